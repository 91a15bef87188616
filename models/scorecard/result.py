"""The result of the last count, as the partnership keeps it."""

import json

from odoo import api, fields, models
from odoo.tools import SQL

from .snapshot import Counted, columns_of, typed_columns

# Written by the computation alone; name → type of the column.
SCORES = {
    "next_tier_id": "int4",
    "points": "int4",
    "points_target": "int4",
    "keep_points": "int4",
    "is_kept": "bool",
    "total_sales": "numeric",
    "certified_count": "int4",
    "activity_count": "int4",
    "won_count": "int4",
    "scored_start": "date",
    "scored_end": "date",
    "is_outdated": "bool",
}
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


class PrmPartnershipResultMixin(models.AbstractModel):
    """Points and key figures of one partnership, written by the computation alone.

    Uses names of the parts score and tier.
    """

    _name = "prm.partnership.result.mixin"
    _description = "Result of a count"

    next_tier_id = fields.Many2one(
        "prm.tier",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="The tier above; empty at the highest one.",
    )
    points = fields.Integer(
        readonly=True,
        copy=False,
        aggregator="avg",
        help="Points over the obligations of the next tier, of the own one at the top.",
    )
    points_target = fields.Integer(
        "Points for the next tier", readonly=True, copy=False, aggregator="avg"
    )
    keep_points = fields.Integer(
        "Points over the own tier", readonly=True, copy=False, aggregator="avg"
    )
    is_kept = fields.Boolean("Keeps its tier", readonly=True, copy=False, default=True)
    certified_count = fields.Integer("Certified employees", readonly=True, copy=False)
    activity_count = fields.Integer("Marketing activities", readonly=True, copy=False)
    scored_at = fields.Datetime(
        "Figures of",
        readonly=True,
        copy=False,
        help="When the figures changed last. They are checked after each event and "
        "every night.",
    )
    won_count = fields.Integer("Deals won", readonly=True, copy=False)
    scored_start = fields.Date("Counted from", readonly=True, copy=False)
    scored_end = fields.Date("Counted until", readonly=True, copy=False)
    is_outdated = fields.Boolean(
        compute="_compute_is_outdated",
        store=True,
        readonly=False,
        copy=False,
        help="Tier, term or conditions have changed since the points were counted.",
    )

    @api.depends(*ASKED)
    def _compute_is_outdated(self):
        """Say so until the next computation, which writes that it is not any more."""
        self.is_outdated = True

    def _counted(self):
        """Return what the last count has left, for the causes of the next one."""
        term = (self.scored_start, self.scored_end)
        return Counted(self.scored_at, *term, self.won_count, self.is_outdated)

    def _forget_scores(self):
        """Drop points that are those of another tier: they are counted anew soon."""
        nothing = {"next_tier_id": False, "is_kept": True, "scored_at": False}
        points = dict.fromkeys(("points", "points_target", "keep_points"), 0)
        self_sudo = self.sudo()
        self_sudo.write({**nothing, **points})

    def _with_count(self, vals):
        """Return ``vals``; whoever says when points were counted, has those of now."""
        return {"is_outdated": False, **vals} if vals.get("scored_at") else vals

    # ------------------------------------------------------------------- store

    def _write_scores(self, known):
        """Store points and key figures where they differ, with one statement."""
        rows = [one._prepare_scores(known) for one in self]
        # A tier that has just been given says that the points are those of another one.
        self.flush_recordset(["is_outdated"])
        changed = self.env.execute_query(
            SQL(
                """
                UPDATE prm_partnership AS stored
                   SET (%(names)s, scored_at, write_uid, write_date)
                       = (%(wanted)s, %(now)s, %(uid)s, %(now)s)
                  FROM json_to_recordset(%(rows)s) AS wanted (id int4, %(columns)s)
                 WHERE stored.id = wanted.id
                   AND (stored.scored_at IS NULL
                        OR (%(stored)s) IS DISTINCT FROM (%(wanted)s))
                RETURNING stored.id
                """,
                names=columns_of(SCORES),
                wanted=columns_of(SCORES, "wanted"),
                stored=columns_of(SCORES, "stored"),
                columns=typed_columns(SCORES),
                rows=json.dumps(rows),
                now=self.env.cr.now(),
                uid=self.env.uid,
            )
        )
        names = [*SCORES, "scored_at", "write_uid", "write_date"]
        self.invalidate_recordset(names, flush=False)
        self.browse(id_ for [id_] in changed).modified([*SCORES, "scored_at"])

    def _prepare_scores(self, known):
        """Return points and key figures of one partnership, as a dict of columns."""
        score = self._score(known, rise=False)
        figures = known.figures[self.id]
        return {
            "id": self.id,
            "next_tier_id": known.above(self).id or None,
            "points": score.points,
            "points_target": score.points_target,
            "keep_points": score.keep_points,
            "is_kept": score.is_kept,
            "total_sales": figures["won_amount"],
            "certified_count": figures["certified_employees"],
            "activity_count": figures["marketing_activities"],
            "won_count": figures["won_count"],
            "scored_start": fields.Date.to_string(self.date_start) or None,
            "scored_end": fields.Date.to_string(self.date_end) or None,
            "is_outdated": False,
        }
