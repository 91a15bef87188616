"""A contested deal is judged and approved in a browser."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestApprovalTour(PrmHttpCase):
    def test_a_conflict_is_judged_in_the_dialog_and_the_deal_approved(self):
        name = "Zorblax Works"
        first = self._register(self.partner_b, customer_name=name)
        self._approve(first)
        deal = self._register(
            name="Contested deal", customer_name=name, ask_review=True
        )
        deal.with_user(self.channel_own).action_start_review()
        self.start_tour(
            "/odoo/action-prm.prm_registration_action_review",
            "prm_approval_conflict",
            login="channel_own_t",
        )
        self.assertEqual(deal.state, "approved")
        conflict = deal.sudo().conflict_ids.filtered("found_registration_id")
        self.assertEqual(conflict.decision, "different")
        self.assertEqual(conflict.note, "Another plant, with a budget of its own")
        self.assertEqual(conflict.decided_by_id, self.channel_own)
        self.assertEqual(deal.sudo().customer_id, first.sudo().customer_id)
