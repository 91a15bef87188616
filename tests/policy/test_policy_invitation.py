"""Who may be invited, and what stands in the way."""

from odoo.tests import BaseCase, tagged

from ...policy import partnership_moves

INVITABLE = {
    "state": "active",
    "assigned_users": 1,
    "email": "ann@partner.example",
    "has_internal_user": False,
    "is_own_person": True,
}

# What stands in the way, in the order in which it is told.
OBSTACLES = (
    ({"state": "suspended"}, "partnership_not_active"),
    ({"assigned_users": 0}, "no_assigned_user"),
    ({"is_own_person": False}, "not_a_person_of_partner"),
    ({"has_internal_user": True}, "internal_user"),
    ({"email": "ann@"}, "no_valid_email"),
)


@tagged("prm_policy", "prm_once")
class TestInvitation(BaseCase):
    """The first obstacle is the answer."""

    def test_nothing_in_the_way_means_allowed(self):
        self.assertTrue(partnership_moves.verdict_invite(**INVITABLE))

    def test_only_an_active_partnership_invites(self):
        for state in partnership_moves.STATES:
            verdict = partnership_moves.verdict_invite(**INVITABLE | {"state": state})
            self.assertEqual(verdict.allowed, state == "active")

    def test_each_obstacle_has_its_code(self):
        for change, code in OBSTACLES:
            with self.subTest(code=code):
                verdict = partnership_moves.verdict_invite(**INVITABLE | change)
                self.assertEqual(verdict.code, code)

    def test_of_several_obstacles_the_first_is_told(self):
        circumstances = dict(INVITABLE)
        for change, code in reversed(OBSTACLES):
            circumstances |= change
            verdict = partnership_moves.verdict_invite(**circumstances)
            self.assertEqual(verdict.code, code)
