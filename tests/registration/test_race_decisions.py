"""Two people decide on one registration at the same moment: one wins."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..race_common import RaceCase


@tagged("-at_install", "post_install")
class TestRaceDecisions(RaceCase):
    def qualify(self, registration):
        return lambda env: registration.with_env(env).action_qualify()

    def reject(self, registration):
        def call(env):
            mine = registration.with_env(env)
            mine.reason_id = self.reasons["rejection"].id
            mine.action_reject()

        return call

    def withdraw(self, registration):
        reason = self.reasons["withdrawal"].id
        return lambda env: registration.with_env(env)._withdraw(reason, "Changed plans")

    def assertDecidedOnce(self, registration, state, leads):
        """Assert that one move and its mails were made, and so many opportunities."""
        with self.committed():
            mine = self.here(registration)
            self.assertEqual(mine.state, state)
            self.assertEqual(mine.transition_ids.mapped("new"), ["submitted", state])
            found = self.env["crm.lead"].search([("name", "=", mine.name)])
            self.assertEqual(len(found), leads)
            self.assertEqual(mine.lead_id, found)
            mails = self.mails_of(mine, self.partner_a)
            self.assertEqual(len(mails), 2, mails.mapped("subject"))

    def test_two_reviewers_qualify_and_one_opportunity_comes_of_it(self):
        registration = self.registered()
        outcomes = self.race(
            (self.channel_own, self.qualify(registration)),
            (self.channel_all, self.qualify(registration)),
        )
        self.assertOneOf(outcomes, UserError, "(channel_own_t|channel_all_t).* moved")
        self.assertDecidedOnce(registration, "approved", leads=1)
        with self.committed():
            name = self.here(registration).customer_name
            customers = self.env["res.partner"].search([("name", "=", name)])
            self.assertEqual(len(customers), 1)

    def test_rejecting_and_qualifying_have_one_winner(self):
        registration = self.registered()
        outcomes = self.race(
            (self.channel_own, self.qualify(registration)),
            (self.channel_all, self.reject(registration)),
        )
        self.assertOneOf(outcomes, UserError, "(channel_own_t|channel_all_t).* moved")
        approved = not isinstance(outcomes[0], Exception)
        state = "approved" if approved else "rejected"
        self.assertDecidedOnce(registration, state, leads=int(approved))

    def test_the_reason_of_a_refused_rejection_does_not_stay_on_an_approved_deal(self):
        registration = self.registered()
        outcomes = self.race(
            (self.channel_own, self.qualify(registration)),
            (self.channel_all, self.reject(registration)),
        )
        with self.committed():
            reason = self.here(registration).reason_id
            self.assertEqual(bool(reason), isinstance(outcomes[0], Exception))

    def test_approving_and_withdrawing_have_one_winner(self):
        registration = self.registered()
        outcomes = self.race(
            (self.channel_own, self.qualify(registration)),
            (self.partner_a, self.withdraw(registration)),
        )
        withdrawn = isinstance(outcomes[0], Exception)
        if withdrawn:
            self.assertOneOf(outcomes, UserError, "Anna|anna")
        else:
            self.assertOneOf(outcomes, RegistrationRefused, "no longer possible")
        state = "withdrawn" if withdrawn else "approved"
        self.assertDecidedOnce(registration, state, leads=int(not withdrawn))

    def test_the_same_person_withdraws_twice_and_once_is_enough(self):
        registration = self.registered()
        call = self.withdraw(registration)
        outcomes = self.race((self.partner_a, call), (self.partner_a, call))
        self.assertEqual(outcomes, [None, None])
        self.assertDecidedOnce(registration, "withdrawn", leads=0)
        with self.committed():
            messages = self.here(registration)._shared_messages_sudo()
            self.assertEqual(len(messages), 1)
