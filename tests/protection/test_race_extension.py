"""An extension is approved at the moment in which the job ends the protection."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..race_common import RaceCase
from .protection_common import REASON, ProtectionData


@tagged("-at_install", "post_install")
class TestRaceExtension(ProtectionData, RaceCase):
    def held_deal(self):
        """Return a deal and its request, which was held for too long."""
        registration = self.registered()
        with self.committed():
            deal = self.here(registration)
            self._approve(deal, self.here(self.channel_own))
            request = self.ask(deal, self.here(self.partner_a))
            past = fields.Date.today() - timedelta(days=1)
            deal.sudo()._write_guarded({"protection_end": past, "held_until": past})
        return registration, request

    def test_an_approval_and_the_end_have_one_winner(self):
        for _round in range(5):
            deal, request = self.held_deal()
            outcomes = self.race(
                (self.channel_own, lambda env, r=request: self.approve_in(env, r)),
                (
                    self.env_root(),
                    lambda env, d=deal: d.with_env(env).sudo()._end_protection(),
                ),
            )
            with self.committed():
                mine, asked = self.here(deal).sudo(), self.here(request).sudo()
                pair = (mine.state, asked.state)
                self.assertIn(pair, [("approved", "approved"), ("expired", "closed")])
                if pair[0] == "approved":
                    self.assertEqual(outcomes, [None, None])
                    self.assertGreater(mine.protection_end, fields.Date.today())
                else:
                    self.assertOneOf(outcomes, UserError, "No extension request")
                self.assertFalse(mine.held_until)

    def approve_in(self, env, request):
        request.with_env(env).action_approve()

    def env_root(self):
        with self.committed() as env:
            return env.ref("base.user_root")

    def test_two_who_ask_at_once_make_one_request(self):
        registration = self.registered()
        with self.committed():
            self._approve(self.here(registration), self.here(self.channel_own))
        outcomes = self.race(
            (self.partner_a, lambda env: self.ask_in(env, registration)),
            (self.supervisor_a, lambda env: self.ask_in(env, registration)),
        )
        self.assertOneOf(outcomes, UserError, "already asked")
        with self.committed():
            requests = self.here(registration).sudo().extension_ids
            self.assertEqual(requests.mapped("state"), ["pending"])

    def ask_in(self, env, deal):
        env["prm.extension.desk"]._ask(deal.with_env(env), None, REASON)
