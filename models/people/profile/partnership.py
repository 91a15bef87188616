"""A partnership leads to what its partner wants to change of the organization."""

from odoo import api, fields, models


class PrmPartnershipProfile(models.Model):
    """Partnerships: changes of the profile that wait for a decision."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    profile_change_ids = fields.One2many(
        "prm.profile.change", "partnership_id", "Profile changes"
    )
    profile_change_count = fields.Integer(
        "Waiting profile changes", compute="_compute_profile_change_count"
    )

    @api.depends("profile_change_ids.state")
    def _compute_profile_change_count(self):
        waiting = dict(
            self.env["prm.profile.change"]._read_group(
                [("partnership_id", "in", self.ids), ("state", "=", "pending")],
                ["partnership_id"],
                ["__count"],
            )
        )
        for partnership in self:
            partnership.profile_change_count = waiting.get(partnership, 0)

    def action_open_profile_changes(self):
        """Show what the partner wants to change, what waits first."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_profile_change_action"
        )
        action["domain"] = [("partnership_id", "=", self.id)]
        action["context"] = {
            "search_default_pending": 1,
            "default_partnership_id": self.id,
        }
        return action
