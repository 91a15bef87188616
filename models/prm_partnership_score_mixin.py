"""What a partnership has reached, computed for many at once."""

from odoo import fields, models


class PrmPartnershipScoreMixin(models.AbstractModel):
    """Values, points and key figures of a partnership, written by jobs."""

    _name = "prm.partnership.score.mixin"
    _inherit = ["prm.figures.source.mixin"]
    _description = "Score of a partnership"

    next_tier_id = fields.Many2one(
        "prm.tier",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="The tier above; empty at the highest one.",
    )
    points = fields.Integer(readonly=True, copy=False)
    points_target = fields.Integer(
        "Points for the next tier", readonly=True, copy=False
    )
    keep_points = fields.Integer("Points over the own tier", readonly=True, copy=False)
    is_kept = fields.Boolean("Keeps its tier", readonly=True, copy=False, default=True)
    certified_count = fields.Integer("Certified employees", readonly=True, copy=False)
    activity_count = fields.Integer("Marketing activities", readonly=True, copy=False)
    scored_at = fields.Datetime("Computed", readonly=True, copy=False)
    value_ids = fields.One2many(
        "prm.partnership.value",
        "partnership_id",
        "Values",
        domain=[("is_keeping", "=", False)],
    )
    keep_value_ids = fields.One2many(
        "prm.partnership.value",
        "partnership_id",
        "Values that keep the tier",
        domain=[("is_keeping", "=", True)],
    )
    history_ids = fields.One2many("prm.partnership.history", "partnership_id")

    def _figures_triggers(self):
        return ("state", "tier_id", "program_id", "date_start", "date_end")
