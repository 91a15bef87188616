from odoo import api, fields, models

# What moves a contact to another organisation, or out of it.
PLACE = frozenset({"parent_id", "is_company", "active", "user_ids"})
# What portal users of partners do not read of contacts; core leaves it open. The last
# three tell whether the vendor knows a company or has an opportunity with it.
CLOSED_FIELDS = frozenset(
    {
        "comment",
        "prm_source",
        "opportunity_ids",
        "same_company_registry_partner_id",
        "same_vat_partner_id",
    }
)


class ResPartner(models.Model):
    """Contacts: partner organisations, their people, and customers from partners."""

    _name = "res.partner"
    _inherit = ["res.partner", "prm.match.mixin"]

    partnership_ids = fields.One2many(
        "prm.partnership", "partner_id", "Partnerships", groups="prm.group_prm_user"
    )
    prm_partnership_id = fields.Many2one(
        "prm.partnership",
        "Partnership",
        compute="_compute_prm_partnership_id",
        groups="prm.group_prm_user",
        help="The active partnership in the current company.",
    )
    prm_source = fields.Selection(
        [("partner_portal", "Partner Portal")],
        "Origin",
        groups="base.group_user",
        copy=False,
        help="Set on contacts that came from a partner.",
    )

    @api.depends("partnership_ids.state")
    @api.depends_context("company")
    def _compute_prm_partnership_id(self):
        for partner in self:
            partner.prm_partnership_id = partner.partnership_ids.filtered(
                lambda own: own.state == "active" and own.company_id == self.env.company
            )[:1]

    def action_open_partnerships(self):
        """Open the partnerships of this organisation."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_partnership_action"
        )
        action["domain"] = [("partner_id", "=", self.commercial_partner_id.id)]
        action["context"] = {"default_partner_id": self.commercial_partner_id.id}
        return action

    # ------------------------------------------------------------------ matching

    @api.model
    def _match_depends(self):
        return ["is_company", "name", "website", "vat", "email"]

    def _prepare_fingerprint(self):
        """Return what identifies a company; people are not compared."""
        self.ensure_one()
        if not self.is_company:
            return {"name": "", "website": "", "vat": "", "email": ""}
        return {
            "name": self.name or "",
            "website": self.website or "",
            "vat": self.vat or "",
            "email": self.email or "",
        }

    # -------------------------------------------------------------------- access

    def write(self, vals):
        result = super().write(vals)
        if PLACE & vals.keys():
            self._prm_update_members()
        return result

    def _prm_update_members(self):
        """End the access of people who left their organisation, at once."""
        members_sudo = self.env["prm.member"].sudo().with_context(active_test=False)
        moved_sudo = members_sudo.search([("partner_id", "child_of", self.ids)])
        if moved_sudo:
            moved_sudo._disable_strangers()
            moved_sudo._sync_access()

    def _has_field_access(self, field, operation):
        if field.name in CLOSED_FIELDS and self.env.user._prm_is_partner_user():
            return self.env.su
        return super()._has_field_access(field, operation)
