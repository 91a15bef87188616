"""In a browser: a portal made from its sales direction, and published."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalAddTour(PrmHttpCase):
    def test_a_portal_is_made_from_a_team_and_published(self):
        team = self.env["crm.team"].create(
            {"name": "Field sales", "company_id": self.company.id}
        )
        self.start_tour(
            f"/odoo/action-prm.crm_team_action_direction/{team.id}",
            "prm_portal_from_team",
            login="channel_admin_t",
        )
        portal = self.env["prm.portal"].search([("team_id", "=", team.id)])
        self.assertEqual((portal.path, portal.state), ("field", "active"))
        self.assertEqual(portal.reviewer_id, self.channel_admin)
