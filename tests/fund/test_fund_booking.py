"""Credits of won opportunities: who gets them, when, how much, and back again."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..program.money_common import MoneyCase


@tagged("post_install", "-at_install")
class TestFundBooking(MoneyCase):
    def book(self):
        (self.partnership_a | self.partnership_b)._book_funds()

    def lose(self, registration):
        lead = registration.lead_id
        if lead.won_status == "won":
            lead.stage_id = self.env["crm.stage"].search([("is_won", "=", False)])[0]
        lead.action_set_lost()

    def win_again(self, registration):
        registration.lead_id.action_unarchive()
        registration.lead_id.action_set_won()

    # ------------------------------------------------------------------- credits

    def test_five_percent_of_a_won_deal_are_credited(self):
        deal = self.won(1234.50)  # 61.725, rounded to the currency
        self.book()
        [entry] = self.partnership_a.fund_entry_ids
        self.assertEqual(entry.amount, 61.73)
        self.assertEqual((entry.kind, entry.origin), ("credit", "won"))
        self.assertEqual(entry.lead_id, deal.lead_id)
        self.assertEqual(self.partnership_a.fund_balance, 61.73)
        self.assertFalse(self.partnership_b.fund_entry_ids)

    def test_a_second_run_books_nothing(self):
        self.won(1000)
        self.book()
        entries = self.partnership_a.fund_entry_ids
        self.book()
        self.assertEqual(self.partnership_a.fund_entry_ids, entries)
        self.assertEqual(self.lines(), [("won", 50)])

    def test_what_partners_read_of_a_credit_names_no_customer_and_no_number(self):
        self.won(1000)
        self.book()
        self.assertEqual(self.partnership_a.fund_entry_ids.name, "Won deal")

    def test_open_and_lost_deals_are_not_credited(self):
        self.deal(1000)
        self.lose(self.deal(1000))
        self.book()
        self.assertEqual(self.lines(), [])

    def test_a_deal_without_an_amount_is_not_credited(self):
        self.won(0)
        self.won(0.05)  # 0.0025 is nothing in this currency
        self.book()
        self.assertEqual(self.lines(), [])

    def test_a_tier_without_a_fund_credits_nothing(self):
        self.tier.fund_percent = 0
        self.won(1000)
        self.book()
        self.assertEqual(self.lines(), [])

    def test_the_percentage_of_the_present_tier_counts(self):
        silver = self.env["prm.tier"].create(
            {
                "program_id": self.program.id,
                "level": 2,
                "name": "Silver",
                "target_points": 10,
                "fund_percent": 8,
            }
        )
        self.won(1000)
        self.book()
        self.partnership_a.tier_id = silver
        self.won(1000)
        self.book()
        self.assertEqual(self.lines(), [("won", 50), ("won", 80)])

    def test_a_shared_deal_is_not_credited_and_an_offered_one_is(self):
        shared, offered = self.won(1000), self.won(2000)
        self.env.cr.execute(
            "UPDATE prm_registration SET origin = 'shared' WHERE id = %s", shared.ids
        )
        self.env.cr.execute(
            "UPDATE prm_registration SET origin = 'offered' WHERE id = %s", offered.ids
        )
        self.env.invalidate_all()
        self.book()
        self.assertEqual(self.lines(), [("won", 100)])

    def test_only_what_was_won_in_the_term_is_credited(self):
        today = fields.Date.today()
        before, first, last, after = (self.won(1000) for _number in range(4))
        self.partnership_a.date_start = today - timedelta(10)
        self.partnership_a.date_end = today + timedelta(10)
        for deal, days in ((before, -11), (first, -10), (last, 10), (after, 11)):
            noon = fields.Datetime.to_datetime(today) + timedelta(days, hours=23)
            deal.lead_id.date_closed = noon
        self.book()
        leads = self.partnership_a.fund_entry_ids.lead_id
        self.assertEqual(leads, (first | last).lead_id)

    def test_an_open_ended_term_takes_all(self):
        deal = self.won(1000)
        deal.lead_id.date_closed = "2001-01-01 12:00:00"
        self.partnership_a.date_start = False
        self.book()
        self.assertEqual(self.lines(), [("won", 50)])

    def test_a_suspended_partnership_gets_it_when_it_is_active_again(self):
        self.won(1000)
        self.partnership_a.action_suspend()
        self.book()
        self.assertEqual(self.lines(), [])
        self.partnership_a.action_activate()
        self.book()
        self.assertEqual(self.lines(), [("won", 50)])

    def test_the_partner_approved_first_gets_the_credit(self):
        deal = self.deal(1000, self.partner_b)
        second = self._register(self.partner_a).sudo()
        later = fields.Datetime.now() + timedelta(hours=1)
        second._write_guarded({"lead_id": deal.lead_id.id, "state": "approved"})
        second._write_guarded({"decided_at": later})
        deal.lead_id.action_set_won()
        self.assertEqual((deal | second).mapped("outcome"), ["won", "won"])
        self.book()
        self.assertEqual(self.lines(), [])
        self.assertEqual(self.lines(self.partnership_b), [("won", 50)])
        # The first one's registration goes: the other partner is entitled now.
        (deal | second).score_due = False
        deal.reason_id = self.reasons["cancellation"]
        deal.decision_note = "Not your deal"
        deal.action_cancel()
        self.book()
        self.assertEqual(
            self.lines(self.partnership_b), [("won", 50), ("reversal", -50)]
        )
        self.assertTrue(second.score_due)
        self.book()
        self.assertEqual(self.lines(), [("won", 50)])

    # ----------------------------------------------------------------- reversals

    def test_lost_again_takes_the_credit_back_and_won_again_gives_it_again(self):
        deal = self.won(1000)
        self.book()
        self.lose(deal)
        self.book()
        self.assertEqual(self.lines(), [("won", 50), ("reversal", -50)])
        self.assertEqual(self.partnership_a.fund_balance, 0)
        self.book()
        self.win_again(deal)
        self.book()
        self.book()
        self.assertEqual(self.lines(), [("won", 50), ("reversal", -50), ("won", 50)])
        self.assertEqual(self.partnership_a.fund_balance, 50)

    def test_a_credit_stays_when_the_term_the_tier_or_the_amount_change(self):
        deal = self.won(1000)
        self.book()
        deal.lead_id.expected_revenue = 9000
        self.tier.fund_percent = 0
        self.partnership_a.date_start = fields.Date.today() + timedelta(30)
        self.book()
        self.assertEqual(self.lines(), [("won", 50)])

    def test_a_fund_that_does_not_suffice_gives_what_it_has_and_the_owner_is_told(self):
        deal = self.won(1000)
        self.book()
        self.debit(30)
        self.lose(deal)
        self.book()
        self.book()
        self.assertEqual(self.lines()[2:], [("reversal", -20)])
        self.assertEqual(self.partnership_a.fund_balance, 0)
        todo = self.partnership_a.activity_ids.filtered("note")
        self.assertEqual(len(todo), 1)
        self.assertEqual(todo.user_id, self.channel_own)
        self.assertIn("30.00", todo.summary)

    def test_the_rest_is_taken_when_money_comes(self):
        deal = self.won(1000)
        self.book()
        self.debit(30)
        self.lose(deal)
        self.book()
        self.partnership_a.score_due = False
        self.credit(10)
        self.assertTrue(self.partnership_a.score_due)
        self.book()
        self.credit(100)
        self.book()
        taken = [amount for origin, amount in self.lines() if origin == "reversal"]
        self.assertEqual(taken, [-20, -10, -20])
        self.assertEqual(self.partnership_a.fund_balance, 80)
        self.partnership_a.score_due = False
        self.credit(1)
        self.assertFalse(self.partnership_a.score_due, "nothing is claimed anymore")

    def test_won_again_while_a_part_was_taken_gives_that_part_back(self):
        deal = self.won(1000)
        self.book()
        self.debit(30)
        self.lose(deal)
        self.book()
        self.win_again(deal)
        self.book()
        self.book()
        self.assertEqual(self.lines()[2:], [("reversal", -20), ("reversal", 20)])
        self.assertEqual(self.partnership_a.fund_balance, 20)
        credit = self.partnership_a.fund_entry_ids.filtered(
            lambda entry: entry.origin == "won"
        )
        self.assertFalse(credit.reversal_due)
        self.assertFalse(credit.is_reversed)

    # ------------------------------------------------------------ many, and merging

    def test_as_many_queries_find_it_for_one_partnership_as_for_many(self):
        self.won(1000)
        partnerships = self.partnership_a
        for number in range(5):
            organization = self._create_organization(f"Organization {number}")
            partnerships |= self._create_partnership(organization)
        self.book()
        self.env.flush_all()
        counts = []
        for some in (self.partnership_a, partnerships):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some._book_funds()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)

    def test_merged_opportunities_keep_one_credit(self):
        first, second = self.won(1000), self.won(2000)
        self.book()
        self.assertEqual(self.partnership_a.fund_balance, 150)
        leads = first.lead_id | second.lead_id
        merged = leads.merge_opportunity(auto_unlink=True)
        self.assertTrue(merged.exists())
        self.book()
        entries = self.partnership_a.fund_entry_ids
        open_credits = entries.filtered(
            lambda entry: entry.origin == "won" and not entry.is_reversed
        )
        self.assertEqual(open_credits.lead_id, merged)
        self.assertEqual(len(open_credits), 1)
