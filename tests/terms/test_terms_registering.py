"""Registering may wait for accepted terms; nothing else does, and nothing is lost."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..http_common import PrmHttpCase
from .terms_common import TermsData

SENTENCE = "has not accepted the current terms"


@tagged("post_install", "-at_install")
class TestTermsRegistering(TermsData, PrmHttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        long_ago = fields.Date.today() - timedelta(days=400)
        (cls.partnership_a | cls.partnership_b).write({"activated_on": long_ago})
        cls.program.write({"terms_days": 0, "terms_required": True})

    def let_pass(self):
        """Publish terms whose last day was yesterday."""
        terms = self.publish(date_from="2026-01-01")
        before = fields.Datetime.now() - timedelta(days=2)
        terms.flush_recordset()
        self.env.cr.execute(
            "UPDATE prm_program_terms SET published_at = %s WHERE id = %s",
            (before, terms.id),
        )
        self.env.invalidate_all()
        return terms

    def refused(self, call, *args, **kwargs):
        with self.assertRaisesRegex(RegistrationRefused, SENTENCE):
            call(*args, **kwargs)

    def test_on_the_last_day_registering_is_open(self):
        self.publish()
        self.assertEqual(self._register().state, "submitted")

    def test_afterwards_it_waits_until_the_terms_are_accepted(self):
        self.let_pass()
        self.refused(self._register)
        draft = self._register(submit=False)
        self.assertEqual(draft.state, "draft")
        self.refused(
            draft._resubmit, self._form_values(self.partner_a), "t" * 9, submit=True
        )
        self.accept()
        values = self._form_values(self.partner_a)
        draft._resubmit(values, "u" * 9, submit=True)
        self.assertEqual(draft.state, "submitted")
        self.assertEqual(self._register().state, "submitted")

    def test_without_the_setting_nothing_waits(self):
        self.program.terms_required = False
        self.let_pass()
        self.assertEqual(self._register().state, "submitted")

    def test_what_was_sent_before_goes_on(self):
        deal = self._register()
        review = deal.with_user(self.channel_own)
        review.write(
            {"reason_id": self.reasons["return"].id, "decision_note": "What for?"}
        )
        review.action_return()
        self.let_pass()
        values = self._form_values(self.partner_a)
        deal._resubmit(values, "v" * 9, submit=True, ask_review=True)
        self.assertEqual(deal.state, "submitted")
        deal._withdraw(self.reasons["withdrawal"].id)
        self.assertEqual(deal.state, "withdrawn")

    def test_the_vendor_enters_deals_all_the_same(self):
        self.let_pass()
        draft = self._register(submit=False)
        entered = draft.sudo().copy({"contact_id": draft.contact_id.id})
        entered.with_user(self.channel_admin).sudo()._submit()
        self.assertEqual(entered.state, "submitted")

    def test_the_form_says_so_and_keeps_what_was_typed(self):
        self.let_pass()
        page = self.visit("/registrations/new", user=self.partner_a)
        self.assertEqual(page.status, 200)
        [notice] = page.has_class("prm_terms_notice")
        self.assertIn("drafts can be saved", notice.text_content())
        page = self.register_by_form(name="Waiting deal")
        self.assertEqual(page.status, 422)
        self.assertIn(SENTENCE, page.text)
        self.assertEqual(page.value("name"), "Waiting deal")
        self.assertFalse(self.created(name="Waiting deal"))
        page = self.register_by_form(name="Waiting deal", action="draft")
        self.assertEqual(page.status, 303)
        self.assertEqual(self.created(name="Waiting deal").state, "draft")

    def test_no_notice_on_the_form_while_there_is_time(self):
        self.program.terms_days = 5
        self.publish()
        page = self.visit("/registrations/new", user=self.partner_a)
        self.assertFalse(page.has_class("prm_terms_notice"))

    def test_a_file_with_deals_is_not_confirmed(self):
        run = self.env["prm.bulk.registration"].create(
            {
                "name": "deals.csv",
                "user_id": self.partner_a.id,
                "partnership_id": self.partnership_a.id,
                "portal_id": self.portal.id,
                "forms": [],
            }
        )
        run._write_guarded({"state": "ready", "checked_at": fields.Datetime.now()})
        self.let_pass()
        desk = self.env["prm.bulk.desk"].with_user(self.partner_a)
        self.refused(desk._confirm, run.with_user(self.partner_a).sudo(), [])
        self.assertEqual(run.state, "ready")
