"""A deal is handed over and withdrawn at the same moment."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ...race_common import RaceCase


@tagged("-at_install", "post_install")
class TestRaceHandOver(RaceCase):
    def give(self, deal, heir):
        def call(env):
            member = env["prm.member"].sudo().search([("user_id", "=", heir.id)])
            env["prm.hand.over"]._hand_over_deal(deal.with_env(env), member.id)

        return call

    def test_a_deal_is_withdrawn_or_handed_over_never_both_by_one_person(self):
        deal = self.registered()
        reason = self.reasons["withdrawal"].id
        outcomes = self.race(
            (self.partner_a, self.give(deal, self.colleague_a)),
            (
                self.partner_a,
                lambda env: deal.with_env(env)._withdraw(reason),
            ),
        )
        with self.committed():
            mine = self.here(deal)
            heir = self.here(self.colleague_a).partner_id
            found = (mine.state, mine.contact_id == heir)
        if isinstance(outcomes[0], Exception):
            self.assertIsInstance(outcomes[0], RegistrationRefused)
            self.assertEqual(found, ("withdrawn", False))
        else:
            self.assertIsInstance(outcomes[1], (AccessError, RegistrationRefused))
            self.assertEqual(found, ("submitted", True))

    def test_of_two_who_hand_it_over_one_colleague_gets_it(self):
        deal = self.registered()
        outcomes = self.race(
            (self.partner_a, self.give(deal, self.colleague_a)),
            (self.supervisor_a, self.give(deal, self.supervisor_a)),
        )
        with self.committed():
            mine = self.here(deal)
            given = len(mine.news_ids)
        # The supervisor may still hand over what a colleague has got by then.
        done = sum(not isinstance(outcome, Exception) for outcome in outcomes)
        self.assertEqual(given, done)
        self.assertGreaterEqual(done, 1)
