"""What is missing is said with the points first, by one rule, wherever it stands."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .score_common import ScoreCase


@tagged("-at_install", "post_install", "prm_once")
class TestScoreGap(ScoreCase):
    """The sentence, as the partner reads it."""

    def mine(self):
        return self.partnership_a.with_user(self.partner_a)

    def said(self):
        return self.mine()._program_missing()

    def ask_again(self, tier, parameter, value, points):
        """Let ``tier`` ask for another number of ``parameter``."""
        asked = tier.condition_ids.filtered(lambda one: one.parameter_id == parameter)
        asked.write({"value": value, "points": points})

    # ------------------------------------------------------------------ the sentence

    def test_points_come_first_then_the_shortest_ways_to_them(self):
        self._ask(self.silver, self.survey, 5, 50)
        self._win(2)  # 30 of 60 points are missing
        self._certify(self.partner_a)  # 20 of 40 are missing
        self.score()
        self.assertEqual(
            self.said(),
            "30 points to Silver; for example 2 more won deals or “Survey” up by 3.",
        )

    def test_what_gives_no_points_does_not_help(self):
        self._ask(self.silver, self.survey, 5, 0)
        self.score()
        self.assertNotIn("Survey", self.said())

    def test_one_way_and_one_point_are_singular(self):
        self.ask_again(self.silver, self.certified, 2, 38)
        self._win(4)
        self._certify(self.partner_a)  # 60 + 19
        self.score()
        self.assertEqual(
            self.said(),
            "1 point to Silver; for example 1 more certified employee.",
        )

    def test_backend_home_page_and_mail_say_the_same(self):
        self._win(2)
        self.score()
        gap = self.mine()._missing_sentence()
        self.assertTrue(gap.startswith("50 points to Silver; for example "))
        self.assertEqual(
            self.partnership_a.with_user(self.channel_own).missing_text, gap
        )
        self.assertIn(gap, self.said())
        template = self.env.ref("prm.mail_template_tier_lowered")
        [body] = template._render_field(
            "body_html", self.partnership_a.ids, compute_lang=True
        ).values()
        self.assertIn(f"{gap}.", body)

    def test_points_that_nothing_in_force_gives_are_told_alone(self):
        self._win(4)
        self._certify(self.partner_a)
        self.program.level_up = "propose"
        self.silver.condition_ids.filtered(
            lambda one: one.parameter_id == self.certified
        ).date_start = date(2026, 7, 1)
        self.score()
        self.assertEqual(self.said(), "20 points to Silver.")

    # ------------------------------------------------------- tiers without points

    def test_a_tier_without_target_points_says_who_gives_it_and_what_it_asks_for(self):
        self.silver.target_points = 0
        self._win(1)
        self.score()
        self.assertEqual(
            self.said(),
            "Your partner manager awards Silver. It requires: 3 more won deals, 2 "
            "more certified employees.",
        )
        desk = self.partnership_a.with_user(self.channel_own)
        self.assertIn("you award it yourself", desk.missing_text)
        self._win(3)
        self._certify(self.partner_a, self.colleague_a)
        self.score()
        self.assertIn("You meet its requirements.", self.said())

    def test_a_tier_without_obligations_is_given_too(self):
        self.silver.target_points = 0
        self.silver.condition_ids.unlink()
        self.score()
        self.assertEqual(
            self.said(),
            "Your partner manager awards Silver: points alone do not lead to it.",
        )

    # ------------------------------------------------------------ the highest tier

    def test_at_the_highest_tier_it_is_what_keeps_it(self):
        self.partnership_a.tier_id = self.gold
        self._win(4)
        self.score()
        self.assertEqual(
            self.said(),
            "You have the highest tier. 60 points to keep Gold; for example 4 more "
            "certified employees and 3 more won deals.",
        )
        self._win(4)
        self._certify(self.partner_a, self.colleague_a, self.supervisor_a)
        self.score()
        self.assertEqual(self.said(), "You have the highest tier.")

    def test_a_program_without_tiers_has_no_highest_one(self):
        empty = self.env["prm.program"].create(
            {"name": "Empty", "portal_id": self.portal.id}
        )
        self.partnership_a.program_id = empty
        self.assertFalse(self.score().tier_id)
        self.assertEqual(self.said(), "The program has no tiers yet.")
        desk = self.partnership_a.with_user(self.channel_own)
        self.assertEqual(desk.missing_text, "The program has no tiers yet.")

    def test_points_that_wait_for_a_decision_are_no_promise(self):
        self.program.level_up = "propose"
        self._win(4)
        self._certify(self.partner_a)
        self.score()
        self.assertEqual(
            self.said(),
            "You have the points for Silver. Your partner manager will decide on it.",
        )

    # ------------------------------------------------------------ the former term

    def roll(self):
        with freeze_time("2026-12-01 10:00:00"):
            self.partnership_a.action_renew()
        with freeze_time("2027-01-01 05:00:00"):
            self.env["prm.term.job"]._end(self.partnership_a)
            return self.score()

    def earn_silver(self):
        self._win(4)
        self._certify(self.partner_a, date_expiry=date(2026, 12, 31))
        self.assertEqual(self.score().tier_id, self.silver)

    def test_a_renewed_term_says_until_when_the_former_one_keeps_the_tier(self):
        self.earn_silver()
        self.assertFalse(self.mine()._kept_sentence(), "by its own points")
        self.roll()
        kept = "Silver is secured until 12/31/2027 by the result of the previous term."
        with freeze_time("2027-01-01 06:00:00"):
            self.assertEqual(self.mine()._kept_sentence(), kept)
            desk = self.partnership_a.with_user(self.channel_own)
            self.assertEqual(desk.kept_text, kept)
            self.assertTrue(self.said().startswith("90 points to Gold;"))

    def test_it_is_said_before_the_new_term_was_counted_too(self):
        self.earn_silver()
        with freeze_time("2026-12-01 10:00:00"):
            self.partnership_a.action_renew()
        with freeze_time("2027-01-01 05:00:00"):
            self.env["prm.term.job"]._end(self.partnership_a)
            self.assertIn(
                "Silver is secured until 12/31/2027", self.mine()._kept_sentence()
            )
            self.assertIn("updated in a few minutes", self.said())

    def test_at_the_top_it_is_what_keeps_the_tier_after_that(self):
        self._win(8)
        self._certify(self.partner_a, self.colleague_a, self.supervisor_a)
        self.assertEqual(self.score().tier_id, self.gold)
        self.roll()
        with freeze_time("2027-01-01 06:00:00"):
            self.assertIn(
                "Gold is secured until 12/31/2027", self.mine()._kept_sentence()
            )
            self.assertIn("60 points to keep Gold after 12/31/2027;", self.said())

    def test_who_has_the_lowest_tier_or_earned_none_is_told_nothing(self):
        self.score()
        self.roll()
        self.assertFalse(self.mine()._kept_sentence())
        self.partnership_a.tier_id = self.gold
        self.assertFalse(self.mine()._kept_sentence(), "set by hand, not earned")


@tagged("-at_install", "post_install", "prm_once")
class TestScoreCounting(ScoreCase):
    """Between a change and the count nobody reads points of something else."""

    def said(self):
        return self.partnership_a.with_user(self.partner_a)._program_missing()

    def test_an_activated_partnership_is_counted_at_once(self):
        draft = self._create_partnership(
            self._create_organization("Cedar"), activate=False
        )
        self.assertFalse(draft.missing_text)
        draft.with_user(self.channel_own).action_activate()
        self.assertTrue(draft.scored_at)
        self.assertEqual(draft.points_target, 80)
        self.assertIn("80 points to Silver", draft.missing_text)
        self.assertFalse(draft.is_outdated)

    def test_whoever_begins_is_not_warned_before_the_job_has_counted(self):
        """No warning on the first day that nobody of the partner could read."""
        granted = self._create_partnership(
            self._create_organization("Dogwood"), activate=False
        )
        granted.tier_id = self.silver
        granted.with_user(self.channel_own).action_activate()
        self.assertTrue(granted.scored_at)
        self.assertFalse(granted.is_kept)
        self.assertFalse(granted.notice_date)
        self.assertFalse(granted.activity_ids)
        self.assertNotIn("notice", granted.history_ids.mapped("what"))
        granted._recompute_scores()
        self.assertTrue(granted.notice_date)
        self.assertTrue(granted.activity_ids)
        self.assertIn("notice", granted.history_ids.mapped("what"))

    def test_one_that_was_suspended_is_counted_at_once(self):
        self.score()
        self.partnership_a.action_suspend()
        self._certify(self.partner_a)
        self.partnership_a.action_activate()
        self.assertEqual(self.partnership_a.points, 20)

    def test_one_that_was_made_active_otherwise_says_that_it_will_be_counted(self):
        self.partnership_a._forget_scores()
        self.assertEqual(self.said(), "The points will be counted in a few minutes.")
        desk = self.partnership_a.with_user(self.channel_own)
        self.assertIn("will be counted in a few minutes", desk.missing_text)

    def test_a_tier_set_by_hand_forgets_the_points_of_the_former_one(self):
        self._win(2)
        self.score()
        self.partnership_a.with_user(self.channel_own).tier_id = self.gold
        self.assertEqual(self.said(), "The points will be counted in a few minutes.")
        self.assertEqual(self.partnership_a.points_target, 0)
        self.score()
        self.assertIn("You have the highest tier.", self.said())

    def test_another_program_forgets_them_too(self):
        self.score()
        self.partnership_a.program_id = self.program.copy({"name": "Consultants"})
        self.assertEqual(self.said(), "The points will be counted in a few minutes.")

    def test_changed_conditions_are_counted_anew_and_said_so(self):
        changes = {
            "value": lambda: self.silver.condition_ids[0].write({"value": 5}),
            "points": lambda: self.silver.condition_ids[0].write({"points": 70}),
            "target": lambda: self.silver.write({"target_points": 85}),
            "condition": lambda: self._ask(self.silver, self.survey, 2, 10),
            "term": lambda: self.partnership_a.write({"date_end": date(2026, 11, 30)}),
        }
        for name, change in changes.items():
            with self.subTest(name=name):
                self.score()
                self.assertIn("points to Silver", self.said())
                change()
                self.assertIn("updated in a few minutes", self.said())
        self.score()
        self.assertIn("points to Silver", self.said())

    def test_the_nightly_job_alone_changes_nothing_of_what_is_said(self):
        self.score()
        self.env["prm.scorecard.job"]._mark_all()
        self.assertIn("points to Silver", self.said())
