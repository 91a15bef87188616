"""The main way: filled in, published, found, asked, accepted."""

from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase

from .pages_common import PagesData


@tagged("post_install", "-at_install")
class TestTour(PagesData, PrmHttpCase):
    """The employee publishes between two parts."""

    def test_an_entry_goes_its_way(self):
        boss = self.supervisor_a.login
        self.start_tour("/partner/test/directory", "prm_directory_fill", login=boss)
        entry = self.env["prm.directory.entry"].search([])
        entry.with_user(self.channel_own).action_publish()
        self.publish(self.supervisor_b, name="Birch", city="Lyon", country_id=False)
        self.start_tour("/partner/directory", "prm_directory_ask", login=None)
        offer = self.env["prm.offer"].search([("state", "=", "offered")])
        self.assertEqual(offer.partnership_id, self.partnership_a)
        self.start_tour("/partner/test/offers", "prm_directory_accept", login=boss)
        self.assertEqual(offer.state, "accepted")
        self.assertEqual(offer.registration_id.state, "approved")
