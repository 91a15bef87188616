"""The ledger: who writes into it, what it refuses, and that it cannot be changed."""

from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..program.money_common import MoneyCase


@tagged("post_install", "-at_install", "prm_once")
class TestFundLedger(MoneyCase):
    # ------------------------------------------------------------------- balance

    def test_the_balance_is_credits_less_debits(self):
        self.credit(100.10)
        self.debit(30.05)
        self.credit(0.95)
        self.assertEqual(self.partnership_a.fund_balance, 71)
        self.assertEqual(self.partnership_b.fund_balance, 0)
        balances = self.partnership_a.fund_entry_ids.sorted("id")
        self.assertEqual(balances.mapped("balance_after"), [100.10, 70.05, 71])

    def test_all_of_the_balance_can_be_spent_and_not_a_cent_more(self):
        self.credit(100)
        words = (
            r"\$\D100.01 cannot .*Alder Systems: it holds \$\D100.00, "
            r"which is \$\D0.01 too"
        )
        with self.refused(words):
            self.debit(100.01)
        self.debit(100)
        self.assertEqual(self.partnership_a.fund_balance, 0)
        with self.assertRaises(UserError):
            self.debit(0.01)

    def test_lines_that_come_together_are_looked_at_together(self):
        def lines(*amounts):
            return [
                {
                    "name": "Total",
                    "partnership_id": partnership.id,
                    "kind": "credit" if amount > 0 else "debit",
                    "amount": abs(amount),
                }
                for partnership, amount in amounts
            ]

        entries = self.env["prm.fund.entry"].with_user(self.channel_all)
        a, b = self.partnership_a, self.partnership_b
        entries.create(lines((a, 50), (b, 20), (a, -40)))
        with self.refused("Birch Consulting"):
            entries.create(lines((a, 100), (b, -21)))
        self.assertEqual((a.fund_balance, b.fund_balance), (10, 20))

    def test_an_amount_is_more_than_nothing(self):
        for amount in (0, -5, 0.001):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.credit(amount)

    def test_amounts_are_rounded_to_the_currency(self):
        entries = self.env["prm.fund.entry"].with_user(self.channel_all)
        here = entries.with_context(
            default_partnership_id=self.partnership_a.id, default_amount=10.006
        )
        found = here.create([{"name": "Default"}, {"name": "Own", "amount": 1.004}])
        self.assertEqual(found.mapped("amount"), [10.01, 1])
        self.assertEqual(self.partnership_a.fund_balance, 11.01)
        with mute_logger("odoo.sql_db"), self.refused("partnership_id", IntegrityError):
            entries.create({"name": "Nobody's", "amount": 1})

    def test_the_database_itself_refuses_an_overdrawn_fund(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.env.cr.execute(
                "UPDATE prm_partnership SET fund_balance = -1 WHERE id = %s",
                self.partnership_a.ids,
            )

    # ------------------------------------------------------------- closed, kept

    def test_only_active_partnerships_have_an_open_fund(self):
        draft = self._create_partnership(
            self._create_organization("Cedar"), activate=False
        )
        with self.refused("Cedar is closed"):
            self.credit(10, draft)
        draft.action_activate()
        self.credit(10, draft)
        draft.action_suspend()
        with self.refused("closed"):
            self.debit(10, draft)
        draft.action_activate()
        self.debit(10, draft)
        draft.action_terminate()
        with self.refused("closed"):
            self.credit(10, draft)

    def test_a_booked_line_stays_but_for_its_purpose(self):
        entry = self.credit(10)
        changes = {
            "amount": 20,
            "kind": "debit",
            "date": fields.Date.today() - timedelta(1),
            "partnership_id": self.partnership_b.id,
            "origin": "won",
            "is_reversed": True,
            "balance_after": 99,
        }
        for user in (self.channel_all, self.channel_admin, self.env.user):
            mine = entry.with_user(user)
            for name, value in changes.items():
                with self.refused("cannot be changed", msg=name):
                    mine.write({name: value})
            mine.name = f"Corrected by {user.name}"
        self.assertEqual(entry.amount, 10)

    def test_nobody_deletes_a_line(self):
        entry = self.credit(10)
        for user in (self.channel_admin, self.env.user):
            with self.refused("reversal instead"):
                entry.with_user(user).unlink()
        for user in (self.channel_own, self.channel_all, self.partner_a):
            with self.assertRaises(AccessError):
                entry.with_user(user).unlink()

    def test_a_copy_is_a_line_by_hand(self):
        self.won(1000)
        self.partnership_a._book_funds()
        copied = self.partnership_a.fund_entry_ids.with_user(self.channel_all).copy()
        self.assertEqual((copied.origin, copied.lead_id.id), ("manual", False))

    # ------------------------------------------------------------- origin, reversal

    def test_people_enter_lines_by_hand_only(self):
        activity = self.activity()
        lead = self.deal().lead_id
        forged = (
            {"origin": "won"},
            {"origin": "activity"},
            {"lead_id": lead.id},
            {"marketing_activity_id": activity.id},
            {"is_reversed": True},
            {"reversal_of_id": self.credit(1).id},
        )
        for values in forged:
            for user in (self.channel_all, self.channel_admin):
                with self.refused("automatically", msg=values):
                    self.credit(10, user=user, **values)
        self.assertEqual(self.credit(10).origin, "manual")

    def test_a_context_forges_no_origin(self):
        entries = self.env["prm.fund.entry"].with_user(self.channel_all)
        values = {"name": "x", "partnership_id": self.partnership_a.id, "amount": 1}
        for context in (
            {"default_origin": "won"},
            {"prm_booker": True},
            {"default_origin": "won", "prm_booker": "x"},
        ):
            forged = entries.with_context(**context)
            if "default_origin" not in context:
                values["origin"] = "won"
            with self.refused("automatically"):
                forged.create([values])

    def test_a_wrong_line_by_hand_is_reversed_once(self):
        entry = self.credit(10)
        entry.action_reverse()
        self.assertEqual(self.lines(), [("manual", 10), ("reversal", -10)])
        self.assertTrue(entry.is_reversed)
        with self.refused("already been done"):
            entry.action_reverse()
        debit = self.credit(5) and self.debit(5)
        debit.action_reverse()
        self.assertEqual(self.partnership_a.fund_balance, 5)

    def test_a_credit_that_is_spent_cannot_be_reversed(self):
        entry = self.credit(10)
        self.debit(4)
        with self.refused("too little. Lower the amount, or book a credit first"):
            entry.action_reverse()
        self.assertFalse(entry.is_reversed)

    def test_what_is_booked_by_itself_is_not_reversed_by_hand(self):
        self.won(1000)
        self.partnership_a._book_funds()
        credit = self.partnership_a.fund_entry_ids
        with self.refused("no longer won"):
            credit.with_user(self.channel_admin).action_reverse()

    # -------------------------------------------------------------------- rights

    def test_who_reads_the_ledger(self):
        entry = self.credit(10)
        readers = (
            self.partner_a,
            self.colleague_a,
            self.supervisor_a,
            self.channel_own,
            self.channel_all,
            self.channel_admin,
        )
        others = (
            self.partner_b,
            self.supervisor_b,
            self.channel_other,
            self.salesperson,
            self.employee,
            self.portal_user,
        )
        for user in readers:
            self.assertEqual(entry.with_user(user).amount, 10, user.login)
        for user in others:
            with self.assertRaises(AccessError, msg=user.login):
                entry.with_user(user).read(["amount"])

    def test_who_books_by_hand(self):
        for user in (self.channel_all, self.channel_admin):
            self.credit(1, user=user)
        refused = (
            self.channel_own,
            self.channel_other,
            self.salesperson,
            self.employee,
            self.supervisor_a,
            self.portal_user,
        )
        for user in refused:
            with self.assertRaises(AccessError, msg=user.login):
                self.credit(1, user=user)
        self.assertEqual(self.partnership_a.fund_balance, 2)

    def test_who_reverses_and_corrects(self):
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            entry = self.credit(1).with_user(user)
            entry.name = "Corrected"
            entry.action_reverse()
        entry = self.credit(1)
        for user in (self.channel_other, self.salesperson, self.supervisor_a):
            with self.assertRaises(AccessError, msg=user.login):
                entry.with_user(user).action_reverse()
            with self.assertRaises(AccessError, msg=user.login):
                entry.with_user(user).name = "Corrected"

    def test_a_refusal_tells_nobody_what_is_in_a_fund_they_do_not_see(self):
        self.credit(12345)
        with self.assertRaises(AccessError) as refused:
            self.debit(99999, user=self.channel_other)
        self.assertNotIn("12,345", str(refused.exception))
