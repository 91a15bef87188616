from odoo import api, fields, models


class PrmPartnershipInvite(models.TransientModel):
    """Dialog that invites a person of the partner organization to the portal."""

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

    log_in_sentence = fields.Char(compute="_compute_log_in_sentence")
    is_mailed = fields.Boolean(compute="_compute_is_mailed")

    @api.depends("partnership_id")
    def _compute_is_mailed(self):
        """Tell whether the portal sends invitations."""
        for dialog in self:
            portal_sudo = dialog.partnership_id.sudo().portal_id
            dialog.is_mailed = portal_sudo and portal_sudo._tells("partner_added")

    @api.depends("partner_id", "email")
    def _compute_log_in_sentence(self):
        """Say how the person will log in, with the address as it is typed now."""
        desk = self.env["prm.invitation.desk"]
        for dialog in self:
            dialog.log_in_sentence = desk._log_in_sentence(
                dialog.partnership_id, dialog.partner_id, dialog.email
            )

    def action_confirm(self):
        """Invite the person and close the dialog; say when no mail goes out."""
        self.env["prm.messages"]._check_one(self)
        member = self.partnership_id._invite(self.partner_id, self.role)
        close = {"type": "ir.actions.act_window_close"}
        desk = self.env["prm.log.in.mail"]
        silence = desk._silence_of(member)
        return desk._notice([silence], close) if silence else close
