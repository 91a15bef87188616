from odoo import fields, models


class PrmPartnershipInvite(models.TransientModel):
    """Dialog that invites a person of the partner organisation to the portal."""

    _name = "prm.partnership.invite"
    _description = "Invite to the partner portal"

    partnership_id = fields.Many2one(
        "prm.partnership", required=True, ondelete="cascade"
    )
    organization_id = fields.Many2one(related="partnership_id.partner_id")
    partner_id = fields.Many2one(
        "res.partner",
        "Person",
        required=True,
        ondelete="cascade",
        domain="[('commercial_partner_id', '=', organization_id), "
        "('is_company', '=', False)]",
    )
    email = fields.Char(related="partner_id.email", readonly=False)
    role = fields.Selection(
        [("partner", "Partner"), ("supervisor", "Partner supervisor")],
        default="partner",
        required=True,
    )

    def action_confirm(self):
        """Invite the person and close the dialog."""
        self.env["prm.sentence"]._check_one(self)
        self.partnership_id._invite(self.partner_id, self.role)
        return {"type": "ir.actions.act_window_close"}
