"""Two deals are approved at the same moment, and one place is left."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..race_common import RaceCase


@tagged("-at_install", "post_install")
class TestRaceCap(RaceCase):
    def approve(self, registration):
        return lambda env: registration.with_env(env).action_qualify()

    def test_the_last_place_is_given_once(self):
        with self.committed():
            self.here(self.tier).max_open_deals = 1
        first, second = self.registered(), self.registered()
        outcomes = self.race(
            (self.channel_own, self.approve(first)),
            (self.channel_all, self.approve(second)),
        )
        self.assertOneOf(outcomes, UserError, "1 of 1 protected deals")
        with self.committed():
            deals = self.here(first | second)
            states = sorted(deals.mapped("state"))
            self.assertEqual(states, ["approved", "submitted"])
