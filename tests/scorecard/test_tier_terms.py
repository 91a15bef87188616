"""The tier beyond the term, and while the partnership is not active."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .score_common import DAY, ScoreCase

NOTICED = ("notice_date", "proposed_tier_id", "declined_tier_id")


@tagged("-at_install", "post_install", "prm_once")
class TestTierTerms(ScoreCase):
    """What was reached on the last evening of a term is not lost."""

    def score_on(self, day):
        with freeze_time(f"{day} 10:00:00"):
            return self.score()

    def reach_silver_on(self, day):
        with freeze_time(f"{day} 20:00:00"):
            self._win(4)
            self._certify(self.partner_a)
            self.env.flush_all()

    def roll(self):
        with freeze_time("2026-12-01 10:00:00"):
            self.partnership_a.action_renew()
        with freeze_time("2027-01-01 05:00:00"):
            self.env["prm.term.job"]._end(self.partnership_a)

    def term_line(self):
        return self.partnership_a.history_ids.filtered(lambda one: one.what == "term")

    # --------------------------------------------------------------------- rise

    def test_a_rise_that_waited_for_a_decision_is_proposed_again_in_the_next_term(self):
        self.program.level_up = "propose"
        self.reach_silver_on("2026-12-15")
        self.assertEqual(self.score_on("2026-12-20").proposed_tier_id, self.silver)
        self.roll()
        partnership = self.score_on("2027-01-01")
        self.assertEqual(partnership.proposed_tier_id, self.silver)
        partnership.with_user(self.channel_own).action_accept_tier()
        self.assertEqual(partnership.tier_id, self.silver)
        self.assertTrue(self.score_on("2027-03-01").is_kept)

    def test_deals_of_the_last_evening_raise_the_partner_in_the_next_term(self):
        self.score()
        self.roll_after_the_last_evening()
        self.assertEqual(self.partnership_a.tier_id, self.bronze)
        partnership = self.score_on("2027-01-01")
        self.assertEqual(partnership.tier_id, self.silver)
        self.assertEqual(self._lines(partnership, "tier"), [("Bronze", "Silver")])
        self.assertTrue(self.score_on("2027-12-31").is_kept)

    def roll_after_the_last_evening(self):
        with freeze_time("2026-12-01 10:00:00"):
            self.partnership_a.action_renew()
        self.reach_silver_on("2026-12-31")
        with freeze_time("2027-01-01 00:30:00"):
            self.env["prm.term.job"]._end(self.partnership_a)

    def test_an_expired_one_that_is_renewed_later_rises_by_its_former_term(self):
        self.score()
        self.reach_silver_on("2026-12-31")
        with freeze_time("2027-01-01 00:30:00"):
            self.env["prm.term.job"]._end(self.partnership_a)
            self.assertEqual(self.partnership_a.state, "expired")
        with freeze_time("2027-02-10 10:00:00"):
            self.partnership_a.with_user(self.channel_own).action_renew()
        self.assertEqual(self.score_on("2027-02-10").tier_id, self.silver)

    def test_without_the_points_nobody_rises_by_the_former_term(self):
        self.score()
        self.roll()
        self.assertEqual(self.score_on("2027-01-01").tier_id, self.bronze)

    def test_a_tier_that_is_proposed_by_the_former_term_is_told_to_be_confirmed(self):
        self.program.level_up = "propose"
        self.reach_silver_on("2026-12-15")
        self.roll()
        partnership = self.score_on("2027-01-01").with_user(self.supervisor_a)
        self.assertIn("the points for Silver", partnership._program_missing())

    # ----------------------------------------------------------- what is undone

    def test_a_lower_tier_set_by_hand_undoes_what_the_former_term_earned(self):
        self.partnership_a.tier_id = self.gold
        self.partnership_a.kept_level = 3
        self.partnership_a.with_user(self.channel_own).tier_id = self.bronze
        self.assertEqual(self.partnership_a.kept_level, 1)
        self.assertEqual(self.score().tier_id, self.bronze)

    def test_a_higher_tier_set_by_hand_is_not_earned(self):
        self.partnership_a.kept_level = 1
        self.partnership_a.with_user(self.channel_own).tier_id = self.gold
        self.assertEqual(self.partnership_a.kept_level, 1)
        self.assertFalse(self.score().is_kept)

    def test_an_accepted_downgrade_is_not_risen_from_by_the_former_term(self):
        self.program.downgrade_grace_days = 0
        self.partnership_a.tier_id = self.gold
        partnership = self.score()
        self.assertEqual(partnership.proposed_tier_id, self.bronze)
        partnership.action_accept_tier()
        self.assertEqual(partnership.kept_level, 0)
        self.assertEqual(self.score().tier_id, self.bronze)

    # ------------------------------------------------------------------ history

    def test_the_line_of_a_term_tells_the_points_of_its_last_day(self):
        self.partnership_a.tier_id = self.silver
        self.score()
        self.assertEqual(self.partnership_a.keep_points, 0)
        self.roll_after_the_last_evening()
        self.assertEqual(
            self.term_line().old, "01/01/2026 – 12/31/2026: Silver, 80 of 80 points"
        )

    def test_the_line_of_a_term_is_in_the_partner_s_language(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.organization_a.lang = "de_DE"
        self.roll()
        self.assertEqual(self.term_line().new, "01.01.2027 – 31.12.2027")


@tagged("-at_install", "post_install", "prm_once")
class TestTierAtRest(ScoreCase):
    """While it is not active, nothing is said about its tier."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.partnership_a.tier_id = cls.gold

    def test_who_leaves_the_active_ones_has_no_notice_and_no_proposal_any_more(self):
        moves = {
            "suspended": lambda one: one.action_suspend(),
            "terminated": lambda one: one.action_terminate(),
            "expired": lambda one: one._move_to("expired"),
        }
        for state, move in moves.items():
            with self.subTest(state=state), self.cr.savepoint() as savepoint:
                self.program.downgrade_grace_days = 0
                partnership = self.score()
                self.assertTrue(partnership.notice_date)
                self.assertTrue(partnership.proposed_tier_id)
                move(partnership)
                self.assertEqual(partnership.state, state)
                self.assertFalse(any(partnership[name] for name in NOTICED))
                self.assertNotIn(
                    self.env.ref("prm.mail_activity_tier"),
                    partnership.activity_ids.activity_type_id,
                )
                savepoint.rollback()

    def test_what_was_declined_is_forgotten_too(self):
        self.program.downgrade_grace_days = 0
        self.score().action_decline_tier()
        self.assertTrue(self.partnership_a.declined_tier_id)
        self.partnership_a.action_suspend()
        self.assertFalse(self.partnership_a.declined_tier_id)

    def test_the_time_of_grace_begins_anew_after_a_suspension(self):
        self.score()
        self.assertEqual(self.partnership_a.notice_date, DAY)
        self.partnership_a.action_suspend()
        with freeze_time("2026-09-01 10:00:00"):
            self.partnership_a.action_activate()
            partnership = self.score()
        self.assertEqual(partnership.notice_date, date(2026, 9, 1))
        self.assertFalse(partnership.proposed_tier_id)
        with freeze_time("2026-10-01 10:00:00"):
            self.assertTrue(self.score().proposed_tier_id)

    def test_a_proposal_is_decided_while_the_partnership_is_active_only(self):
        self.partnership_a.action_suspend()
        self.partnership_a.proposed_tier_id = self.bronze
        for button in ("action_accept_tier", "action_decline_tier"):
            with (
                self.subTest(button=button),
                self.assertRaisesRegex(UserError, "not active"),
            ):
                getattr(self.partnership_a, button)()
        self.assertEqual(self.partnership_a.tier_id, self.gold)

    def test_a_proposal_that_the_points_have_left_behind_is_not_accepted(self):
        self.program.level_up = "propose"
        self.partnership_a.tier_id = self.bronze
        self._win(4)
        self._certify(self.partner_a)
        self.assertEqual(self.score().proposed_tier_id, self.silver)
        self.env["prm.certificate"].search([]).result = "failed"
        with (
            self.assertRaisesRegex(UserError, "The points have changed"),
            self.cr.savepoint(),
        ):
            self.partnership_a.with_user(self.channel_own).action_accept_tier()
        self.assertEqual(self.partnership_a.tier_id, self.bronze)

    # --------------------------------------------------------- what is computed

    def test_only_of_active_ones_values_are_noted(self):
        self.score()
        self._win(2)
        self.partnership_a.action_terminate()
        partnership = self.score()
        self.assertEqual(self._row(partnership, self.won).current, 2)
        self.assertFalse(self._lines(partnership, "value"))
