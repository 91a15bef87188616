"""Dialogs of a deal in a real browser: the focus, Escape, and the way back."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestRecordTours(PrmHttpCase):
    def test_a_dialog_holds_the_focus_and_gives_it_back(self):
        deal = self._register()
        address = f"{self.HOME}/registrations/{deal.id}"
        self.start_tour(address, "prm_ask_to_withdraw", login=self.partner_a.login)
        self.assertEqual(deal.state, "withdrawn")

    def test_an_address_opens_a_dialog_which_gives_the_focus_to_its_button(self):
        deal = self._register()
        address = f"{self.HOME}/registrations/{deal.id}?open=withdraw"
        self.start_tour(address, "prm_asked_by_address", login=self.partner_a.login)
        self.assertEqual(deal.state, "submitted")
