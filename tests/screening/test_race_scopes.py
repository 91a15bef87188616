"""What is remembered of a user's scope is not what an uncommitted change left."""

from odoo import api
from odoo.tests import tagged

from ..race_common import RaceCase


@tagged("post_install", "-at_install")
class TestRaceScopes(RaceCase):
    """Somebody asks while a change is not committed yet, and sees the former state."""

    def scope(self, user):
        """Return what a request of ``user`` sees that begins now."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, user.id, {})
            return env.user._prm_scope(), env.user._prm_own_partnership_ids()

    def assertForgotten(self, user, change):
        """Make ``change``; ask before its commit, and again afterwards."""
        with self.committed():
            before = self.scope(user)
            change()
            self.env.flush_all()
            self.assertEqual(self.scope(user), before)
        self.assertNotEqual(self.scope(user), before)

    def assertTurnsForgotten(self, user, *changes):
        for change in changes:
            self.assertForgotten(user, change)

    def test_a_portal_that_closes_is_closed_for_who_asked_meanwhile(self):
        self.assertTurnsForgotten(
            self.partner_a,
            lambda: self.here(self.portal).action_deactivate(),
            lambda: self.here(self.portal).action_activate(),
        )

    def test_so_is_a_program_that_a_partner_changes(self):
        def program(name):
            wanted = self.env["prm.program"].search([("name", "=", name)])
            tier = {"program_id": wanted.id, "tier_id": wanted.tier_ids[:1].id}
            return self.here(self.partnership_a).write(tier)

        with self.committed():
            self.here(self.program).copy({"name": "Another"})
        self.assertTurnsForgotten(
            self.partner_a,
            lambda: program("Another"),
            lambda: program("Resellers"),
        )

    def test_so_is_a_suspended_partnership(self):
        self.assertTurnsForgotten(
            self.partner_a,
            lambda: self.here(self.partnership_a).action_suspend(),
            lambda: self.here(self.partnership_a).action_activate(),
        )

    def test_so_is_a_member_whose_access_ends(self):
        def members():
            return self.here(self.colleague_a).sudo().prm_member_ids

        self.assertTurnsForgotten(
            self.colleague_a,
            lambda: members().action_disable(),
            lambda: members().action_enable(),
        )

    def test_so_is_a_partnership_that_another_employee_takes_over(self):
        def owner(user):
            values = {"user_id": user.id, "user_ids": [(6, 0, user.ids)]}
            return lambda: self.here(self.partnership_b).write(values)

        self.assertTurnsForgotten(
            self.channel_own, owner(self.channel_other), owner(self.channel_own)
        )
