"""Qualifying through the dialog: the customer and its contact."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..backend.backend_common import QualifyCase


@tagged("-at_install", "post_install")
class TestCrmCustomer(QualifyCase):
    def test_it_proposes_to_create_what_the_partner_typed(self):
        deal = self._register(date_closing=date(2026, 9, 30))
        deal.with_user(self.channel_own).expected_amount = 500
        dialog = self.dialog(deal)
        self.assertEqual(dialog.customer_mode, "create")
        self.assertEqual(dialog.contact_mode, "create")
        self.assertEqual(dialog.lead_mode, "create")
        self.assertEqual(dialog.user_id, self.channel_own)
        self.assertEqual(dialog.team_id, self.team)
        self.assertEqual(dialog.expected_amount, 500)
        self.assertEqual(dialog.date_closing, date(2026, 9, 30))
        self.confirm(dialog)
        customer = deal.sudo().customer_id
        contact = deal.sudo().customer_contact_id
        self.assertEqual(customer.name, deal.customer_name)
        self.assertEqual(customer.vat, deal.customer_vat)
        self.assertEqual(contact.parent_id, customer)
        self.assertEqual(contact.email, deal.contact_email)
        self.assertEqual(customer.prm_source, "partner_portal")
        self.assertEqual(contact.prm_source, "partner_portal")

    def test_it_proposes_the_customer_that_screening_found(self):
        known = self._create_organization("Acme")
        deal = self._register(customer_name="Acme", ask_review=True)
        dialog = self.dialog(deal)
        self.assertEqual(dialog.customer_mode, "link")
        self.assertEqual(dialog.customer_id, known)
        self.confirm(dialog)
        self.assertEqual(deal.sudo().customer_id, known)
        self.assertEqual(deal.sudo().customer_contact_id.parent_id, known)

    def test_linking_overwrites_nothing_of_customer_and_contact(self):
        known = self._create_organization(
            "Acme",
            email="info@acme.example",
            phone="+49 1",
            website="http://acme.example",
        )
        person = self._create_person(
            known, "carla", email="carla@acme.example", phone="+49 2"
        )
        deal = self._register(customer_name="ACME GmbH", ask_review=True)
        dialog = self.dialog(deal)
        dialog.customer_id = known
        dialog.contact_mode = "link"
        dialog.contact_id = person
        self.confirm(dialog)
        self.assertRecordValues(
            known | person,
            [
                {"name": "Acme", "email": "info@acme.example", "phone": "+49 1"},
                {"name": "Carla", "email": "carla@acme.example", "phone": "+49 2"},
            ],
        )
        self.assertEqual(known.website, "http://acme.example")
        self.assertFalse(known.prm_source)
        lead = deal.sudo().lead_id
        self.assertEqual(lead.partner_id, person)
        self.assertEqual(deal.customer_name, "ACME GmbH")
        self.assertEqual(deal.contact_first_name, "Carl")

    def test_no_contact_is_possible(self):
        deal = self._register()
        dialog = self.dialog(deal)
        dialog.contact_mode = "none"
        self.confirm(dialog)
        self.assertFalse(deal.sudo().customer_contact_id)
        self.assertEqual(deal.sudo().lead_id.partner_id, deal.sudo().customer_id)

    def test_it_does_not_propose_a_customer_that_was_found_to_be_another_one(self):
        self._create_organization("Acme")
        deal = self._register(customer_name="Acme", ask_review=True)
        deal.with_user(self.channel_own).conflict_ids.decision = "different"
        self.assertEqual(self.dialog(deal).customer_mode, "create")

    def test_a_reviewer_who_does_not_work_with_the_partner_qualifies(self):
        deal = self._register()
        deal.sudo().reviewer_id = self.channel_other
        self.confirm(self.dialog(deal, self.channel_other))
        self.assertEqual(deal.state, "approved")
        self.assertEqual(deal.sudo().lead_id.user_id, self.channel_own)
        other = self._register()
        other.sudo().reviewer_id = self.channel_other
        self.assertTrue(self._approve(other, self.channel_other))

    def test_a_customer_is_a_company(self):
        deal = self._register()
        dialog = self.dialog(deal)
        dialog.customer_mode = "link"
        dialog.customer_id = self._create_organization("Acme")
        wizard = dialog.save()
        wizard.customer_id = self.partner_b.partner_id
        with self.assertRaisesRegex(UserError, "a company, not a person"):
            wizard.action_confirm()
