"""A review never waits for ever: the vendor goes on, whatever the partner does."""

from datetime import datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ...models.common.errors import RegistrationRefused
from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestReviewGoesOn(PrmCase):
    def returned(self, **values):
        """Return a registration that waits for its author."""
        deal = self._register(**values)
        self.give_back(deal)
        return deal

    def give_back(self, deal):
        desk = deal.with_user(self.channel_own)
        desk.write({"reason_id": self.reasons["return"].id, "decision_note": "Which?"})
        desk.flagged_fields = "date_closing"
        desk.action_return()

    def correct(self, deal, token):
        deal._resubmit(self._form_values(self.partner_a), token, submit=True)

    # ------------------------------------------------------------ an answer is enough

    def test_the_reviewer_goes_on_when_the_partner_answers_in_the_conversation(self):
        deal = self.returned()
        deal._post_comment_sudo("It is the second site.")
        with freeze_time("2026-05-04 08:00:00"):
            deal.with_user(self.channel_own).action_start_review()
        self.assertEqual(deal.state, "in_review")
        self._approve(deal)
        self.assertEqual(deal.state, "approved")

    def test_the_review_begins_anew_with_a_promise_of_its_own(self):
        self.program.review_hours = 48
        deal = self.returned().sudo()
        with freeze_time("2026-05-04 08:00:00"):
            deal.with_user(self.channel_own).action_start_review()
        self.assertEqual(deal.review_due_at, datetime(2026, 5, 6, 8))
        self.assertFalse(deal.decided_at or deal.decided_by_id or deal.flagged_fields)
        activities = deal.activity_ids
        self.assertEqual(activities.user_id, self.channel_own)
        self.assertEqual(deal.transition_ids[-1].old, "action_required")
        self.assertFalse(deal.transition_ids[-1].note)
        self.assertEqual(deal.transition_ids[-2].note, "Which?")

    def test_a_reopened_one_has_a_promise_of_its_own_too(self):
        deal = self._register().sudo()
        admin = deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["rejection"]
        admin.action_reject()
        admin.reason_id = self.reasons["reopening"]
        with freeze_time("2026-05-04 08:00:00"):
            admin.action_reopen()
        self.assertEqual(deal.review_due_at, datetime(2026, 5, 6, 8))
        self.assertEqual(deal.transition_ids[-1].reason_id, self.reasons["reopening"])
        self.assertFalse(deal.reason_id)

    def test_the_reason_of_the_return_is_no_reason_to_reject(self):
        deal = self.returned().with_user(self.channel_own)
        deal.action_start_review()
        with self.assertRaisesRegex(UserError, "Choose a reason"):
            deal.action_reject()
        deal.reason_id = self.reasons["rejection"]
        deal.action_reject()
        self.assertEqual(deal.state, "rejected")

    def test_only_who_decides_it_goes_on(self):
        deal = self.returned()
        users = (
            self.partner_a,
            self.supervisor_a,
            self.channel_other,
            self.salesperson,
        )
        for user in users:
            with self.subTest(user.login), self.assertRaises(AccessError):
                deal.with_user(user).action_start_review()
        self.assertEqual(deal.state, "action_required")
        deal.with_user(self.channel_all).action_start_review()
        self.assertEqual(deal.state, "in_review")

    # ------------------------------------------------------------ the last resubmission

    def test_after_the_last_resubmission_the_reviewer_still_decides(self):
        self.program.max_resubmissions = 1
        for button, state in (("action_qualify", "approved"), ("", "action_required")):
            deal = self.returned()
            self.correct(deal, f"first {state}")
            if button:
                getattr(deal.with_user(self.channel_own), button)()
            else:
                self.give_back(deal)
            self.assertEqual(deal.state, state)
        deal.with_user(self.channel_own).action_start_review()
        self._approve(deal)
        self.assertEqual(deal.state, "approved")

    def test_then_the_partner_is_offered_the_conversation_and_no_form(self):
        self.program.max_resubmissions = 1
        deal = self.returned()
        self.assertIn("edit", deal._portal_actions())
        self.assertIn("resubmit", deal._portal_page()["next_step"])
        self.correct(deal, "first")
        self.give_back(deal)
        self.assertFalse({"edit", "submit"} & deal._portal_actions())
        portal = self.portal.with_user(self.partner_a)
        home = portal.env["prm.home.page"]._page(portal)
        texts = [step["text"] for step in home["next_steps"]]
        self.assertIn(f"Answer in the conversation: {deal.display_name}", texts)
        self.assertIn("comment", deal._portal_actions())
        self.assertIn("conversation", deal._portal_page()["next_step"])
        with self.assertRaises(RegistrationRefused):
            self.correct(deal, "second")

    # ---------------------------------------------------------------- whose note it is

    def test_the_vendor_s_note_is_not_repeated_as_the_partner_s_withdrawal(self):
        deal = self.returned()
        deal._withdraw(self.reasons["withdrawal"].id)
        page = deal._portal_page()
        self.assertEqual(page["reason"], self.reasons["withdrawal"].name)
        self.assertFalse(page["note"])
        self.assertEqual(page["timeline"][-1]["detail"], page["reason"])
