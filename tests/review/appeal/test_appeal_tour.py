"""An appeal, from the partner's dialog over the employee's desk back to the page."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .appeal_common import AppealData


@tagged("post_install", "-at_install")
class TestAppealTour(AppealData, PrmHttpCase):
    def test_a_partner_appeals_an_employee_grants_and_the_partner_sees_it(self):
        self.portal.appeal_user_id = self.channel_admin
        deal = self.rejected()
        deal.name = "Tour deal"
        address, login = f"{self.HOME}/registrations/{deal.id}", self.partner_a.login
        self.start_tour(address, "prm_appeal_asked", login=login)
        self.assertEqual(deal.appeal_ids.person_id, self.channel_admin)
        desk = "/odoo/action-prm.prm_appeal_action"
        self.start_tour(desk, "prm_appeal_granted", login=self.channel_admin.login)
        self.assertEqual((deal.appeal_ids.state, deal.state), ("granted", "in_review"))
        self.assertEqual(deal.reviewer_id, self.channel_admin)
        self.start_tour(address, "prm_appeal_seen", login=login)
