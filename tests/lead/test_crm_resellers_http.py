"""The same by RPC and on the pages of the app for resellers."""

from odoo.tests import tagged

from ..security.security_common import RpcCase
from .reseller_common import RESELLERS, beside


@tagged("-at_install", "post_install")
class TestCrmResellersHttp(RpcCase):
    """Partner A is logged in; two leads are assigned to the organization."""

    def setUp(self):
        super().setUp()
        self.deal = self._register().with_env(self.env)
        self.lead = self._approve(self.deal)
        self.plain = self.env["crm.lead"].create(
            {"name": "Zebra crossing", "type": "opportunity", "company_id": False}
        )
        if "partner_assigned_id" in self.lead._fields:
            both = self.lead | self.plain
            both.partner_assigned_id = self.organization_a
            self._publish_grade()
        self.login(self.partner_a)

    def _publish_grade(self):
        """Let the organization be a reseller: the app opens pages to those."""
        grade = self.env["res.partner.grade"].create({"name": "Gold"})
        self.organization_a.grade_id = grade

    @beside(RESELLERS)
    def test_rpc_reaches_what_is_not_registered_only(self):
        won = self.env["crm.stage"].search([("is_won", "=", True)], limit=1)
        with self.refused("AccessError"):
            self.rpc("crm.lead", "update_stage_from_portal", self.lead.ids, won.id)
        with self.refused("AccessError"):
            self.rpc("crm.lead", "read", self.lead.ids, ["name"])
        found = self.rpc("crm.lead", "search", [])
        self.assertEqual(found, self.plain.ids)
        self.rpc("crm.lead", "update_stage_from_portal", self.plain.ids, won.id)
        self.env.invalidate_all()
        self.assertTrue(self.plain.prm_to_confirm)
        self.assertEqual(
            (self.lead.won_status, self.plain.won_status), ("pending", "won")
        )

    @beside(RESELLERS)
    def test_pages_show_what_is_not_registered_only(self):
        self.assertIn("Zebra crossing", self.get("/my/opportunities").text)
        self.assertNotIn(self.lead.name, self.get("/my/opportunities").text)
        self.env.flush_all()
        opened = self.url_open(f"/my/opportunity/{self.plain.id}")
        self.assertEqual(opened.status_code, 200)
        closed = self.url_open(f"/my/opportunity/{self.lead.id}")
        self.assertNotEqual(closed.status_code, 200)
        self.assertNotIn(self.lead.name, closed.text)
