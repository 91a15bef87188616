"""Two who do something about one appeal at the same moment: one is first.

How many rounds are run is an environment variable: few in each run of the tests.
"""

import os

from odoo.exceptions import UserError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ...race_common import RaceCase
from .appeal_common import REASON, AppealData

ROUNDS = int(os.environ.get("PRM_RACE_ROUNDS") or 4)


@tagged("-at_install", "post_install")
class TestRaceAppeal(AppealData, RaceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.committed():
            cls.portal.with_env(cls.env).appeal_user_id = cls.channel_all.id

    def rejected_deal(self):
        """Return a deal that was rejected, committed."""
        deal = self.registered()
        with self.committed(self.channel_own):
            desk = self.here(deal)
            desk.reason_id = self.reasons["rejection"].id
            desk.action_reject()
        return deal

    def appealed(self):
        """Return a rejected deal and its appeal, with all that a decision needs."""
        deal = self.rejected_deal()
        with self.committed(self.partner_a) as env:
            self.asking(deal)(env)
        with self.committed():
            appeal = self.here(deal).appeal_ids
            reopening = self.reasons["reopening"].id
            appeal.write({"reason_id": reopening, "answer": "We looked at it"})
        return deal, appeal

    def asking(self, deal):
        return lambda env: env["prm.appeal.desk"]._ask(deal.with_env(env), REASON)

    def declining(self, appeal):
        return lambda env: appeal.with_env(env).action_decline()

    def granting(self, appeal):
        return lambda env: appeal.with_env(env).action_grant()

    def reopening(self, deal):
        def call(env):
            desk = deal.with_env(env)
            desk.reason_id = self.reasons["reopening"].id
            desk.action_reopen()

        return call

    def test_two_who_appeal_at_once_make_one_appeal(self):
        for _round in range(ROUNDS):
            deal = self.rejected_deal()
            outcomes = self.race(
                (self.partner_a, self.asking(deal)),
                (self.supervisor_a, self.asking(deal)),
            )
            self.assertOneOf(outcomes, RegistrationRefused, "already appealed")
            with self.committed():
                self.assertEqual(len(self.here(deal).appeal_ids), 1)

    def test_of_two_decisions_one_counts(self):
        for _round in range(ROUNDS):
            deal, appeal = self.appealed()
            outcomes = self.race(
                (self.channel_all, self.declining(appeal)),
                (self.channel_admin, self.granting(appeal)),
            )
            self.assertOneOf(outcomes, UserError, "decided first|no longer possible")
            with self.committed():
                pair = self.here(appeal).state, self.here(deal).state
                declined = not isinstance(outcomes[0], Exception)
                expected = ("declined", "rejected") if declined else None
                self.assertEqual(pair, expected or ("granted", "in_review"))
                mails = self.told(self.here(deal), "Appeal ")
                decided = mails.filtered(lambda mail: "received" not in mail.subject)
                self.assertEqual(len(decided), 1)

    def test_granting_twice_at_once_reopens_once(self):
        for _round in range(ROUNDS):
            deal, appeal = self.appealed()
            outcomes = self.race(
                (self.channel_admin, self.granting(appeal)),
                (self.channel_admin, self.granting(appeal)),
            )
            self.assertOneOf(outcomes, UserError, "decided first")
            with self.committed():
                moves = self.here(deal).transition_ids.mapped("new")
                self.assertEqual(moves.count("in_review"), 1)

    def test_an_appeal_and_a_reopening_leave_nothing_open(self):
        for _round in range(ROUNDS):
            deal = self.rejected_deal()
            outcomes = self.race(
                (self.partner_a, self.asking(deal)),
                (self.channel_admin, self.reopening(deal)),
            )
            self.assertIsNone(outcomes[1])
            with self.committed():
                here = self.here(deal)
                self.assertEqual(here.state, "in_review")
                if isinstance(outcomes[0], Exception):
                    self.assertIsInstance(outcomes[0], RegistrationRefused)
                    self.assertFalse(here.appeal_ids)
                else:
                    self.assertEqual(here.appeal_ids.mapped("state"), ["granted"])
                    self.assertEqual(here.reviewer_id, self.here(self.channel_all))
