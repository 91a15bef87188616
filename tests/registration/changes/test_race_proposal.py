"""Two people decide on one proposal, or propose, at the same moment."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ...race_common import RaceCase


@tagged("-at_install", "post_install")
class TestRaceProposal(RaceCase):
    def approved(self):
        deal = self.registered()
        with self.committed(self.channel_own):
            self.here(deal).action_qualify()
        return deal

    def propose(self, deal, amount):
        def call(env):
            own, values = deal.with_env(env), {"amount_estimate": amount}
            env["prm.deal.proposal"]._propose_sudo(own, values)

        return call

    def accept(self, change):
        return lambda env: change.with_env(env).action_accept()

    def reject(self, change):
        return lambda env: env["prm.deal.change.decision"]._reject(
            change.with_env(env), "No"
        )

    def test_of_two_decisions_one_counts(self):
        deal = self.approved()
        with self.committed(self.partner_a) as env:
            self.propose(deal, 9.0)(env)
        with self.committed():
            change = self.here(deal).change_ids
        outcomes = self.race(
            (self.channel_own, self.accept(change)),
            (self.channel_all, self.reject(change)),
        )
        self.assertOneOf(outcomes, UserError, "decided first")
        accepted = not isinstance(outcomes[0], Exception)
        with self.committed():
            found = self.here(deal)
            state = "accepted" if accepted else "rejected"
            self.assertEqual(found.change_ids.state, state)
            self.assertEqual(bool(found.amount_estimate), accepted)

    def test_of_two_proposals_one_waits(self):
        deal = self.approved()
        outcomes = self.race(
            (self.partner_a, self.propose(deal, 5.0)),
            (self.supervisor_a, self.propose(deal, 7.0)),
        )
        self.assertOneOf(outcomes, RegistrationRefused, "already proposed")
        with self.committed():
            self.assertEqual(len(self.here(deal).change_ids), 1)
