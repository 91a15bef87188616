"""A partner appeals a decision: who, when, how often, and who looks at it."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase
from .appeal_common import AppealData


@tagged("-at_install", "post_install")
class TestAppealAsked(AppealData, PrmCase):
    def test_what_the_partner_typed_is_text_in_the_activity(self):
        deal = self.rejected()
        self.ask(deal, reason="Look <a href='https://x.example'>here</a>\nplease")
        note = self.waiting(deal).note
        self.assertIn("&lt;a href", note)
        self.assertNotIn("<a href='", note.replace('"', "'"))
        self.assertIn("<br>", note.replace("/", ""))

    def test_of_a_rejection_both_sides_are_told(self):
        deal = self.rejected()
        appeal = self.ask(deal)
        self.assertEqual((appeal.state, appeal.decision), ("open", "rejected"))
        self.assertEqual(appeal.contact_id, self.partner_a.partner_id)
        self.assertEqual(appeal.first_decider_id, self.channel_own)
        self.assertNotEqual(appeal.person_id, self.channel_own)
        self.assertTrue(appeal.person_id)
        activity = self.waiting(deal)
        self.assertEqual(activity.user_id, appeal.person_id)
        self.assertIn(self.partner_a.partner_id.name, activity.summary)
        mail = self.told(deal, "Appeal received")
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        self.assertIn(appeal.person_id.name, mail.body_html)
        self.assertEqual(deal.state, "rejected")

    def test_an_end_of_the_protection_is_appealed_as_well(self):
        deal = self.expired()
        appeal = self.ask(deal)
        self.assertEqual((appeal.state, appeal.decision), ("open", "expired"))
        self.assertEqual(appeal.first_decider_id, self.channel_own)
        self.assertNotIn(appeal.person_id, self.channel_own)

    def test_the_answer_is_promised_in_review_hours_of_the_program(self):
        self.program.review_hours = 20
        deal = self.rejected()
        with freeze_time("2026-11-30 08:00:00"):
            appeal = self.ask(deal)
        promised = fields.Datetime.to_datetime("2026-12-01 04:00:00")
        self.assertEqual(appeal.due_at, promised)

    def test_author_and_supervisor_appeal_and_nobody_else_of_the_partner(self):
        for user, may in (
            (self.partner_a, True),
            (self.supervisor_a, True),
            (self.colleague_a, False),
        ):
            deal = self.rejected()
            deal.visibility = "organization"
            with self.subTest(user.login):
                refused = set() if may else {"not_your_role"}
                self.assertEqual("appeal" in self.page(deal, user)["actions"], may)
                self.assertEqual(self.refused(deal, user), refused)
                self.assertEqual(bool(deal.appeal_ids), may)

    def assertRefused(self, deal, code):
        """The page offers nothing, and a request is refused with this code."""
        self.assertNotIn("appeal", self.page(deal)["actions"])
        before = deal.appeal_ids
        self.assertEqual(self.refused(deal), {code})
        self.assertEqual(deal.appeal_ids, before)

    def test_deals_of_others_are_none(self):
        deal = self.rejected()
        for user in (self.partner_b, self.supervisor_b, self.portal_user):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.ask(deal, user)
        self.assertFalse(deal.appeal_ids)

    def test_what_nobody_decided_against_the_partner_cannot_be_appealed(self):
        submitted = self._register().sudo()
        self.assertRefused(submitted, "not_in_this_state")
        submitted.with_user(self.partner_a).sudo(False)._withdraw(
            self.reasons["withdrawal"].id
        )
        self.assertRefused(submitted, "not_in_this_state")
        cancelled = self._register().sudo()
        desk = cancelled.with_user(self.channel_own).sudo(False)
        desk.reason_id = self.reasons["cancellation"]
        desk.action_cancel()
        self.assertRefused(cancelled, "not_in_this_state")

    def test_a_decision_is_appealed_once_by_whomever(self):
        deal = self.rejected()
        self.assertIn("appeal", self.page(deal)["actions"])
        self.ask(deal)
        self.assertRefused(deal, "appeal_asked")
        self.assertEqual(self.refused(deal, self.supervisor_a), {"appeal_asked"})
        self.decline(deal.appeal_ids)
        self.assertRefused(deal, "appeal_asked")

    def test_a_new_decision_is_appealed_anew(self):
        deal = self.rejected()
        appeal = self.ask(deal)
        self.grant(appeal)
        desk = deal.with_user(self.channel_all).sudo(False)
        desk.reason_id = self.reasons["rejection"]
        desk.action_reject()
        again = self.ask(deal)
        self.assertNotEqual(again, appeal)
        self.assertEqual(again.first_decider_id, self.channel_all)
        self.assertNotEqual(again.person_id, self.channel_all)

    def test_the_same_form_sent_twice_is_one_appeal(self):
        deal = self.rejected()
        for _again in range(2):
            self.ask(deal, token="a" * 32)
        self.assertEqual(len(deal.appeal_ids), 1)

    def test_the_last_day_counts_and_the_day_after_is_too_late(self):
        self.portal.appeal_days = 10
        deal = self.rejected()
        decided = deal._day_at(deal.company_id, deal.transition_ids[-1:].date)
        for days, code in ((10, None), (11, "appeal_late")):
            with freeze_time(decided + timedelta(days=days)), self.subTest(days):
                if code:
                    self.assertRefused(deal, code)
                else:
                    self.assertIn("appeal", self.page(deal)["actions"])

    def test_a_rejection_that_nobody_wrote_down_cannot_be_appealed(self):
        deal = self.rejected()
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM prm_registration_transition WHERE registration_id = %s",
            [deal.id],
        )
        self.env.invalidate_all()
        self.assertRefused(deal, "appeal_nothing")

    def test_a_reason_is_needed_and_has_an_end(self):
        deal = self.rejected()
        for reason, code in (
            ("", "appeal_reason"),
            (" \n ", "appeal_reason"),
            ("x" * 2001, "too_long"),
        ):
            self.assertEqual(self.refused(deal, reason=reason), {code})
        self.assertFalse(deal.appeal_ids)
        self.assertEqual(self.ask(deal, reason="x" * 2000).reason, "x" * 2000)

    # ---------------------------------------------------------------- switches

    def test_the_switch_of_the_portal_in_both_positions(self):
        deal = self.rejected()
        self.portal.let_appeal = False
        self.assertRefused(deal, "appeals_off")
        self.portal.let_appeal = True
        self.assertIn("appeal", self.page(deal)["actions"])
        self.assertEqual(self.refused(deal), set())

    def test_where_registrations_cannot_be_changed_nothing_is_appealed(self):
        deal = self.rejected()
        row = self.portal.section_ids.filtered(lambda row: row.key == "registrations")
        row.can_edit = False
        self.assertRefused(deal, "registrations_fixed")
        row.can_edit = True
        self.assertEqual(self.refused(deal), set())

    def test_what_was_appealed_before_the_switch_went_off_is_answered(self):
        appeal = self.ask(self.rejected())
        self.portal.let_appeal = False
        self.decline(appeal)
        page = self.page(appeal.registration_id)
        self.assertEqual(page["appeal"]["state"], "declined")

    # ------------------------------------------------------------- no oracle

    def test_a_duplicate_is_appealed_like_any_other_rejection(self):
        pages = []
        for kind in ("rejection", "duplicate"):
            deal = self.rejected(kind=kind)
            appeal = self.ask(deal)
            page = self.page(deal)["appeal"]
            pages.append({**page, "person": appeal.person_id})
            body = self.told(deal, "Appeal received").body_html
            self.assertNotIn("duplicate", body)
        self.assertEqual(pages[0], pages[1])
