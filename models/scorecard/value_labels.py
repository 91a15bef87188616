"""A value as the partner manager reads it, and the records it was counted from."""

# From other parts: measure, parameter_id, points, points_max, ratio, value_type

from odoo import api, fields, models
from odoo.exceptions import UserError


class PrmPartnershipValueLabels(models.Model):
    """Numbers in words of their type, and the way to where they come from."""

    _name = "prm.partnership.value"
    _inherit = ["prm.partnership.value"]

    current_label = fields.Char("Now", compute="_compute_labels")
    target_label = fields.Char("To reach", compute="_compute_labels")
    percent = fields.Integer("Reached", compute="_compute_labels")
    points_label = fields.Char("Points reached", compute="_compute_labels")

    @api.depends("current", "target", "current_text", "target_text", "points", "ratio")
    @api.depends_context("lang")
    def _compute_labels(self):
        for value in self:
            value.current_label = value._label("current")
            value.target_label = value._label("target")
            value.percent = round(100 * min(max(value.ratio, 0), 1))
            value.points_label = self.env._(
                "%(points)s of %(most)s", points=value.points, most=value.points_max
            )

    def _label(self, side):
        """Return ``current`` or ``target`` in words of its type."""
        if self.value_type == "text":
            return self[f"{side}_text"] or "–"
        return self.parameter_id._number_text(self[side], self.currency_id)

    def action_open_source(self):
        """Show the records that the current value counts.

        :raises UserError: when it is entered by hand
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        if self.measure not in self.env["prm.measures"]._all():
            raise UserError(self.env._("This value is entered by hand."))
        name = self.parameter_id.name
        return self.partnership_id._open_source(self.measure, name)
