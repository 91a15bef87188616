"""Two people decide on one conflict at the same moment, each on another side of it."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...race_common import RaceCase


@tagged("post_install", "-at_install")
class TestRaceDesk(RaceCase):
    def pair(self, name):
        """Register one customer for both partners, committed."""
        with self.committed():
            user = self.here(self.partner_b)
            self.first = self._register(user, ask_review=True, customer_name=name)
        self.later = self.registered(ask_review=True, customer_name=name)

    def press(self, deal, name):
        """Return what a reviewer does who sees that nothing is decided."""

        def call(env):
            conflict = env["prm.registration.conflict"].search(
                [
                    ("registration_id", "=", deal.id),
                    ("kind", "=", "registration"),
                ]
            )
            return getattr(conflict.with_context(prm_seen="open"), name)()

        return call

    def test_one_decides_for_both_sides_and_the_other_is_told_who_was_first(self):
        self.pair("Zorblax Works")
        outcomes = self.race(
            (self.channel_own, self.press(self.first, "action_different")),
            (self.channel_all, self.press(self.later, "action_share")),
        )
        self.assertOneOf(outcomes, UserError, "was first")
        with self.committed():
            conflicts = self.env["prm.registration.conflict"].search(
                [("registration_id", "in", (self.first.id, self.later.id))]
            )
            self.assertEqual(len(conflicts), 2)
            self.assertEqual(len(set(conflicts.mapped("decision"))), 1)
            self.assertEqual(len(conflicts.decided_by_id), 1)

    def test_two_questions_at_once_are_one(self):
        self.pair("Quarz Mill")
        self.race(
            (self.channel_own, self.press(self.first, "action_ask_both")),
            (self.channel_all, self.press(self.later, "action_ask_both")),
        )
        with self.committed():
            for deal in (self.here(self.first), self.here(self.later)):
                said = deal.sudo()._shared_messages_sudo()
                asked = said.filtered(lambda one: "next step" in one.body)
                self.assertEqual(len(asked), 1)
