"""Who is told of what partners change: lines of the table of audiences."""

from odoo import api, models


class PrmAudience(models.AbstractModel):
    """Who hears of changed deals."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        """Return the table, with what partners change of deals."""
        return {
            **super()._told(),
            # Employees, by a message
            "taken_back": ("reviewer", "manager"),
        }
