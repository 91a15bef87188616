"""Two partners answer at the same moment: one deal, and one who is told."""

from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ...race_common import RaceCase
from .offer_common import OfferData

ROUNDS = 4


@tagged("post_install", "-at_install")
class TestRaceOffer(OfferData, RaceCase):
    def offered(self, **options):
        """Offer a new lead to both partners, committed; return both pages."""
        with self.committed():
            lead = self.lead(user_id=self.channel_all.id)
            offered = self.offer(
                lead,
                self.here(self.partnership_a),
                self.here(self.partnership_b),
                user=self.here(self.channel_all),
                **options,
            )
            return offered.line_ids.sorted("sequence").registration_id

    def accepting(self, deal):
        return lambda env: env["prm.offer.answer"]._accept(deal.with_env(env))

    def declining(self, deal):
        reason = self.reasons["decline"].id
        return lambda env: env["prm.offer.answer"]._decline(deal.with_env(env), reason)

    def test_two_accept_and_one_wins_every_time(self):
        for _round in range(ROUNDS):
            deals = self.offered()
            a, b = deals
            outcomes = self.race(
                (self.supervisor_a, self.accepting(a)),
                (self.supervisor_b, self.accepting(b)),
            )
            self.assertOneOf(
                outcomes,
                RegistrationRefused,
                "^This offer was accepted by another partner.$",
            )
            with self.committed():
                states = sorted(self.here(deals).mapped("state"))
                self.assertEqual(states, ["approved", "cancelled"])
                won = self.here(deals).filtered("customer_name")
                self.assertEqual(won.state, "approved")

    def test_accepting_twice_at_once_is_accepting_once(self):
        deals = self.offered()
        call = self.accepting(deals[0])
        outcomes = self.race((self.supervisor_a, call), (self.supervisor_a, call))
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            mine = self.here(deals[0])
            self.assertEqual(mine.transition_ids.mapped("new"), ["offered", "approved"])

    def test_accepting_against_taking_back_has_one_winner(self):
        deals = self.offered()
        line = deals[0]
        outcomes = self.race(
            (self.supervisor_a, self.accepting(deals[0])),
            (
                self.channel_all,
                lambda env: line.with_env(env).action_take_back_offer(),
            ),
        )
        refused = [each for each in outcomes if isinstance(each, Exception)]
        self.assertEqual(len(refused), 1, outcomes)
        with self.committed():
            state = self.here(deals[0]).state
            accepted = isinstance(outcomes[1], Exception)
            self.assertEqual(state, "approved" if accepted else "cancelled")

    def test_two_decline_an_offer_to_both_and_its_end_is_told_once(self):
        deals = self.offered()
        outcomes = self.race(
            (self.supervisor_a, self.declining(deals[0])),
            (self.supervisor_b, self.declining(deals[1])),
        )
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            here = self.here(deals)
            self.assertEqual(here.mapped("state"), ["withdrawn", "withdrawn"])
            bodies = here.lead_id.message_ids.mapped("body")
            told = [body for body in bodies if "Nobody accepted" in str(body)]
            self.assertEqual(len(told), 1)
