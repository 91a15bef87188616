"""A copy of a deal is a new draft of who makes it."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ....policy.registration_moves import STATES
from ....policy.registration_permissions import verdict_action
from .change_common import ChangeCase


@tagged("-at_install", "post_install")
class TestClone(ChangeCase):
    def clone(self, deal, user=None, token="", with_customer=True):
        user = user or self.partner_a
        portal = self.portal.with_user(user)
        service = self.env["prm.deal.clone"].with_user(user)
        own = deal.with_user(user)
        return service._clone(own, portal, token or deal.name, with_customer)

    def refused(self, *args, **options):
        try:
            self.clone(*args, **options)
        except RegistrationRefused as error:
            return set(error.errors.values())
        return None

    def test_a_copy_has_the_data_of_the_deal_and_nothing_else(self):
        closing = fields.Date.today() + timedelta(days=30)
        deal = self._register(
            budget="9,000",
            requirements="Quickly",
            offering_id=self.offering.id,
            date_closing=closing,
            partner_reference="OURS-1",
            comments="A message",
        )
        copy = self.clone(deal).sudo()
        self.assertEqual(copy.state, "draft")
        same = "name budget requirements offering_id date_closing customer_name"
        for name in f"{same} customer_website customer_vat contact_email".split():
            self.assertEqual(copy[name], deal.sudo()[name], name)
        self.assertFalse(copy.partner_reference)
        self.assertFalse(copy.submitted_at or copy.first_in_at or copy.decided_at)
        self.assertFalse(copy._shared_messages_sudo())
        self.assertNotEqual(copy.number, deal.number)

    def test_it_belongs_to_who_made_it(self):
        deal = self._register(visibility="organization")
        copy = self.clone(deal, self.colleague_a).sudo()
        self.assertEqual(copy.contact_id, self.colleague_a.partner_id)
        self.assertEqual(copy.representative_id, self.partner_a.partner_id)
        self.assertFalse(copy.with_user(self.partner_a).has_access("read"))

    def test_without_the_customer_nothing_of_it_comes_along(self):
        copy = self.clone(self._register(), with_customer=False).sudo()
        names = "customer_id customer_name customer_website customer_vat"
        names += " contact_first_name contact_last_name contact_email contact_phone"
        for name in names.split():
            self.assertFalse(copy[name], name)

    def test_a_customer_of_ours_by_now_is_chosen_instead_of_typed_again(self):
        deal = self._register()
        self._approve(deal)
        copy = self.clone(deal).sudo()
        self.assertFalse(copy.is_new_company)
        self.assertEqual(copy.customer_id, deal.sudo().customer_id)
        self.assertEqual(copy.customer_name, deal.customer_name)
        typed = self.typed(copy) | {"name": "Second deal"}
        typed |= {
            "customer_id": copy.customer_id.id,
            "customer_contact_id": copy.customer_contact_id.id,
        }
        copy.with_user(self.partner_a)._resubmit(typed, "second", submit=True)
        self.assertEqual(copy.state, "submitted")

    def test_what_is_past_or_no_longer_offered_stays_empty(self):
        deal = self._register(offering_id=self.offering.id)
        deal.sudo().date_closing = "2020-01-01"
        deal.sudo().user_id = self.channel_all  # not assigned to this partner
        self.offering.active = False
        copy = self.clone(deal).sudo()
        self.assertFalse(copy.offering_id or copy.date_closing or copy.user_id)

    def test_answers_to_own_questions_come_along(self):
        self.portal.property_definition = [
            {"name": "seats", "string": "Seats", "type": "char"},
        ]
        deal = self._register(question_seats="400")
        copy = self.clone(deal)
        answers = self.env["prm.registration.questions"]._answers(copy)
        self.assertEqual(answers["seats"], "400")

    def test_the_same_token_makes_one_copy(self):
        deal = self._register()
        first = self.clone(deal, token="once")
        self.assertEqual(self.clone(deal, token="once"), first)
        self.assertNotEqual(self.clone(deal, token="twice"), first)

    def test_in_every_state_the_table_of_permissions_decides(self):
        roles = {
            "author": self.partner_a,
            "supervisor": self.supervisor_a,
            "colleague": self.colleague_a,
        }
        for state in STATES:
            deal = self.in_state(state)
            deal.sudo().visibility = "organization"
            for role, user in roles.items():
                may = bool(verdict_action("clone", role, state))
                with self.subTest(state=state, role=role):
                    if not deal.with_user(user).has_access("read"):
                        with self.assertRaises(AccessError):
                            self.clone(deal, user)
                        continue
                    token = f"{state}-{role}"
                    code = self.refused(deal, user, token=token)
                    self.assertEqual(code is None, may)

    def test_strangers_copy_nothing(self):
        deal = self._register(visibility="organization")
        for user in (self.partner_b, self.portal_user):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.clone(deal, user)

    def test_where_nothing_is_registered_nothing_is_copied(self):
        deal = self._register()
        rows = self.portal.section_ids
        row = rows.filtered(lambda each: each.key == "registrations")
        row.can_create = False
        self.assertNotIn("clone", deal._portal_actions())
        self.assertEqual(self.refused(deal), {"registrations_closed"})
        row.can_create = True
        self.assertIsNone(self.refused(deal))
