"""Which related information stands on the page of a deal."""

from odoo import api, models


class PrmPortalBlock(models.Model):
    """Related information on the page of a registration: shown or not."""

    _name = "prm.portal.block"
    _inherit = ["prm.portal.row.mixin"]
    _description = "Related information on a portal's page"

    @api.model
    def _entries(self):
        return self.env["prm.portal.blocks"]._entries()
