"""Which widgets stand on the home of a portal, and in which order."""

from odoo import api, fields, models


class PrmPortalWidget(models.Model):
    """A widget of the home of a portal: shown or not, and its place."""

    _name = "prm.portal.widget"
    _inherit = ["prm.portal.row.mixin"]
    _description = "Widget of a portal's home"

    label = fields.Char("Widget")

    @api.model
    def _entries(self):
        return self.env["prm.home.widgets"]._entries()
