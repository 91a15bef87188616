"""Which sections a portal has, and what partners may do there."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PrmPortalSection(models.Model):
    """A section of a portal: shown or not, and what partners may do there."""

    _name = "prm.portal.section"
    _inherit = ["prm.portal.row.mixin"]
    _description = "Section of a portal"

    name = fields.Char(
        "Your name for it",
        translate=True,
        help="Leave empty for the default name.",
    )
    can_create = fields.Boolean("Partners can create", default=True)
    can_edit = fields.Boolean("Partners can change", default=True)
    scope = fields.Selection(
        [("own", "Own records"), ("organization", "Whole organization")],
        "Shows",
        default="organization",
        required=True,
        help="Limits what a role can see. It never gives access to more.",
    )

    # What the registry lets administrators set.
    is_fixed = fields.Boolean("Always shown", compute="_compute_entry")
    has_create = fields.Boolean(compute="_compute_entry", exportable=False)
    has_edit = fields.Boolean(compute="_compute_entry", exportable=False)
    has_scope = fields.Boolean(compute="_compute_entry", exportable=False)

    def _take_entry(self, entry):
        super()._take_entry(entry)
        self.is_fixed = bool(entry and entry.is_fixed)
        self.has_create = bool(entry and entry.creates)
        self.has_edit = bool(entry and entry.edits)
        self.has_scope = bool(entry and entry.scoped)

    @api.constrains("key", "visible")
    def _check_fixed(self):
        """Refuse to hide what every portal shows.

        :raises ValidationError: naming the section
        """
        for section in self:
            if section.is_fixed and not section.visible:
                raise ValidationError(
                    self.env._("“%s” is always shown.", section.name or section.label)
                )

    def _first_values(self, entry):
        return {"visible": False} if self and entry.starts_hidden else {}

    @api.model
    def _entries(self):
        return self.env["prm.portal.sections"]._entries()
