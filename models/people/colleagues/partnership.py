"""A partnership leads to the invitations of its supervisors."""

from odoo import api, fields, models


class PrmPartnershipInvitations(models.Model):
    """Partnerships: who was invited by supervisors, and what waits for approval."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    invitation_ids = fields.One2many("prm.invitation", "partnership_id")
    invitation_count = fields.Integer(
        "Open invitations", compute="_compute_invitation_count"
    )
    waiting_invitation_count = fields.Integer(
        "Invitations to approve", compute="_compute_invitation_count"
    )

    @api.depends("invitation_ids.state")
    def _compute_invitation_count(self):
        groups = self.env["prm.invitation"]._read_group(
            [
                ("partnership_id", "in", self.ids),
                ("state", "in", ("waiting", "sent")),
            ],
            ["partnership_id", "state"],
            ["__count"],
        )
        counts = {(own, state): count for own, state, count in groups}
        for partnership in self:
            waiting = counts.get((partnership, "waiting"), 0)
            sent = counts.get((partnership, "sent"), 0)
            partnership.waiting_invitation_count = waiting
            partnership.invitation_count = waiting + sent

    def action_open_invitations(self):
        """Show whom supervisors invited, what is open first."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_invitation_action"
        )
        action["domain"] = [("partnership_id", "=", self.id)]
        action["context"] = {
            "search_default_open": 1,
            "default_partnership_id": self.id,
        }
        return action
