"""A filter is saved, opened and shared in a real browser; a colleague opens it."""

from odoo.tests import tagged

from .saved_common import SavedCase


@tagged("post_install", "-at_install")
class TestSavedTour(SavedCase):
    def test_a_filter_is_saved_shared_and_opened_by_a_colleague(self):
        self._register(name="Steel mill")
        self._register(name="Copper mine")
        self._register(self.colleague_a, name="Steel tower")
        address = f"{self.HOME}/registrations"
        self.start_tour(address, "prm_save_a_filter", login=self.partner_a.login)
        saved = self.saved("Steel works")
        self.assertEqual((saved.query, saved.is_shared), ("search=Steel", True))
        tour = "prm_open_a_shared_filter"
        self.start_tour(address, tour, login=self.colleague_a.login)
