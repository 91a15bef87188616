"""The author takes back what a reviewer starts to review at the same moment."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...race_common import RaceCase


@tagged("-at_install", "post_install")
class TestRaceTakeBack(RaceCase):
    def take_back(self, deal):
        def call(env):
            env["prm.deal.take.back"]._take_back(deal.with_env(env))

        return call

    def test_taking_back_and_starting_the_review_have_an_order(self):
        for _turn in range(3):
            deal = self.registered()
            outcomes = self.race(
                (self.partner_a, self.take_back(deal)),
                (
                    self.channel_own,
                    lambda env, deal=deal: deal.with_env(env).action_start_review(),
                ),
            )
            with self.committed():
                moves = self.here(deal).transition_ids.mapped("new")
                is_taken_back = self.here(deal).is_taken_back
            if isinstance(outcomes[0], Exception):
                self.assertOneOf(outcomes, UserError, "review has started")
                self.assertEqual(moves, ["submitted", "in_review"])
                self.assertFalse(is_taken_back)
            else:
                # Whoever is second finds what the first has left: the reviewer goes on.
                self.assertEqual(moves[:2], ["submitted", "action_required"])
                self.assertTrue(is_taken_back)

    def test_taking_back_twice_at_once_is_one_move(self):
        deal = self.registered()
        call = self.take_back(deal)
        outcomes = self.race((self.partner_a, call), (self.partner_a, call))
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            moves = self.here(deal).transition_ids.mapped("new")
        self.assertEqual(moves, ["submitted", "action_required"])
