"""Points of obligations, their sum, and the rows that explain it."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .score_common import ScoreCase


@tagged("-at_install", "post_install", "prm_once")
class TestScorePoints(ScoreCase):
    def typed(self, value, target, points):
        """Return the row of a single obligation of Silver, with a value by hand."""
        self.silver.target_points = 0
        self.silver.condition_ids.unlink()
        self._ask(self.silver, self.survey, target, points)
        self.gold.condition_ids.unlink()
        self.program.level_up = "propose"
        row = self._row(self.score(), self.survey)
        row.current = value
        self.score()
        return row

    # ------------------------------------------------------------------- points

    def test_three_of_four_deals_and_one_of_two_people_are_65_points(self):
        self._win(3)
        self._certify(self.partner_a)
        partnership = self.score()
        self.assertEqual(self._row(partnership, self.won).points, 45)  # 60 × 3 / 4
        self.assertEqual(self._row(partnership, self.certified).points, 20)  # 40 × 1/2
        self.assertEqual((partnership.points, partnership.points_target), (65, 80))
        self.assertEqual(partnership.next_tier_id, self.silver)
        self.assertEqual(partnership.tier_id, self.bronze)

    def test_halves_round_up(self):
        row = self.typed(1, 8, 20)  # 2.5
        self.assertEqual((row.points, row.ratio), (3, 0.125))
        row.current = 3  # 7.5
        self.assertEqual((self.score().points, row.points), (8, 8))

    def test_less_than_half_is_rounded_down(self):
        self.assertEqual(self.typed(1, 3, 10).points, 3)  # 3.33

    def test_more_than_asked_gives_no_more_points(self):
        row = self.typed(9, 3, 10)
        self.assertEqual((row.points, row.points_max, row.ratio), (10, 10, 1))

    def test_a_target_of_zero_is_reached_with_nothing(self):
        row = self.typed(0, 0, 10)
        self.assertEqual((row.points, row.ratio), (10, 1))
        self.assertEqual(self.partnership_a.points, 10)

    def test_less_than_nothing_counts_as_nothing(self):
        row = self.typed(-5, 10, 10)
        self.assertEqual((row.points, row.ratio, row.current), (0, 0, -5))

    # ----------------------------------------------------------------- validity

    def test_an_obligation_counts_until_its_last_day(self):
        self.silver.condition_ids.unlink()
        self.gold.condition_ids.unlink()
        self.silver.target_points = 0
        self.program.level_up = "propose"
        self._ask(self.silver, self.won, 0, 30, date_end=date(2026, 6, 30))
        self._ask(self.silver, self.certified, 0, 40, date_start=date(2026, 7, 1))
        with freeze_time("2026-06-30 23:00:00"):
            self.assertEqual(self.score().points, 30)
        with freeze_time("2026-07-01 01:00:00"):
            self.assertEqual(self.score().points, 40)
        row = self._row(self.partnership_a, self.won)
        self.assertFalse(row, "no longer asked for")

    def test_what_is_not_asked_for_is_archived_and_comes_back_with_its_value(self):
        row = self.typed(4, 5, 10)
        condition = self.silver.condition_ids
        condition.date_end = date(2026, 6, 1)
        self.score()
        self.assertEqual((row.active, row.current), (False, 4))
        condition.date_end = False
        self.score()
        self.assertEqual((row.active, row.current, row.points), (True, 4, 8))

    # --------------------------------------------------------------------- rows

    def test_below_the_next_tier_stand_the_obligations_that_keep_the_own_one(self):
        self.partnership_a.tier_id = self.silver
        self._win(2)
        partnership = self.score()
        kept = self._row(partnership, self.won, is_keeping=True)
        self.assertEqual(
            (kept.target, kept.points, kept.tier_id.name), (4, 30, "Silver")
        )
        asked = self._row(partnership, self.won)
        self.assertEqual(
            (asked.target, asked.points, asked.tier_id.name), (8, 15, "Gold")
        )
        self.assertEqual((partnership.points, partnership.points_target), (15, 90))
        self.assertEqual((partnership.keep_points, partnership.is_kept), (30, False))

    def test_the_highest_tier_shows_what_keeps_it(self):
        self.partnership_a.tier_id = self.gold
        self._win(2)
        partnership = self.score()
        self.assertFalse(partnership.next_tier_id)
        self.assertFalse(partnership.keep_value_ids)
        self.assertEqual((partnership.points, partnership.points_target), (15, 90))
        self.assertEqual(partnership.keep_points, 15)

    def test_a_benefit_shows_what_is_granted_and_what_will_be(self):
        discount = self._create_parameter("manual", name="Discount")
        support = self._create_parameter("manual", name="Support", value_type="text")
        self._ask(self.bronze, discount, 5, 0, kind="benefit")
        self._ask(self.silver, discount, 10, 0, kind="benefit")
        self._ask(self.silver, support, 0, 0, kind="benefit", value_text="By phone")
        partnership = self.score()
        row = self._row(partnership, discount, kind="benefit")
        self.assertEqual((row.current, row.target, row.points), (5, 10, 0))
        row = self._row(partnership, support, kind="benefit")
        self.assertEqual((row.current_text, row.target_text), (False, "By phone"))
        partnership.tier_id = self.silver
        self.score()
        self.assertEqual((row.current_text, row.target_text), ("By phone", False))

    def test_key_figures_follow(self):
        self._win(2, amount=1500)
        self._certify(self.partner_a)
        partnership = self.score()
        self.assertEqual(partnership.total_sales, 3000)
        self.assertEqual(partnership.certified_count, 1)
        self.assertEqual(partnership.level, 1)

    def test_a_program_without_obligations_has_no_points(self):
        self.silver.target_points = self.gold.target_points = 0
        self.program.condition_ids.unlink()
        self._win()
        partnership = self.score()
        self.assertEqual((partnership.points, partnership.points_target), (0, 0))
        self.assertEqual(partnership.tier_id, self.bronze)
        self.assertTrue(partnership.is_kept)
