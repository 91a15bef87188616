from odoo import models


class PrmPartnershipActivity(models.Model):
    """What the people of one partnership did on the portal."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership", "prm.member.figures.mixin"]

    def _usage_domain(self):
        return [("partnership_id", "=", self._origin.id)]
