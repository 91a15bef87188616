"""The board in a real browser: by keyboard, and folded on a phone."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestBoardTour(PrmHttpCase):
    def test_the_board_is_used_by_keyboard_alone(self):
        for name in ("Third", "Second", "First"):
            self._register(name=name)
        self._register(name="Draft", submit=False)
        address = f"{self.HOME}/registrations?layout=board"
        tour = "prm_board_by_keyboard"
        self.start_tour(address, tour, login=self.partner_a.login)


@tagged("post_install", "-at_install")
class TestBoardOnPhone(PrmHttpCase):
    browser_size = "390x844"
    touch_enabled = True

    def test_columns_are_folded_and_unfold_on_a_phone(self):
        for number in range(7):
            self._register(name=f"Deal {number}")
        self._register(name="Draft", submit=False)
        address = f"{self.HOME}/registrations?layout=board"
        self.start_tour(address, "prm_board_on_phone", login=self.partner_a.login)
