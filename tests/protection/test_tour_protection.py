"""A silent deal, its question and the answer, in a real browser."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .protection_common import ProtectionData


@tagged("post_install", "-at_install")
class TestTourProtection(ProtectionData, PrmHttpCase):
    def test_a_silent_deal_is_asked_for_and_answered_on_its_page(self):
        deal, question = self.asked()
        address = f"{self.HOME}/registrations/{deal.id}"
        login = self.partner_a.login
        self.start_tour(address, "prm_answer_on_the_page", login=login)
        self.assertEqual((question.state, question.answer), ("answered", "active"))
        self.assertEqual(deal.extension_ids.state, "pending")
