from odoo import models


class ResPartner(models.Model):
    """Contacts: what this person, or the people of this organization, did."""

    _name = "res.partner"
    _inherit = ["res.partner", "prm.member.figures.mixin"]

    def _usage_domain(self):
        is_here = "organization_id" if self.is_company else "partner_id"
        return [(is_here, "=", self._origin.id)]
