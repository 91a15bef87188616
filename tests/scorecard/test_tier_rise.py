"""A tier that is reached: at once, or after the partner manager agreed."""

from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .score_common import ScoreCase


@tagged("-at_install", "post_install", "prm_once")
class TestTierRise(ScoreCase):
    def reach_silver(self):
        self._win(4)  # 60 points
        self._certify(self.partner_a)  # 20 points

    def _create_later_tier(self):
        """Return a tier above Gold whose obligations begin in July."""
        later = [
            Command.create(
                {
                    "parameter_id": self.won.id,
                    "value": 9,
                    "points": 95,
                    "date_start": date(2026, 7, 1),
                }
            )
        ]
        return self.env["prm.tier"].create(
            {
                "program_id": self.program.id,
                "level": 4,
                "name": "Diamond",
                "target_points": 95,
                "condition_ids": later,
            }
        )

    def tier_line(self):
        """Return the one line of history on the tier."""
        return self.partnership_a.history_ids.filtered(lambda one: one.what == "tier")

    def activities(self, partnership=None):
        return (partnership or self.partnership_a).activity_ids.mapped("summary")

    # ---------------------------------------------------------------- automatic

    def test_at_the_target_points_the_partner_rises(self):
        self.reach_silver()
        partnership = self.score()
        self.assertEqual((partnership.tier_id, partnership.level), (self.silver, 2))
        self.assertEqual(partnership.next_tier_id, self.gold)
        # Of Gold: 60 × 4 / 8 + 40 × 1 / 4.
        self.assertEqual((partnership.points, partnership.points_target), (40, 90))
        self.assertEqual((partnership.keep_points, partnership.is_kept), (80, True))

    def test_one_point_less_is_not_enough(self):
        self.silver.condition_ids.filtered(
            lambda condition: condition.parameter_id == self.certified
        ).points = 38
        self._win(4)
        self._certify(self.partner_a)  # 60 + 19 points
        self.assertEqual(self.score().tier_id, self.bronze)
        self.assertEqual(self.partnership_a.points, 79)

    def test_two_tiers_are_reached_at_once(self):
        self._win(8)
        self._certify(self.partner_a, self.colleague_a, self.supervisor_a)  # 60 + 30
        partnership = self.score()
        self.assertEqual(partnership.tier_id, self.gold)
        self.assertFalse(partnership.next_tier_id)
        self.assertEqual(self._lines(partnership, "tier"), [("Bronze", "Gold")])
        self.assertEqual(len(self._mails("you have reached Gold")), 1)

    def test_a_tier_that_asks_for_nothing_is_not_reached_by_itself(self):
        diamond = self._create_later_tier()
        self._win(8)
        self._certify(self.partner_a, self.colleague_a, self.supervisor_a)
        partnership = self.score()
        self.assertEqual(partnership.tier_id, self.gold)
        self.assertEqual(partnership.next_tier_id, diamond)

    def test_a_tier_without_target_points_is_not_reached_by_itself(self):
        self.silver.target_points = 0
        self._win(8)
        self._certify(self.partner_a, self.colleague_a, self.supervisor_a)
        self.assertEqual(self.score().tier_id, self.bronze)
        self.partnership_a.tier_id = self.silver
        self.assertTrue(self.score().is_kept)

    def test_partner_and_owner_are_told(self):
        self.reach_silver()
        self.score()
        mail = self._mails("you have reached Silver")
        self.assertEqual(mail.recipient_ids, self.supervisor_a.partner_id)
        ways = "4 more won deals and 2 more certified employees"
        self.assertIn(ways, mail.body_html)
        self.assertIn("/partner/test/program", mail.body_html)
        told = self.partnership_a.message_ids.filtered(
            lambda message: "has reached the tier Silver" in (message.body or "")
        )
        self.assertEqual(told.notified_partner_ids, self.channel_own.partner_id)
        self.assertTrue(told.subtype_id.internal)

    def test_of_a_crowd_the_owner_is_told_in_one_message(self):
        partners = self.env["prm.partnership"]
        for number in range(11):
            organization = self._create_organization(f"<i>Partner</i> {number}")
            partners |= self._create_partnership(organization)
        self.silver.condition_ids.value = 0
        before = self.env["mail.message"].search([])
        partners._recompute_scores()
        self.assertEqual(partners.tier_id, self.silver)
        told = (self.env["mail.message"].search([]) - before).filtered("partner_ids")
        self.assertEqual(told.partner_ids, self.channel_own.partner_id)
        self.assertEqual(told.subject, "11 partners have reached another tier")
        self.assertIn("&lt;i&gt;Partner&lt;/i&gt; 7 has reached the tier", told.body)

    def test_history_tells_the_cause(self):
        self.reach_silver()
        self.score()
        line = self.tier_line()
        self.assertEqual((line.old, line.new), ("Bronze", "Silver"))
        self.assertIn("points of this tier were reached", line.cause)

    def test_only_an_active_partnership_rises(self):
        self.reach_silver()
        self.partnership_a.action_suspend()
        partnership = self.score()
        self.assertEqual((partnership.tier_id, partnership.points), (self.bronze, 80))
        self.assertFalse(partnership.proposed_tier_id)

    # ----------------------------------------------------------------- proposed

    def test_a_rise_waits_for_the_partner_manager_when_the_program_says_so(self):
        self.program.level_up = "propose"
        self.reach_silver()
        partnership = self.score()
        self.assertEqual(partnership.tier_id, self.bronze)
        self.assertEqual(partnership.proposed_tier_id, self.silver)
        self.assertEqual(self.activities(), ["Award the tier Silver?"])
        self.assertEqual(partnership.activity_ids.user_id, self.channel_own)
        self.assertFalse(self._mails("you have reached Silver"))
        self.score()
        self.assertEqual(self.activities(), ["Award the tier Silver?"])

    def test_accepting_gives_the_tier_and_tells_the_partner(self):
        self.program.level_up = "propose"
        self.reach_silver()
        self.score().with_user(self.channel_own).action_accept_tier()
        partnership = self.partnership_a
        self.assertEqual(partnership.tier_id, self.silver)
        self.assertFalse(partnership.proposed_tier_id)
        self.assertEqual(partnership.points, 40, "of Gold, at once")
        self.assertFalse(self.activities())
        self.assertEqual(self._lines(partnership, "tier"), [("Bronze", "Silver")])
        self.assertEqual(len(self._mails("you have reached Silver")), 1)

    def test_what_was_declined_does_not_come_back_by_itself(self):
        self.program.level_up = "propose"
        self.reach_silver()
        self.score().with_user(self.channel_own).action_decline_tier()
        self.score()
        self.assertFalse(self.partnership_a.proposed_tier_id)
        self.assertEqual(self.partnership_a.declined_tier_id, self.silver)
        self.assertEqual(self.partnership_a.tier_id, self.bronze)
        self.assertFalse(self.activities())

    def test_declining_leaves_a_note_for_employees(self):
        self.program.level_up = "propose"
        self.reach_silver()
        self.score().with_user(self.channel_own).action_decline_tier()
        note = self.partnership_a.message_ids[:1]
        self.assertIn("Silver was declined.", note.body)
        self.assertEqual(note.author_id, self.channel_own.partner_id)
        self.assertTrue(note.subtype_id.internal)
        self.assertFalse(self._lines(self.partnership_a, "tier"))

    def test_what_was_declined_is_given_after_all(self):
        self.program.level_up = "propose"
        self.reach_silver()
        partnership = self.score().with_user(self.channel_own)
        self.assertFalse(partnership.declined_text)
        partnership.action_decline_tier()
        self.assertIn("Silver was declined, although", partnership.declined_text)
        partnership.action_reconsider_tier()
        self.assertEqual(self.partnership_a.tier_id, self.silver)
        self.assertFalse(self.partnership_a.declined_tier_id)
        self.assertFalse(partnership.declined_text)
        self.assertEqual(len(self._mails("you have reached Silver")), 1)
        with self.assertRaisesRegex(UserError, "There is no proposed tier"):
            partnership.action_reconsider_tier()

    def test_what_was_declined_is_not_given_when_the_points_ask_for_it_no_more(self):
        self.program.level_up = "propose"
        self.reach_silver()
        self.score().action_decline_tier()
        self.env["prm.certificate"].search([]).result = "failed"
        with (
            self.assertRaisesRegex(UserError, "The points have changed"),
            self.cr.savepoint(),
        ):
            self.partnership_a.with_user(self.channel_own).action_reconsider_tier()
        self.assertEqual(self.partnership_a.tier_id, self.bronze)
        self.assertEqual(self.partnership_a.declined_tier_id, self.silver)

    def test_a_proposal_is_not_accepted_as_one_that_was_declined(self):
        self.program.level_up = "propose"
        self.reach_silver()
        self.score()
        with self.assertRaisesRegex(UserError, "There is no proposed tier"):
            self.partnership_a.action_reconsider_tier()
        self.assertEqual(self.partnership_a.proposed_tier_id, self.silver)
        self.assertEqual(self.partnership_a.tier_id, self.bronze)

    def test_a_higher_one_is_proposed_although_the_lower_was_declined(self):
        self.program.level_up = "propose"
        self.reach_silver()
        self.score().action_decline_tier()
        self._win(4)
        self._certify(self.colleague_a, self.supervisor_a)
        self.assertEqual(self.score().proposed_tier_id, self.gold)

    def test_a_proposal_that_the_points_no_longer_ask_for_goes_away(self):
        self.program.level_up = "propose"
        self.reach_silver()
        self.score()
        self.env["prm.certificate"].search([]).result = "failed"
        self.score()
        self.assertFalse(self.partnership_a.proposed_tier_id)
        self.assertFalse(self.activities())
        with self.assertRaisesRegex(UserError, "There is no proposed tier"):
            self.partnership_a.action_accept_tier()
        with self.assertRaisesRegex(UserError, "There is no proposed tier"):
            self.partnership_a.action_decline_tier()

    # ------------------------------------------------------------------- manual

    def test_a_tier_set_by_hand_stands_in_the_history(self):
        self.partnership_a.with_user(self.channel_own).tier_id = self.silver
        line = self.tier_line()
        self.assertEqual((line.old, line.new), ("Bronze", "Silver"))
        self.assertEqual(line.cause, f"Changed by {self.channel_own.name}.")

    def test_a_tier_set_by_hand_takes_the_proposal_away(self):
        self.program.level_up = "propose"
        self.reach_silver()
        self.score().tier_id = self.silver
        self.assertFalse(self.partnership_a.proposed_tier_id)
        self.assertFalse(self.activities())

    def test_writing_the_same_tier_is_no_change(self):
        self.partnership_a.tier_id = self.bronze
        self.assertFalse(self.tier_line())

    def test_another_program_stands_in_the_history(self):
        other = self.program.copy({"name": "Consultants"})
        self.partnership_a.program_id = other
        line = self.tier_line()
        self.assertEqual((line.old, line.new), ("Bronze", "Bronze"))
        self.assertIn("Another program: Consultants.", line.cause)
