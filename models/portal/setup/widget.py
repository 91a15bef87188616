"""Which widgets stand on the home of a portal, and in which order."""

from odoo import api, fields, models


class PrmPortalWidget(models.Model):
    """A widget of the home of a portal: shown or not, and its place."""

    _name = "prm.portal.widget"
    _inherit = ["prm.portal.row.mixin"]
    _description = "Widget of a portal's home"

    label = fields.Char("Widget", compute="_compute_label")

    @api.model
    def _entry_keys(self):
        return [widget.key for widget in self.env["prm.home.widgets"]._sorted()]

    @api.depends("key")
    @api.depends_context("lang")
    def _compute_label(self):
        """Name the widget; one whose addon is gone keeps its key."""
        labels = {
            widget.key: widget.label
            for widget in self.env["prm.home.widgets"]._entries()
        }
        for row in self:
            row.label = labels.get(row.key, row.key)
