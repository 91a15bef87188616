"""In a browser: a contact is shared, accepted, and becomes a deal."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .contact_common import ContactData


@tagged("post_install", "-at_install")
class TestContactTour(ContactData, PrmHttpCase):
    def test_a_contact_is_shared_accepted_and_registered_without_typing_it(self):
        customer = self._create_customer()
        page = f"/odoo/res.partner/{self.organization_a.id}"
        self.start_tour(page, "prm_contact_share", login="channel_own_t")
        contact = self.env["prm.contact"].search([("partner_id", "=", customer.id)])
        self.assertEqual((contact.state, contact.contact_id.id), ("new", False))
        inbox = self.portal._url("inbox")
        self.start_tour(inbox, "prm_contact_register", login="anna")
        self.assertEqual(contact.state, "accepted")
        self.assertEqual(contact.decided_by_id, self.partner_a.partner_id)
        deals = self.env["prm.registration"]
        deal = deals.search([("name", "=", "Press line of the tour")])
        self.assertEqual(deal.customer_id, customer.parent_id)
        self.assertEqual(deal.customer_contact_id, customer)
