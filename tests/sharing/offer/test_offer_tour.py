"""The way of an offer in a browser: offered to two, both accept, one wins."""

from unittest.mock import patch

from odoo.http import request
from odoo.tests import tagged

from ....controllers.portal_base import PrmPortalController
from ...http_common import PrmHttpCase
from .offer_common import OfferData


@tagged("post_install", "-at_install")
class TestOfferTour(OfferData, PrmHttpCase):
    def just_before(self, first, deal):
        """Let ``first`` accept ``deal`` a moment before the request of another does."""
        found = PrmPortalController._prm_registration

        def late(controller, portal, number):
            mine = deal.with_env(portal.env(user=first))
            accepts = request.httprequest.path.endswith("/accept")
            if accepts and mine.sudo().state == "offered":
                mine.env["prm.offer.answer"]._accept(mine)
            return found(controller, portal, number)

        return patch.object(PrmPortalController, "_prm_registration", late)

    def test_a_lead_is_offered_to_two_who_both_accept_and_one_wins(self):
        self.partnership_a.contact_id = self.partner_a.partner_id
        lead = self.lead()
        action = self.env.ref("crm.crm_lead_action_pipeline")
        address = f"/odoo/action-{action.id}/{lead.id}"
        login = self.channel_all.login
        self.start_tour(address, "prm_offer_to_partners", login=login)
        self.assertEqual(lead.prm_offer_ids.mapped("state"), ["offered", "offered"])
        offered = lead.prm_offer_ids.round_id
        mine = self.deal(offered, self.partnership_a)
        theirs = self.deal(offered, self.partnership_b)
        with self.just_before(self.partner_a, mine):
            self.start_tour(
                self.HOME, "prm_accept_offer_too_late", login=self.supervisor_b.login
            )
        self.assertEqual((mine.state, theirs.state), ("approved", "cancelled"))

    def test_a_partner_accepts_an_offer_from_the_home(self):
        self.partnership_a.contact_id = self.partner_a.partner_id
        deal = self.deal(self.offer(self.lead()), self.partnership_a)
        self.start_tour(self.HOME, "prm_accept_offer", login=self.partner_a.login)
        self.assertEqual(deal.state, "approved")
