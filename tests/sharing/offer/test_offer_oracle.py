"""What the portal answers about a company says nothing of the customer of an offer."""

import uuid

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .offer_common import OfferData


@tagged("post_install", "-at_install")
class TestOfferOracle(OfferData, PrmHttpCase):
    """Guessing the customer of an offer, by all that answers while one types."""

    def setUp(self):
        super().setUp()
        self.partnership_a.contact_id = self.partner_a.partner_id
        self.customer = f"Canary {uuid.uuid4().hex[:8]}"
        opportunity = self.lead(partner_name=self.customer, website=False)
        self.round = self.offer(opportunity)
        self.offered = self.deal(self.round, self.partnership_a)
        self.stranger = self.lead(partner_name=f"Other {uuid.uuid4().hex[:8]}")
        self.login(self.partner_a)

    def check(self, name, **params):
        page = self.send("/lookup/check", {"customer_name": name, **params})
        return page.status, page.response.content

    def sent(self, name):
        """Return what the form answers when a company is sent."""
        values = {"customer_name": name, "customer_website": "", "customer_vat": ""}
        page = self.send("/registrations", self.form_data(**values))
        return page.status, sorted(page.errors.items()) if page.status == 422 else []

    def test_naming_the_offer_changes_no_answer_of_the_live_check(self):
        for state in ("offered", "cancelled"):
            with self.subTest(state=state):
                plain = self.check(self.customer)
                self.assertIn(b'"review"', plain[1])
                named = self.check(self.customer, registration=self.offered.id)
                stranger = self.check(
                    self.stranger.partner_name, registration=self.offered.id
                )
                self.assertEqual(named, stranger)
            self.round.sudo().action_take_back()

    def test_the_form_refuses_the_customer_of_an_offer_as_any_known_one(self):
        stranger = self.sent(self.stranger.partner_name)
        self.assertEqual(stranger[0], 422)
        for state in ("offered", "cancelled"):
            with self.subTest(state=state):
                self.assertEqual(self.sent(self.customer), stranger)
            self.round.sudo().action_take_back()

    def test_once_accepted_it_is_the_own_customer(self):
        self.accept(self.partner_a, self.offered)
        self.assertIn(b'"own"', self.check(self.customer)[1])
