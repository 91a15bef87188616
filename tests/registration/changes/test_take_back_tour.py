"""Taking a registration back in a real browser."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestTakeBackTour(PrmHttpCase):
    def test_a_partner_takes_a_registration_back_changes_it_and_sends_it_again(self):
        deal = self._register(name="Tour deal").sudo()
        address = f"{self.HOME}/registrations"
        tour = "prm_take_back_and_send_again"
        self.start_tour(address, tour, login=self.partner_a.login)
        self.assertEqual(deal.state, "submitted")
        self.assertEqual(deal.budget, "Twice as much")
        moves = deal.transition_ids.mapped("new")
        self.assertEqual(moves, ["submitted", "action_required", "submitted"])
        self.assertEqual(deal.resubmission_count, 0)
