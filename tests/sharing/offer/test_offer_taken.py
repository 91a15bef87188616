"""A lead that a partner got otherwise is offered to nobody any longer."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ....models.registration.approval.plan import Plan
from ...common import PrmCase
from .offer_common import OfferData


@tagged("post_install", "-at_install")
class TestOfferTaken(OfferData, PrmCase):
    def setUp(self):
        super().setUp()
        self.partnership_a.contact_id = self.partner_a.partner_id
        self.opportunity = self.lead(partner_name="Canary Mills")

    def approve_with(self, lead):
        """Approve a deal of partner B, and link it with ``lead``."""
        deal = self._register(self.partner_b, customer_name="Unheard of")
        nobody = self.env["res.partner"].with_user(self.channel_admin)
        lead.user_id = self.channel_admin
        desk = deal.with_user(self.channel_admin)
        desk._qualify(Plan(nobody, nobody, lead.with_user(self.channel_admin)))
        return deal

    def test_offers_end_when_another_partner_s_deal_is_approved_with_the_lead(self):
        offered = self.offer(self.opportunity, self.partnership_a)
        deal = self.deal(offered, self.partnership_a)
        self.approve_with(self.opportunity)
        self.assertEqual((deal.state, offered.state), ("cancelled", "ended"))
        self.assertEqual(offered.line_ids.state, "gone")
        with self.assertRaises(RegistrationRefused):
            self.accept(self.partner_a, deal)
        self.assertFalse(deal.customer_name)

    def test_nobody_is_asked_next_by_then(self):
        partners = (self.partnership_a, self.partnership_b)
        offered = self.offer(self.opportunity, *partners, in_order=True)
        self.approve_with(self.opportunity)
        states = offered.line_ids.sorted("sequence").mapped("state")
        self.assertEqual(states, ["gone", "skipped"])

    def test_a_deal_with_another_lead_ends_none(self):
        offered = self.offer(self.opportunity, self.partnership_a)
        self.approve_with(self.lead(partner_name="Other Mills"))
        self.assertEqual(offered.state, "running")

    def test_who_was_asked_in_vain_does_not_pass_by_who_got_it(self):
        offered = self.offer(self.opportunity, self.partnership_a)
        self.decline(self.partner_a, self.deal(offered, self.partnership_a))
        self.approve_with(self.opportunity)
        self.opportunity.partner_name = "Canary Mills"
        rival = self._register(customer_name="Canary Mills", ask_review=True)
        found = rival.sudo().conflict_ids
        self.assertEqual(found.found_lead_id, self.opportunity)
        self.assertEqual((found.kind, found.is_protected), ("lead", True))
        with self.assertRaises(UserError):
            self._approve(rival, self.channel_admin)
