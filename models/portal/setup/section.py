"""Which sections a portal has, and what partners may do there."""

from odoo import api, fields, models


class PrmPortalSection(models.Model):
    """A section of a portal: shown or not, and what partners may do there."""

    _name = "prm.portal.section"
    _inherit = ["prm.portal.row.mixin"]
    _description = "Section of a portal"

    name = fields.Char(
        "Own name",
        translate=True,
        help="Empty: the usual name of the section, in the reader's language.",
    )
    can_create = fields.Boolean("Partners may create", default=True)
    can_edit = fields.Boolean("Partners may change", default=True)
    scope = fields.Selection(
        [("own", "Own records"), ("organization", "Whole organization")],
        "Shows",
        default="organization",
        required=True,
        help="Narrows what a role sees, and never widens it.",
    )

    @api.model
    def _entry_keys(self):
        entries = self.env["prm.portal.sections"]._entries()
        return [entry.key for entry in sorted(entries, key=lambda e: (e.order, e.key))]
