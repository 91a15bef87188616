"""Marketing activities: the buttons, and what the fund pays for."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..program.money_common import MoneyCase


@tagged("post_install", "-at_install", "prm_once")
class TestMarketingMoves(MoneyCase):
    # -------------------------------------------------------------------- budget

    def test_approving_takes_the_budget_and_cancelling_gives_it_back(self):
        self.credit(100)
        activity = self.activity(80.5)
        activity.action_approve()
        self.assertEqual(self.partnership_a.fund_balance, 19.5)
        debit = activity.fund_entry_ids
        self.assertEqual((debit.name, debit.origin), ("Autumn fair", "activity"))
        activity.action_cancel()
        self.assertEqual(self.partnership_a.fund_balance, 100)
        self.assertEqual(
            self.lines(), [("manual", 100), ("activity", -80.5), ("reversal", 80.5)]
        )

    def test_a_cancelled_activity_can_be_planned_and_paid_again(self):
        self.credit(100)
        activity = self.activity(80)
        activity.action_approve()
        activity.action_cancel()
        activity.action_reset()
        activity.budget = 90
        activity.action_approve()
        activity.action_done()
        self.assertEqual(self.partnership_a.fund_balance, 10)

    def test_without_a_budget_the_fund_is_left_alone(self):
        activity = self.activity()
        activity.action_approve()
        activity.action_cancel()
        self.assertFalse(self.partnership_a.fund_entry_ids)

    def test_a_fund_that_does_not_suffice_refuses_and_says_what_is_missing(self):
        self.credit(100)
        activity = self.activity(130)
        self.assertRegex(activity.warning, r"100\.00, .*30\.00 too little")
        with self.refused(r"130\.00 cannot .*30\.00 too little"):
            activity.action_approve()
        self.assertEqual(activity.state, "draft")
        self.credit(30)
        self.assertFalse(activity.warning)
        activity.action_approve()
        self.assertEqual(self.partnership_a.fund_balance, 0)

    def test_a_partnership_that_is_not_active_pays_nothing(self):
        self.credit(100)
        activity, free = self.activity(50), self.activity()
        self.partnership_a.action_suspend()
        self.assertIn("not active", activity.warning)
        with self.refused("not active"):
            activity.action_approve()
        free.action_approve()
        self.partnership_a.action_activate()
        activity.action_approve()

    def test_an_approved_budget_is_frozen(self):
        self.credit(100)
        activity = self.activity(50)
        activity.budget = 60
        activity.action_approve()
        for values in ({"budget": 10}, {"partnership_id": self.partnership_b.id}):
            with self.refused("cannot be changed"):
                activity.write(values)
        activity.write({"name": "Winter fair", "date": "2026-01-31"})

    def test_what_was_paid_once_stays_with_its_partner(self):
        self.credit(100)
        activity = self.activity(50)
        activity.partnership_id = self.partnership_b
        activity.partnership_id = self.partnership_a
        activity.action_approve()
        activity.action_cancel()
        activity.action_reset()
        with self.refused("cannot be changed"):
            activity.partnership_id = self.partnership_b

    def test_many_are_approved_together_or_none(self):
        self.credit(100)
        activities = self.activity(60) | self.activity(60)
        with self.refused("20.00 too little"):
            activities.action_approve()
        self.assertEqual(set(activities.mapped("state")), {"draft"})
        self.credit(20)
        activities.action_approve()
        self.assertEqual(self.partnership_a.fund_balance, 0)

    # --------------------------------------------------------------------- moves

    def test_states_follow_the_buttons(self):
        activity = self.activity()
        for refused in ("action_done", "action_reset"):
            with self.assertRaises(UserError):
                getattr(activity, refused)()
        activity.action_approve()
        with self.assertRaises(UserError):
            activity.action_approve()
        activity.action_done()
        for refused in ("action_cancel", "action_reset", "action_approve"):
            with self.assertRaises(UserError):
                getattr(activity, refused)()

    def test_the_state_changes_by_buttons_only(self):
        with self.assertRaises(UserError):
            self.activity(state="approved")
        activity = self.activity()
        for user in (self.channel_all, self.channel_admin):
            with self.assertRaises(UserError):
                activity.with_user(user).write({"state": "approved"})

    def test_only_a_draft_that_was_never_paid_is_deleted(self):
        draft, approved = self.activity(), self.activity()
        approved.action_approve()
        with self.refused("Cancel"):
            approved.with_user(self.channel_admin).unlink()
        draft.with_user(self.channel_admin).unlink()
        self.assertFalse(draft.exists())

    def test_figures_are_due_when_it_is_approved(self):
        activity = self.activity()
        activity.sudo().score_due = False
        activity.action_approve()
        self.assertTrue(activity.score_due)

    # -------------------------------------------------------------------- rights

    def test_who_presses_the_buttons(self):
        buttons = ("action_approve", "action_cancel", "action_reset")
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            activity = self.activity().with_user(user)
            for button in buttons:
                getattr(activity, button)()
        activity = self.activity()
        refused = (
            self.channel_other,
            self.salesperson,
            self.employee,
            self.partner_a,
            self.supervisor_a,
            self.partner_b,
            self.portal_user,
        )
        for user in refused:
            for button in (*buttons, "action_done"):
                with self.assertRaises(AccessError, msg=f"{user.login} {button}"):
                    getattr(activity.with_user(user), button)()
        self.assertEqual(activity.state, "draft")

    def test_who_is_not_allowed_to_create_uses_the_dialog(self):
        with self.assertRaises(AccessError):
            self.activity(user=self.channel_own)
        self.activity(user=self.channel_all)

    def test_the_button_shows_the_lines_of_the_ledger(self):
        self.credit(10)
        activity = self.activity(10, user=self.channel_all)
        activity.action_approve()
        action = activity.with_user(self.channel_own).action_open_fund()
        found = self.env["prm.fund.entry"].search(action["domain"])
        self.assertEqual(found, activity.fund_entry_ids)
