"""Which tax numbers a program takes, chosen by country instead of by pattern."""

from odoo import api, fields, models

from ...policy.tax_number_shape import COUNTRIES, OTHER, SHAPES, shape_of

# From other parts: tin_pattern


class PrmProgramTaxNumber(models.Model):
    """The shape of tax numbers, each with an example; the pattern is for experts."""

    _name = "prm.program"
    _inherit = ["prm.program"]

    tin_shape = fields.Selection(
        lambda self: self._tin_shapes(),
        "Tax numbers",
        compute="_compute_tin_shape",
        inverse="_inverse_tin_shape",
        help="Which tax numbers of customers partners can enter. Spaces and dashes do "
        "not count.",
    )

    @api.model
    def _tin_shapes(self):
        """Return key → label of the shapes: any country's first, then by name."""
        _ = self.env._
        general = {"digits": _("9, 10 or 12 digits"), "any": _("Letters and digits")}
        countries_sudo = self.env["res.country"].sudo()
        known_sudo = countries_sudo.search(
            [("code", "in", list(COUNTRIES))], order="name"
        )
        labels = {**general, **{one.code: one.name for one in known_sudo}}
        shapes = [
            (
                key,
                _(
                    "%(what)s, e.g. %(example)s",
                    what=label,
                    example=SHAPES[key].example,
                ),
            )
            for key, label in labels.items()
        ]
        return [*shapes, (OTHER, _("Other pattern"))]

    @api.depends("tin_pattern")
    def _compute_tin_shape(self):
        for program in self:
            program.tin_shape = shape_of(program.tin_pattern)

    @api.onchange("tin_shape")
    def _inverse_tin_shape(self):
        """Take the pattern of the shape; another pattern is typed beside it."""
        for program in self:
            if shape := SHAPES.get(program.tin_shape):
                program.tin_pattern = shape.pattern
