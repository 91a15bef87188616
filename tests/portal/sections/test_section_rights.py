"""May partners create, may they change: by page, by form and behind them."""

import uuid

from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ...http_common import PrmHttpCase
from .section_common import SectionData

CLOSED = "is not accepting new registrations"
FIXED = "cannot change a registration after you have sent it"


@tagged("post_install", "-at_install")
class TestSectionRights(SectionData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.login(self.partner_a)

    def actions(self, deal, user=None):
        self._forget()
        return deal.with_user(user or self.partner_a)._portal_actions()

    # ----------------------------------------------------------------------- create

    def test_without_creating_there_is_no_button_and_the_form_says_why(self):
        self.assertTrue(self.visit().has_class("prm_register"))
        self._set("registrations", can_create=False)
        for address in ("", "/registrations", "/opportunities", "/program"):
            page = self.visit(address)
            self.assertFalse(page.has_class("prm_register"), address)
            self.assertFalse("/registrations/new" in page.text, address)
        page = self.visit("/registrations/new")
        self.assertEqual(page.status, 403)
        self.assertTrue(CLOSED in page.text)

    def test_without_creating_a_sent_form_is_refused_with_all_that_was_typed(self):
        self._set("registrations", can_create=False)
        for action in ("submit", "draft"):
            answer = self.register_by_form(name="Forged", action=action)
            self.assertEqual(answer.status, 422)
            self.assertTrue(CLOSED in answer.text)
            self.assertEqual(answer.value("name"), "Forged")
        self.assertFalse(self.created(name="Forged"))
        self._set("registrations", can_create=True)
        self.assertEqual(self.register_by_form(name="Allowed").status, 303)

    def test_behind_the_pages_the_verdict_is_the_same(self):
        partnership = self.partnership_a.with_user(self.partner_a)
        self.assertTrue(partnership._verdict_register())
        self._set("registrations", can_create=False)
        self.assertEqual(partnership._verdict_register().code, "registrations_closed")
        with self.assertRaisesRegex(RegistrationRefused, CLOSED):
            self._register()
        self._set("registrations", can_create=True, visible=False)
        self.assertFalse(partnership._verdict_register())

    def test_without_creating_a_draft_is_kept_but_neither_changed_nor_sent(self):
        draft = self._register(name="Draft", submit=False)
        self.assertLessEqual({"edit", "submit", "discard"}, self.actions(draft))
        self._set("registrations", can_create=False)
        self.assertEqual(self.actions(draft), {"discard"})
        own = draft.with_user(self.partner_a)
        values = self._form_values(self.partner_a)
        for submit in (True, False):
            with self.assertRaises(RegistrationRefused):
                own._resubmit(values, uuid.uuid4().hex, submit=submit)
        self.assertFalse("Draft" in self.visit().text)
        self.assertEqual(self.visit(f"/registrations/{draft.id}").status, 200)
        own._discard()
        self.assertFalse(draft.exists())

    def test_without_creating_what_was_returned_is_still_corrected(self):
        returned = self._returned(name="Returned")
        self._set("registrations", can_create=False)
        self.assertLessEqual({"edit", "submit"}, self.actions(returned))
        page = self.visit(f"/registrations/{returned.id}/edit")
        self.assertEqual(page.status, 200)
        values = self._form_values(self.partner_a, name="Corrected")
        own = returned.with_user(self.partner_a)
        own._resubmit(values, uuid.uuid4().hex, submit=True)
        self.assertEqual(own.state, "submitted")

    def test_lookups_are_open_only_to_who_fills_a_form(self):
        lookup = self.env["prm.registration.entrance"].with_user(self.partner_a)
        partnership = self.partnership_a.with_user(self.partner_a)
        self.assertTrue(lookup._verdict_form(partnership))
        self._set("registrations", can_create=False)
        self.assertTrue(lookup._verdict_form(partnership))
        self._set("registrations", can_edit=False)
        self.assertFalse(lookup._verdict_form(partnership))

    # ------------------------------------------------------------------------- edit

    def test_without_changing_what_was_sent_is_neither_corrected_nor_withdrawn(self):
        sent, returned = self._register(name="Sent"), self._returned(name="Returned")
        self.assertIn("withdraw", self.actions(sent))
        self.assertLessEqual({"edit", "submit", "withdraw"}, self.actions(returned))
        self._set("registrations", can_edit=False)
        for user in (self.partner_a, self.supervisor_a):
            for deal in (sent, returned):
                self.assertFalse(
                    {"edit", "submit", "withdraw"} & self.actions(deal, user)
                )
                self.assertIn("comment", self.actions(deal, user))
        reason = self.reasons["withdrawal"].id
        answer = self.send(f"/registrations/{sent.id}/withdraw", {"reason_id": reason})
        self.assertEqual(answer.status, 422)
        self.assertTrue(FIXED in answer.text)
        own = returned.with_user(self.partner_a)
        with self.assertRaisesRegex(RegistrationRefused, FIXED):
            own._resubmit(
                self._form_values(self.partner_a), uuid.uuid4().hex, submit=True
            )
        page = self.visit(f"/registrations/{returned.id}/edit")
        self.assertEqual(page.location, f"{self.HOME}/registrations/{returned.id}")
        self._set("registrations", can_edit=True)
        answer = self.send(f"/registrations/{sent.id}/withdraw", {"reason_id": reason})
        self.assertEqual(answer.status, 303)

    def test_then_the_answer_is_a_message_and_the_page_says_so(self):
        returned = self._returned(name="Returned")
        self._set("registrations", can_edit=False)
        page = self.visit(f"/registrations/{returned.id}")
        self.assertFalse(page.has_class("prm_edit"))
        self.assertTrue("Answer in the conversation" in page.text)
        self.assertTrue("Answer in the conversation" in self.visit().text)
        review = returned.with_user(self.channel_own)
        review.action_start_review()
        self.assertEqual(returned.sudo().state, "in_review")

    def test_what_was_returned_is_never_without_an_answer(self):
        returned = self._returned(name="Returned")
        self._set("registrations", can_edit=False)
        self._show_block("conversation", False)
        self.assertLessEqual({"edit", "submit"}, self.actions(returned))
        self.assertNotIn("withdraw", self.actions(returned))
        self.assertTrue(
            self.visit(f"/registrations/{returned.id}").has_class("prm_edit")
        )

    def test_without_changing_drafts_are_written_and_sent_as_before(self):
        self._set("registrations", can_edit=False)
        draft = self._register(name="Draft", submit=False)
        self.assertLessEqual({"edit", "submit"}, self.actions(draft))
        self.assertEqual(self.register_by_form(name="New").status, 303)
