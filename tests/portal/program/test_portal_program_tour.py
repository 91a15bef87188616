"""Tabs and charts in a real browser."""

from odoo.tests import tagged

from .program_common import ProgramPageCase


@tagged("post_install", "-at_install")
class TestPortalProgramTour(ProgramPageCase):
    """What only a browser can show: keyboard, addresses, drawings."""

    def test_the_tabs_follow_the_keyboard_and_the_address(self):
        self.score()
        self._create_fund_entry(self.partnership_a)
        address = f"{self.HOME}/program"
        self.start_tour(address, "prm_program_tabs", login=self.partner_a.login)

    def test_the_charts_of_the_home_are_drawn_with_their_tables(self):
        self._register(self.partner_a)
        lead = self._approve(self._register(self.partner_a))
        lead.expected_revenue = 1000
        self.env["prm.registration.summary"]._refresh(self.organization_a)
        self.start_tour(self.HOME, "prm_home_charts", login=self.partner_a.login)
