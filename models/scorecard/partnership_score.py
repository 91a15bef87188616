"""The result of the last count, as the partnership keeps it."""

from odoo import api, fields, models

# What says which points are asked for, and when they are reached.
ASKED = (
    "tier_id",
    "program_id",
    "date_start",
    "date_end",
    "program_id.tier_ids.level",
    "program_id.tier_ids.target_points",
    "program_id.condition_ids.value",
    "program_id.condition_ids.value_text",
    "program_id.condition_ids.points",
    "program_id.condition_ids.date_start",
    "program_id.condition_ids.date_end",
    "program_id.condition_ids.parameter_id.measure",
)


class PrmPartnershipScore(models.Model):
    """Points and key figures of a partnership, written by the computation alone.

    Nothing of it is computed in a partner's request: what changes marks its row as due
    (``prm.score.trigger.mixin``), and a job computes.
    """

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    next_tier_id = fields.Many2one(
        "prm.tier",
        "Next tier",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="The next higher tier. Empty at the highest one.",
    )
    points = fields.Integer(
        readonly=True,
        copy=False,
        aggregator="avg",
        help="Points from the obligations of the next tier, or of the current one "
        "at the top.",
    )
    points_target = fields.Integer(
        "Points for the next tier", readonly=True, copy=False, aggregator="avg"
    )
    keep_points = fields.Integer(
        "Points from the current tier", readonly=True, copy=False, aggregator="avg"
    )
    is_kept = fields.Boolean("Keeps its tier", readonly=True, copy=False, default=True)
    total_sales = fields.Monetary(
        "Total sales",
        readonly=True,
        copy=False,
        help="Amount of the deals won in this term.",
    )
    certified_count = fields.Integer("Certified employees", readonly=True, copy=False)
    activity_count = fields.Integer("Marketing activities", readonly=True, copy=False)
    scored_at = fields.Datetime(
        "Figures of",
        readonly=True,
        copy=False,
        help="When the figures last changed. They are checked after each event and "
        "every night.",
    )
    won_count = fields.Integer("Deals won", readonly=True, copy=False)
    scored_start = fields.Date("Counted from", readonly=True, copy=False)
    scored_end = fields.Date("Counted until", readonly=True, copy=False)
    is_outdated = fields.Boolean(
        "Figures to recompute",
        compute="_compute_is_outdated",
        store=True,
        readonly=False,
        copy=False,
        help="The tier, the term or the conditions have changed since the points "
        "were counted.",
    )

    @api.depends(*ASKED)
    def _compute_is_outdated(self):
        """Say so until the next computation, which writes that it is not anymore."""
        self.is_outdated = True

    def _score_triggers(self):
        return (*super()._score_triggers(), "state", *ASKED)

    def _computed_only_fields(self):
        """Return what is computed or decided by code; moves guard the state."""
        columns = ((name, f) for name, f in self._fields.items() if f.column_type)
        decided = {name for name, f in columns if f.readonly and f.store}
        mine = {"reminded_step", "is_near_level_up", "is_outdated"}
        own = decided - {"id", "state", *models.LOG_ACCESS_COLUMNS}
        return super()._computed_only_fields() | own | mine

    # ------------------------------------------------------------------- written

    def _complete_scores(self, vals):
        """Return values of ``write``: whoever says when was counted, counted now."""
        return {"is_outdated": False, **vals} if vals.get("scored_at") else vals

    def _forget_scores(self):
        """Drop points that are those of another tier: they are counted anew soon."""
        nothing = {"next_tier_id": False, "is_kept": True, "scored_at": False}
        points = dict.fromkeys(("points", "points_target", "keep_points"), 0)
        self_sudo = self.sudo()
        self_sudo.write({**nothing, **points})
