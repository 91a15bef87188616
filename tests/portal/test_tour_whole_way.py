"""The whole way in a browser: registered, qualified, won, and seen by the partner."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestWholeWay(PrmHttpCase):
    """One deal through all hands."""

    def test_a_deal_goes_from_the_partners_form_to_won_on_the_partners_page(self):
        self.start_tour(self.HOME, "prm_register_new_company", login="anna")
        registration = self.created(name="Tour deal")
        self.start_tour(
            "/odoo/action-prm.prm_registration_action_review",
            "prm_whole_way_qualify",
            login="channel_own_t",
        )
        self.assertEqual(registration.state, "approved")
        self.assertEqual(registration.salesperson_id, self.salesperson)
        lead = registration.lead_id
        self.start_tour(
            f"/odoo/crm.lead/{lead.id}", "prm_whole_way_win", login="salesperson_t"
        )
        self.assertEqual(registration.outcome, "won")
        self.start_tour(
            self.portal._url("opportunities"), "prm_whole_way_won", login="anna"
        )
