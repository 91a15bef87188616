"""A list in a real browser, by keyboard alone."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestTourListKeys(PrmHttpCase):
    def test_a_table_is_used_by_keyboard_alone(self):
        for name in ("Third", "Second", "First"):
            self._register(name=name)
        address = f"{self.HOME}/registrations?sortby=newest&state=submitted"
        self.start_tour(address, "prm_list_by_keyboard", login=self.partner_a.login)
