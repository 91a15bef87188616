"""Credits at the end of a term, and when a partner had no fund before."""

from odoo.tests import freeze_time, tagged

from ..program.money_common import MoneyCase


class FundTermCase(MoneyCase):
    """The term is the year 2026."""

    def setUp(self):
        super().setUp()
        self.partnership = self.partnership_a
        self.partnership.write({"date_start": "2026-01-01", "date_end": "2026-12-31"})

    def won_on(self, moment):
        """Return a registration of 1000 that is won at ``moment``."""
        deal = self.won(1000)
        deal.lead_id.date_closed = moment
        return deal

    def at(self, moment, deed):
        """Do ``deed`` with the partnership at ``moment``."""
        with freeze_time(moment):
            return getattr(self.partnership, deed)()

    def end_term(self, moment):
        """Let the job end the term of the partnership at ``moment``."""
        with freeze_time(moment):
            self.env["prm.term.job"]._end(self.partnership)


@tagged("post_install", "-at_install", "prm_once")
class TestFundTerms(FundTermCase):
    def test_what_is_won_just_before_the_term_rolls_is_credited(self):
        self.at("2026-12-01", "action_renew")
        self.won_on("2026-12-31 23:58:00")
        self.end_term("2027-01-01 02:00:00")
        self.assertEqual(str(self.partnership.date_start), "2027-01-01")
        self.at("2027-01-01 02:05:00", "_book_funds")
        self.assertEqual(self.lines(), [("won", 50)])

    def test_what_is_won_just_before_it_expires_is_credited(self):
        self.won_on("2026-12-31 23:58:00")
        self.end_term("2027-01-01 02:00:00")
        self.assertEqual(self.partnership.state, "expired")
        self.assertEqual(self.lines(), [("won", 50)])

    def test_a_late_renewal_credits_what_was_won_in_the_former_term(self):
        deal = self.deal(1000)
        self.end_term("2027-01-01 02:00:00")
        deal.lead_id.action_set_won()  # told late
        deal.lead_id.date_closed = "2026-12-31 23:58:00"
        self.at("2027-01-05", "_book_funds")
        self.assertEqual(self.lines(), [])
        with freeze_time("2027-01-20"):
            self.partnership.with_user(self.channel_own).action_renew()
        self.at("2027-01-20", "_book_funds")
        self.assertEqual(self.lines(), [("won", 50)])

    def test_a_suspension_over_the_end_of_the_term_loses_nothing(self):
        self.at("2026-12-01", "action_renew")
        self.won_on("2026-12-20 12:00:00")
        self.at("2026-12-21", "action_suspend")
        self.end_term("2027-01-01 02:00:00")
        self.assertEqual(self.lines(), [])
        self.at("2027-02-01", "action_activate")
        self.at("2027-02-01", "_book_funds")
        self.assertEqual(self.lines(), [("won", 50)])

    def test_the_first_start_stays_through_all_terms(self):
        self.assertFalse(self.partnership.first_start)
        for year in (2026, 2027):
            self.at(f"{year}-12-01", "action_renew")
            self.end_term(f"{year + 1}-01-01 02:00:00")
            self.assertEqual(str(self.partnership.first_start), "2026-01-01")
        self.won_on("2025-12-31 12:00:00")
        self.at("2028-02-01", "_book_funds")
        self.assertEqual(self.lines(), [])


