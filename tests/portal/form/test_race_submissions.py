"""Submissions, comments and activations that happen at the same moment."""

import uuid

from odoo.exceptions import UserError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ....models.portal.form.lookup import FoundCompanies
from ...race_common import RaceCase


@tagged("-at_install", "post_install")
class TestRaceSubmissions(RaceCase):
    def register(self, user, token="", **options):
        """Return a call that registers a deal as ``user``, and its values."""
        ask_review = options.pop("ask_review", False)
        with self.committed():
            values = self._form_values(self.here(user), **options)
        token = token or uuid.uuid4().hex

        def call(env):
            portal = env["prm.portal"]._for_user()
            return (
                portal._own_partnership()
                ._register_deal(
                    values, token, submit=True, comments="Hurry", ask_review=ask_review
                )
                .id
            )

        return call

    def deals(self, name):
        return self.env["prm.registration"].search([("customer_name", "=", name)])

    def test_the_same_token_at_the_same_moment_registers_once(self):
        call = self.register(self.partner_a, customer_name="Once Ltd")
        outcomes = self.race((self.partner_a, call), (self.partner_a, call))
        self.assertEqual(outcomes[0], outcomes[1])
        with self.committed():
            deal = self.deals("Once Ltd")
            self.assertEqual(deal.ids, outcomes[:1])
            self.assertEqual(len(deal._shared_messages_sudo()), 1)
            self.assertEqual(len(self.mails_of(deal, self.here(self.partner_a))), 1)

    def test_two_partners_register_one_company_and_the_later_is_refused(self):
        name = "Contested Ltd"
        outcomes = self.race(
            (self.partner_a, self.register(self.partner_a, customer_name=name)),
            (self.partner_b, self.register(self.partner_b, customer_name=f"{name}.")),
        )
        self.assertOneOf(outcomes, RegistrationRefused, "may already know")
        refused = next(one for one in outcomes if isinstance(one, Exception))
        self.assertEqual(refused.errors, {"customer_name": "customer_known"})
        with self.committed():
            found = self.deals(name) | self.deals(f"{name}.")
            self.assertEqual(len(found), 1)

    def test_a_shared_tax_number_alone_is_enough_to_meet(self):
        outcomes = self.race(
            (self.partner_a, self.register(self.partner_a, customer_vat="987654321")),
            (self.partner_b, self.register(self.partner_b, customer_vat="987 654 321")),
        )
        self.assertOneOf(outcomes, RegistrationRefused, "may already know")

    def test_one_name_is_enough_where_number_and_website_differ(self):
        name = "By Name Alone Ltd"
        outcomes = self.race(
            (self.partner_a, self.register(self.partner_a, customer_name=name)),
            (self.partner_b, self.register(self.partner_b, customer_name=name)),
        )
        self.assertOneOf(outcomes, RegistrationRefused, "may already know")

    def test_one_website_is_enough_where_the_names_differ(self):
        site = "https://www.one-site-alone.example"
        outcomes = self.race(
            (self.partner_a, self.register(self.partner_a, customer_website=site)),
            (
                self.partner_b,
                self.register(self.partner_b, customer_website=f"{site}/contact"),
            ),
        )
        self.assertOneOf(outcomes, RegistrationRefused, "may already know")

    def test_both_ask_for_a_review_and_the_later_is_a_conflict_for_the_vendor(self):
        def side(user):
            options = {"customer_name": "Reviewed Ltd", "ask_review": True}
            return user, self.register(user, **options)

        first, second = self.race(side(self.partner_a), side(self.partner_b))
        with self.committed():
            deals = self.env["prm.registration"].browse([first, second])
            self.assertEqual(deals.mapped("state"), ["submitted", "submitted"])
            for deal in deals:
                self.assertEqual(deal.conflict_ids.other_id, deals - deal)

    def test_of_two_colleagues_with_one_company_the_later_is_told_it_is_theirs(self):
        name = "Own Customer Ltd"
        outcomes = self.race(
            (self.partner_a, self.register(self.partner_a, customer_name=name)),
            (self.colleague_a, self.register(self.colleague_a, customer_name=name)),
        )
        self.assertOneOf(
            outcomes, RegistrationRefused, "has already registered this customer"
        )
        with self.committed():
            self.assertEqual(len(self.deals(name)), 1)

    def test_two_colleagues_who_ask_for_a_review_are_both_accepted(self):
        def side(user):
            options = {"customer_name": "Own Reviewed Ltd", "ask_review": True}
            return user, self.register(user, **options)

        first, second = self.race(side(self.partner_a), side(self.colleague_a))
        with self.committed():
            deals = self.env["prm.registration"].browse([first, second])
            for deal in deals:
                self.assertEqual(deal.conflict_ids.other_id, deals - deal)
                self.assertEqual(deal.conflict_ids.kind, "own")

    def test_a_typed_number_meets_the_number_of_a_customer_that_is_chosen(self):
        with self.committed():
            customer = self._create_organization("Chosen Record", vat="246813579")
            self.here(self.program).company_lookup = "all"
            values = {
                "is_new_company": False,
                "customer_id": customer.id,
                "customer_name": False,
                "customer_website": False,
                "customer_vat": False,
            }
        chosen = self.register(self.partner_b, **values)

        def choose(env):
            found = env(context={"prm_found": FoundCompanies([customer.id])})
            return chosen(found)

        typed = {"customer_vat": "246 813 579", "ask_review": True}
        outcomes = self.race(
            (self.partner_a, self.register(self.partner_a, **typed)),
            (self.partner_b, choose),
        )
        self.assertEqual([type(outcome) for outcome in outcomes], [int, int])
        with self.committed():
            self.here(self.program).company_lookup = "own"
            deals = self.env["prm.registration"].browse(outcomes)
            for deal in deals:
                self.assertIn(deals - deal, deal.conflict_ids.other_id)

    def test_the_same_comment_at_the_same_moment_is_posted_once(self):
        deal = self.registered()
        token = uuid.uuid4().hex

        def comment(env):
            return len(deal.with_env(env)._post_comment_sudo("Any news?", token))

        outcomes = self.race((self.partner_a, comment), (self.partner_a, comment))
        self.assertEqual(sorted(outcomes), [0, 1])
        with self.committed():
            self.assertEqual(len(self.here(deal)._shared_messages_sudo()), 1)

    def test_of_two_partnerships_of_one_organization_one_becomes_active(self):
        with self.committed():
            organization = self._create_organization("Cedar Trading")
            partnerships = [
                self._create_partnership(organization, self.here(program), False)
                for program in (self.program, self.program)
            ]

        def activate(partnership):
            return lambda env: partnership.with_env(env).action_activate()

        outcomes = self.race(
            (self.channel_all, activate(partnerships[0])),
            (self.channel_admin, activate(partnerships[1])),
        )
        self.assertOneOf(outcomes, UserError, "already has an active partnership")
        with self.committed():
            states = [self.here(partnership).state for partnership in partnerships]
            self.assertEqual(sorted(states), ["active", "draft"])
