"""How many deals were taken direct beside a partner, for the vendor."""

from odoo import api, fields, models


class PrmPartnership(models.Model):
    """Partnerships: the count, and the way to the list; partners see neither."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    direct_deal_count = fields.Integer(
        "Taken direct",
        compute="_compute_direct_deal_count",
        groups="prm.group_prm_user",
    )

    @api.depends_context("uid")
    def _compute_direct_deal_count(self):
        rows = self.env["prm.direct.deal"]._read_group(
            [("partnership_id", "in", self.ids)], ["partnership_id"], ["__count"]
        )
        counts = {partnership.id: count for partnership, count in rows}
        for partnership in self:
            partnership.direct_deal_count = counts.get(partnership.id, 0)

    def action_open_direct_deals(self):
        """Open the deals that were taken direct beside this partner."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_direct_deal_action"
        )
        return {**action, "domain": [("partnership_id", "=", self.id)], "context": {}}
