"""The overview in a browser, and over RPC."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..http_common import PrmHttpCase
from ..security.security_common import RpcCase


@tagged("post_install", "-at_install")
class TestTourOverview(PrmHttpCase):
    def test_the_app_opens_on_it_and_a_number_opens_its_list(self):
        late = self._register()
        late.sudo().review_due_at = fields.Datetime.now() - timedelta(hours=1)
        menu = self.env.ref("prm.menu_prm_root").id
        login = self.channel_own.login
        self.start_tour(f"/odoo?menu_id={menu}", "prm_overview", login=login)

    def test_it_says_when_all_is_done(self):
        menu = self.env.ref("prm.menu_prm_root").id
        login = self.channel_other.login
        self.start_tour(f"/odoo?menu_id={menu}", "prm_overview_done", login=login)


@tagged("post_install", "-at_install")
class TestOverviewByRpc(RpcCase):
    def test_partners_are_refused_and_salespeople_are_not(self):
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.login(user)
            for method, arguments in (("action_read", ()), ("action_open", ("won",))):
                with self.refused("AccessError"):
                    self.rpc("prm.overview", method, *arguments)
        self.login(self.salesperson)
        self.assertIn("cards", self.rpc("prm.overview", "action_read"))
