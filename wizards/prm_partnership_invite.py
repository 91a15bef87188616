from odoo import api, fields, models

from ..policy.email_address import is_valid_email


class PrmPartnershipInvite(models.TransientModel):
    """Dialog that gives a person of a partner access: a new one, or a contact."""

    _name = "prm.partnership.invite"
    _description = "Invite to the partner portal"

    partnership_id = fields.Many2one(
        "prm.partnership",
        required=True,
        ondelete="cascade",
        domain=[("state", "=", "active")],
        default=lambda self: self.env["prm.partnership"]._proposed_id(),
    )
    organization_id = fields.Many2one(related="partnership_id.partner_id")
    partner_id = fields.Many2one(
        "res.partner",
        "Existing contact",
        ondelete="cascade",
        domain="[('commercial_partner_id', '=', organization_id), "
        "('is_company', '=', False)]",
        compute="_compute_partner_id",
        store=True,
        readonly=False,
    )
    name = fields.Char(
        "Full name", compute="_compute_person", store=True, readonly=False
    )
    email = fields.Char(compute="_compute_person", store=True, readonly=False)
    phone = fields.Char(compute="_compute_person", store=True, readonly=False)
    role = fields.Selection(
        [("partner", "Partner"), ("supervisor", "Partner supervisor")],
        default="partner",
        required=True,
    )

    log_in_sentence = fields.Char(compute="_compute_log_in_sentence")
    is_mailed = fields.Boolean(compute="_compute_is_mailed")

    @api.depends("partnership_id")
    def _compute_partner_id(self):
        """Forget a contact of another organization."""
        for dialog in self:
            contact = dialog.partner_id
            if contact.commercial_partner_id != dialog.organization_id:
                dialog.partner_id = False

    @api.depends("partner_id")
    def _compute_person(self):
        """Show what is known of a contact; what was typed of a new person stays."""
        for dialog in self:
            contact = dialog.partner_id
            dialog.name = contact.name or dialog.name
            dialog.email = contact.email or (not contact and dialog.email)
            dialog.phone = contact.phone or (not contact and dialog.phone)

    @api.depends("partnership_id")
    def _compute_is_mailed(self):
        """Tell whether the portal sends invitations."""
        for dialog in self:
            portal_sudo = dialog.partnership_id.sudo().portal_id
            dialog.is_mailed = bool(portal_sudo) and portal_sudo._tells("partner_added")

    @api.depends("partnership_id", "partner_id", "email")
    def _compute_log_in_sentence(self):
        """Say how the person will log in, with the address as it is typed now."""
        desk = self.env["prm.invitation.desk"]
        for dialog in self:
            is_told = dialog.partnership_id and is_valid_email(dialog.email or "")
            dialog.log_in_sentence = bool(is_told) and desk._log_in_sentence(
                dialog.partnership_id, dialog.partner_id, dialog.email
            )

    def action_confirm(self):
        """Give the person access and close the dialog; say when no mail goes out."""
        self.env["prm.messages"]._check_one(self)
        member = self.env["prm.person.entry"]._add(
            self.partnership_id,
            self.partner_id,
            {"name": self.name, "email": self.email, "phone": self.phone},
            self.role,
        )
        close = {"type": "ir.actions.act_window_close"}
        desk = self.env["prm.log.in.mail"]
        silence = desk._silence_of(member)
        return desk._notice([silence], close) if silence else close
