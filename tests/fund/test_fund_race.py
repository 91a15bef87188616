"""Two people, or two jobs, at the same fund at the same moment."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..program.money_common import MoneyData
from ..race_common import RaceCase


@tagged("-at_install", "post_install")
class TestFundRace(MoneyData, RaceCase):
    def debiting(self, amount):
        partnership = self.partnership_a

        def call(env):
            env["prm.fund.entry"].create(
                {
                    "name": "At once",
                    "partnership_id": partnership.id,
                    "kind": "debit",
                    "amount": amount,
                }
            )

        return call

    def booking(self, env):
        self.partnership_a.with_env(env).sudo()._book_funds()

    def with_balance(self, amount):
        """Bring the fund to ``amount``, committed."""
        with self.committed(self.channel_all):
            balance = self.here(self.partnership_a).fund_balance
            kind = "credit" if balance < amount else "debit"
            self.entry(kind, abs(amount - balance), self.here(self.partnership_a))

    def balance(self):
        with self.committed():
            return self.here(self.partnership_a).fund_balance

    def test_two_debits_at_once_and_only_one_of_them_passes(self):
        self.with_balance(100)
        outcomes = self.race(
            (self.channel_all, self.debiting(70)),
            (self.channel_admin, self.debiting(70)),
        )
        self.assertOneOf(outcomes, UserError, "holds .30.00|holds .*30.00, .*40.00 too")
        self.assertEqual(self.balance(), 30)

    def test_two_debits_at_once_that_both_have_room_pass(self):
        self.with_balance(100)
        outcomes = self.race(
            (self.channel_all, self.debiting(60)),
            (self.channel_admin, self.debiting(40)),
        )
        self.assertEqual(outcomes, [None, None])
        self.assertEqual(self.balance(), 0)

    def test_two_activities_approved_at_once_and_one_is_paid(self):
        self.with_balance(100)
        with self.committed():
            user = self.here(self.channel_all)
            partnership = self.here(self.partnership_a)
            first, second = (self.activity(80, partnership, user) for _ in range(2))
        outcomes = self.race(
            (self.channel_all, lambda env: first.with_env(env).action_approve()),
            (self.channel_admin, lambda env: second.with_env(env).action_approve()),
        )
        self.assertOneOf(outcomes, UserError, "too little")
        with self.committed():
            states = (self.here(first) | self.here(second)).mapped("state")
            self.assertEqual(sorted(states), ["approved", "draft"])
        self.assertEqual(self.balance(), 20)

    def test_one_activity_approved_twice_is_paid_once(self):
        self.with_balance(100)
        with self.committed():
            activity = self.activity(
                30, self.here(self.partnership_a), self.here(self.channel_all)
            )

        def approve(env):
            activity.with_env(env).action_approve()

        outcomes = self.race((self.channel_all, approve), (self.channel_own, approve))
        self.assertOneOf(outcomes, UserError, "already been done")
        self.assertEqual(self.balance(), 70)

    def test_two_jobs_at_once_credit_a_won_deal_once(self):
        registration = self.registered()
        with self.committed():
            self.here(self.tier).fund_percent = 5
            lead = self._approve(
                self.here(registration), self.here(self.channel_own)
            ).sudo()
            lead.expected_revenue = 1000
            lead.action_set_won()
        outcomes = self.race(
            (self.env_user, self.booking), (self.env_user, self.booking)
        )
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            entries = self.env["prm.fund.entry"].search([("lead_id", "=", lead.id)])
            self.assertEqual(entries.mapped("signed_amount"), [50])

    @property
    def env_user(self):
        return self.channel_admin
