"""A deal is returned to its partner in a browser."""

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestReturnTour(PrmHttpCase):
    def test_a_tick_right_before_the_button_counts(self):
        deal = self._register(name="Unclear deal", ask_review=True)
        deal.with_user(self.channel_own).action_start_review()
        decide = type(deal).action_return
        failures = [UserError("Somebody else changes it just now.")]

        def fail_once(registration):
            if failures:
                raise failures.pop()
            return decide(registration)

        self.patch(type(deal), "action_return", fail_once)
        with mute_logger("odoo.http"):
            self.start_tour(
                "/odoo/action-prm.prm_registration_action_review",
                "prm_return_quickly",
                login="channel_own_t",
            )
        self.assertEqual(deal.state, "action_required")
        self.assertEqual(deal.flagged_fields, "contact_phone")
