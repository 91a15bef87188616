"""Who presses the buttons of scores and tiers."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .score_common import ScoreCase

# Button → tier, tier that was declined, whether all that was won counts.
OUTCOMES = {
    "action_recompute": ("Bronze", False, True),
    "action_accept_tier": ("Silver", False, True),
    "action_decline_tier": ("Bronze", "Silver", False),
}
BUTTONS = tuple(OUTCOMES)


@tagged("-at_install", "post_install")
class TestTierAccess(ScoreCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program.level_up = "propose"

    def press(self, user, button):
        """Let a user press a button while Silver is proposed."""
        lower = {"tier_id": self.bronze.id, "declined_tier_id": False}
        self.partnership_a.write(lower)
        self.partnership_a.write(
            {"kept_level": self.silver.level, "proposed_tier_id": self.silver.id}
        )
        getattr(self.partnership_a.with_user(user), button)()

    def test_who_works_with_the_partner_may(self):
        won = 0
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            for button in BUTTONS:
                with self.subTest(user=user.login, button=button):
                    self._win(1)
                    won += 1
                    self.press(user, button)
                    self.assertEqual(self.outcome(won), OUTCOMES[button])

    def outcome(self, won):
        """Return the tier, what was declined, and whether all that was won counts."""
        partnership = self.partnership_a
        declined = partnership.declined_tier_id
        is_counted = partnership.total_sales == 1000 * won
        return partnership.tier_id.name, declined.name, is_counted

    def test_nobody_else_may(self):
        for user in (
            self.channel_other,
            self.salesperson,
            self.employee,
            self.partner_a,
            self.supervisor_a,
            self.partner_b,
            self.portal_user,
            self.public_user,
        ):
            for button in BUTTONS:
                with (
                    self.subTest(user=user.login, button=button),
                    self.assertRaises(AccessError),
                ):
                    self.press(user, button)
        self.assertEqual(self.partnership_a.tier_id, self.bronze)

    def reconsider(self, user):
        """Let a user give Silver after it was declined."""
        self.partnership_a.write({"tier_id": self.bronze.id})
        self.partnership_a.write(
            {"kept_level": self.silver.level, "declined_tier_id": self.silver.id}
        )
        self.partnership_a.with_user(user).action_reconsider_tier()

    def test_who_works_with_the_partner_gives_what_was_declined(self):
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            with self.subTest(user=user.login):
                self.reconsider(user)
                self.assertEqual(self.partnership_a.tier_id, self.silver)

    def test_nobody_else_gives_what_was_declined(self):
        for user in (self.channel_other, self.salesperson, self.supervisor_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.reconsider(user)
        self.assertEqual(self.partnership_a.tier_id, self.bronze)

    def test_the_button_computes_several(self):
        self._win(1)
        self._win(1, user=self.partner_b)
        both = self.partnership_a | self.partnership_b
        both.with_user(self.channel_own).action_recompute()
        self.assertEqual(both.mapped("total_sales"), [1000, 1000])

    def test_partners_read_values_and_write_none(self):
        self.score()
        row = self._row(self.partnership_a, self.won)
        for user in (self.partner_a, self.supervisor_a):
            mine = row.with_user(user)
            self.assertEqual(mine.target, 4)
            self.assertTrue(
                self.partnership_a.history_ids.with_user(user).read(["new"])
            )
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                mine.current = 100
        with self.assertRaises(AccessError):
            row.with_user(self.partner_b).read(["target"])

    def test_nobody_forges_that_a_tier_was_noted(self):
        forged = self.partnership_a.with_context(prm_tier_noted=True)
        forged.with_user(self.channel_own).tier_id = self.silver
        lines = self._lines(self.partnership_a, "tier")
        self.assertEqual(lines, [("Bronze", "Silver")])
