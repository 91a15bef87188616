from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestSectionTour(PrmHttpCase):
    """The way of an administrator, and what a partner finds after it."""

    def test_sections_are_arranged_and_the_partner_finds_them_so(self):
        address = f"/odoo/action-prm.prm_portal_action/{self.portal.id}"
        self.start_tour(address, "prm_arrange_sections", login=self.channel_admin.login)
        self.start_tour(
            self.HOME, "prm_see_arranged_sections", login=self.partner_a.login
        )
        self.assertEqual(self.visit("/program", user=self.partner_a).status, 404)
