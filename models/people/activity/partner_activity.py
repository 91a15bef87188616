from odoo import fields, models


class ResPartner(models.Model):
    """Contacts: what this person, or the people of this organization, did."""

    _name = "res.partner"
    _inherit = ["res.partner", "prm.member.figures.mixin"]

    # Contacts are read by many others.
    prm_usage_last = fields.Date(groups="prm.group_prm_user")
    prm_usage_graph = fields.Text(groups="prm.group_prm_user")
    prm_usage_summary = fields.Char(groups="prm.group_prm_user")

    def _usage_domain(self):
        is_here = "organization_id" if self.is_company else "partner_id"
        return [(is_here, "=", self._origin.id)]
