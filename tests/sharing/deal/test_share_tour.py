"""In a browser: shared with a note, seen by the partner, and stopped."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .share_common import ShareData


@tagged("post_install", "-at_install")
class TestShareTour(ShareData, PrmHttpCase):
    def test_a_deal_is_shared_seen_and_no_longer_shared(self):
        lead = self.create_lead()
        lead.message_post(
            body="The customer decides on Monday",
            message_type="comment",
            subtype_xmlid="mail.mt_note",
        )
        page = f"/odoo/crm.lead/{lead.id}"
        self.start_tour(page, "prm_share_deal", login="channel_own_t")
        deal = lead.sudo().registration_ids
        self.assertEqual((deal.origin, deal.state), ("shared", "approved"))
        self.assertIn("Monday", deal._shared_messages_sudo().body)
        self.start_tour(
            self.portal._url("opportunities"), "prm_share_seen", login="anna"
        )
        self.start_tour(page, "prm_share_stop", login="channel_own_t")
        self.assertEqual(deal.state, "cancelled")
        self.assertEqual(self.visit("/opportunities", self.partner_a).rows, [])
