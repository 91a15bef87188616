"""Approvals and submissions of one customer at the same moment: the later one knows."""

import uuid

from odoo import api
from odoo.exceptions import UserError
from odoo.service import model as service_model
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...race_common import RaceCase
from .approval_common import TAX_NUMBER


@tagged("-at_install", "post_install")
class TestRaceApproval(RaceCase):
    def asked(self, user, **values):
        """Register a deal though somebody knows the customer, committed; return it."""
        with self.committed():
            return self._register(self.here(user), ask_review=True, **values)

    def approve(self, deal):
        return lambda env: deal.with_env(env).action_qualify()

    def confirm(self, deal):
        """Return a call that opens the dialog and confirms what it proposes."""

        def call(env):
            dialogs = env["prm.registration.qualify"]
            return dialogs.create({"registration_id": deal.id}).action_confirm()

        return call

    def submit(self, user, **values):
        with self.committed():
            values = self._form_values(self.here(user), **values)
        token = uuid.uuid4().hex

        def call(env):
            partnership = env["prm.portal"]._for_user()._own_partnership()
            options = {"submit": True, "comments": "", "ask_review": True}
            return partnership._register_deal(values, token, **options).id

        return call

    def one_after_the_other(self, early, late):
        """Let the later transaction begin before the earlier one does anything.

        :param early: a user and a function of that user's environment; so is ``late``
        :return: what both returned or raised, the earlier one first
        """
        outcomes = []
        user, call = late
        with self.registry.cursor() as cr, mute_logger("odoo.sql_db"):
            env = self.env_of(cr, user)

            def attempt():
                env.cr.execute("SELECT 1")  # here the transaction takes its snapshot
                if not outcomes:
                    with self.registry.cursor() as other:
                        outcomes.append(early[1](self.env_of(other, early[0])))
                return call(env)

            try:
                outcomes.append(service_model.retrying(attempt, env))
            except UserError as error:
                outcomes.append(error)
        return outcomes

    def env_of(self, cr, user):
        env = api.Environment(cr, user.id, {})
        env.transaction.default_env = env
        return env

    def assertOneDeal(self, deals, **customer):
        """Assert that one of the deals was approved, with one customer record."""
        with self.committed():
            states = sorted(self.here(deal).state for deal in deals)
            self.assertEqual(states, ["approved", "submitted"])
            customer = {"is_company": True, **customer}
            domain = [(name, "=", value) for name, value in customer.items()]
            self.assertEqual(self.env["res.partner"].search_count(domain), 1)

    # ----------------------------------------------------------------- two approvals

    def test_two_partners_deals_with_one_customer_are_not_both_approved(self):
        for way in (self.approve, self.confirm):
            number = str(uuid.uuid4().int)[:9]
            users = (self.partner_a, self.partner_b)
            deals = [self.asked(user, customer_vat=number) for user in users]
            outcomes = self.race(
                (self.channel_own, way(deals[0])), (self.channel_all, way(deals[1]))
            )
            with self.subTest(way=way.__name__):
                self.assertOneOf(outcomes, UserError, "administrator")
                self.assertOneDeal(deals, vat=number)

    def test_the_later_reviewer_sees_what_the_earlier_one_approved(self):
        users = [(self.partner_a, self.channel_own), (self.partner_b, self.channel_all)]
        for order in (users, users[::-1]):
            number = str(uuid.uuid4().int)[:9]
            deals = [self.asked(user, customer_vat=number) for user, _boss in order]
            sides = [
                (reviewer, self.approve(deal))
                for deal, (_user, reviewer) in zip(deals, order, strict=True)
            ]
            first, second = self.one_after_the_other(*sides)
            with self.subTest(first=order[0]):
                self.assertFalse(isinstance(first, Exception))
                self.assertRegex(str(second), "administrator")
                self.assertOneDeal(deals, vat=number)

    def test_own_deals_with_a_new_customer_make_one_record_and_one_person(self):
        values = {"customer_vat": TAX_NUMBER, "contact_email": "eva@doppel.example"}
        users = (self.partner_a, self.colleague_a)
        deals = [self.asked(user, **values) for user in users]
        self.race(
            (self.channel_own, self.approve(deals[0])),
            (self.channel_all, self.approve(deals[1])),
        )
        with self.committed():
            mine = self.here(deals[0]) | self.here(deals[1])
            self.assertEqual(mine.mapped("state"), ["approved", "approved"])
            self.assertEqual(len(mine.customer_id), 1)
            self.assertEqual(len(mine.customer_contact_id), 1)
            people = self.env["res.partner"].search(
                [("email", "=", "eva@doppel.example")]
            )
            self.assertEqual(people, mine.customer_contact_id)

    # ------------------------------------------------------ an approval, a submission

    def test_an_approval_and_a_submission_know_of_each_other(self):
        for approval_first in (True, False):
            name = f"Contested {approval_first} Works"
            deal = self.asked(self.partner_a, customer_name=name)
            approval = self.channel_own, self.approve(deal)
            submission = self.partner_b, self.submit(self.partner_b, customer_name=name)
            sides = [approval, submission] if approval_first else [submission, approval]
            first, second = self.one_after_the_other(*sides)
            new_id = second if approval_first else first
            with self.subTest(approval_first=approval_first), self.committed():
                self.assertIsInstance(new_id, int)
                mine, new = self.here(deal), self.here(deal).browse(new_id)
                self.assertIn(mine, new.conflict_ids.found_registration_id)
                if approval_first:
                    self.assertEqual(mine.state, "approved")
                    self.assertTrue(any(new.conflict_ids.mapped("is_protected")))
                else:
                    self.assertRegex(str(second), "Decide in the approval dialog")
                    self.assertEqual(mine.state, "submitted")