@tagged("post_install", "-at_install", "prm_once")
class TestFundSince(FundTermCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.silver = cls.env["prm.tier"].create(
            {"program_id": cls.program.id, "level": 2, "name": "Silver"}
        )
        cls.silver.fund_percent = 8

    def setUp(self):
        super().setUp()
        self.tier.fund_percent = 0

    def test_a_tier_with_a_fund_pays_nothing_for_what_was_won_before(self):
        self.won_on("2026-06-01 12:00:00")
        with freeze_time("2026-06-02"):
            self.partnership.with_user(self.channel_own).tier_id = self.silver
        self.won_on("2026-06-03 12:00:00")
        self.partnership._book_funds()
        self.assertEqual(self.lines(), [("won", 80)])

    def test_a_fund_that_a_tier_gets_pays_nothing_for_what_was_won_before(self):
        self.won_on("2026-06-01 12:00:00")
        with freeze_time("2026-06-02"):
            self.tier.with_user(self.channel_admin).fund_percent = 5
        self.won_on("2026-06-03 12:00:00")
        self.partnership._book_funds()
        self.assertEqual(self.lines(), [("won", 50)])

    def test_a_higher_percentage_and_a_partnership_to_come_have_no_such_bound(self):
        draft = self._create_partnership(self.organization_a, activate=False)
        draft.tier_id = self.silver
        self.silver.fund_percent = 0
        self.silver.fund_percent = 8
        self.assertFalse(draft.fund_since)
        with freeze_time("2026-06-02"):
            self.partnership.tier_id = self.silver
        since = self.partnership.fund_since
        with freeze_time("2026-06-03"):
            self.silver.fund_percent = 9
            self.tier.fund_percent = 5
            self.partnership.tier_id = self.tier
        self.assertTrue(since)
        self.assertEqual(self.partnership.fund_since, since)

    def test_the_deal_that_brings_a_tier_pays_by_the_one_it_was_won_in(self):
        self.tier.fund_percent = 5
        self.partnership.fund_since = False
        self.program.level_up = "automatic"
        self._create_condition(self.silver, "won_count")
        self.silver.target_points = 10
        self.won_on("2026-06-01 12:00:00")
        self.env["prm.scorecard.job"]._compute_due(self.organization_a.ids)
        self.assertEqual(self.partnership.tier_id, self.silver)
        self.assertEqual(self.lines(), [("won", 50)])

    def with_fund(self):
        """Let both tiers have had a fund always: 5 and 8 percent."""
        self.tier.fund_percent = 5
        self.partnership.fund_since = False

    def test_a_tier_set_by_hand_before_the_job_pays_by_the_former_one(self):
        self.with_fund()
        self.won_on("2026-06-01 12:00:00")
        with freeze_time("2026-06-01 12:02:00"):
            self.partnership.with_user(self.channel_own).tier_id = self.silver
        self.won_on("2026-06-01 12:03:00")
        self.at("2026-06-01 12:05:00", "_book_funds")
        self.assertEqual(self.lines(), [("won", 50), ("won", 80)])

    def test_in_one_second_what_was_won_first_pays_by_the_former_tier(self):
        self.with_fund()
        with freeze_time("2026-06-01 12:00:00"):
            self.won(1000)
            self.partnership.tier_id = self.silver
            self.won(1000)
            self.partnership._book_funds()
        self.assertEqual(self.lines(), [("won", 50), ("won", 80)])

    def test_a_deal_that_is_told_later_pays_by_the_tier_of_its_day(self):
        self.with_fund()
        with freeze_time("2026-06-02 12:00:00"):
            self.partnership.tier_id = self.silver
        with freeze_time("2026-06-04 12:00:00"):
            self.partnership.tier_id = self.tier
        for day in (1, 3, 5):
            self.won_on(f"2026-06-0{day} 12:00:00")
        self.at("2026-06-06", "_book_funds")
        self.assertEqual(self.lines(), [("won", 50), ("won", 80), ("won", 50)])

    def test_a_lower_tier_without_a_fund_does_not_take_it_back(self):
        self.with_fund()
        self.tier.fund_percent = 0
        with freeze_time("2026-05-01 12:00:00"):
            self.partnership.tier_id = self.silver
        self.partnership.fund_since = False
        self.won_on("2026-06-01 12:00:00")
        with freeze_time("2026-06-01 12:02:00"):
            self.partnership.tier_id = self.tier
        self.assertEqual(self.lines(), [("won", 80)])

    def test_recompute_and_activation_book_before_they_raise(self):
        self.with_fund()
        self._create_condition(self.silver, "won_count")
        self.silver.target_points = 10
        self.won_on("2026-06-01 12:00:00")
        with freeze_time("2026-06-01 12:00:00"):
            self.partnership.with_user(self.channel_own).action_recompute()
        self.assertEqual(self.partnership.tier_id, self.silver)
        self.assertEqual(self.lines(), [("won", 50)])

    def test_another_percentage_is_for_what_is_won_from_then_on(self):
        self.with_fund()
        self.won_on("2026-06-01 12:00:00")
        with freeze_time("2026-06-01 12:02:00"):
            self.tier.with_user(self.channel_admin).fund_percent = 10
        self.won_on("2026-06-01 12:03:00")
        self.at("2026-06-01 12:05:00", "_book_funds")
        self.assertEqual(self.lines(), [("won", 50), ("won", 100)])
