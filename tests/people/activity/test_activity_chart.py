"""The chart of activity in a browser."""

from odoo import fields
from odoo.tests import tagged

from ...http_common import PrmHttpCase

CHART = "document.querySelector('[name=prm_usage_graph] canvas')"
READY = f"!!{CHART} && {CHART}.height > 100"
CODE = "console.log('test successful')"


@tagged("post_install", "-at_install")
class TestActivityChart(PrmHttpCase):
    def test_the_chart_of_a_member_is_drawn(self):
        member = self.partner_a.prm_member_ids
        today = fields.Date.today()
        values = {"member_id": member.id, "date": today, "pages": 3, "logins": 1}
        self.env["prm.member.day"].create(values)
        self.browser_js(
            f"/odoo/partner-members/{member.id}",
            CODE,
            READY,
            self.channel_admin.login,
        )
