"""What partnerships have reached, for many at once."""

import json
from collections import defaultdict

from odoo import fields, models
from odoo.tools import SQL

from ...policy import scoring, validity
from .columns import columns_of, typed_columns
from .snapshot import Counted, Snapshot

# Written by the computation alone.
SCORES = (
    "next_tier_id",
    "points",
    "points_target",
    "keep_points",
    "is_kept",
    "total_sales",
    "certified_count",
    "activity_count",
    "won_count",
    "scored_start",
    "scored_end",
    "is_outdated",
)


class PrmScorecard(models.AbstractModel):
    """Takes snapshots of what partnerships have reached, and stores their results.

    It decides about no tier. A fixed number of queries, whatever the number of
    partnerships.
    """

    _name = "prm.scorecard"
    _description = "Scorecard"

    # ---------------------------------------------------------------- snapshot

    def _snapshot(self, partnerships, day=None, extra=None):
        """Return the :class:`Snapshot` of ``partnerships`` (sudo) on ``day``.

        :param day: today unless told
        :param dict extra: measure → number that is added to what was counted
        """
        day = day or fields.Date.today()
        stored = self.env["prm.partnership.value"]._stored(partnerships)
        conditions = self._conditions(partnerships.program_id, day)
        tiers = partnerships.program_id.tier_ids
        ladders = self._ladders(partnerships.program_id, conditions)
        figures = self.env["prm.measures"]._figures(partnerships, day)
        for numbers in figures.values():
            for measure, more in (extra or {}).items():
                numbers[measure] += more
        return Snapshot(
            day=day,
            conditions=conditions,
            tiers={(tier.program_id.id, tier.level): tier for tier in tiers},
            ladders=ladders,
            figures=figures,
            stored=stored,
            currents=self._currents(partnerships, figures, stored, ladders),
            counted={one.id: Counted.of(one) for one in partnerships},
        )

    def _conditions(self, programs, day):
        """Return (tier id, kind) → parameter id → condition that counts on ``day``."""
        found = defaultdict(dict)
        for condition in programs.condition_ids:
            if validity.in_force((condition.date_start, condition.date_end), day):
                of_tier = found[condition.tier_id.id, condition.kind]
                of_tier[condition.parameter_id.id] = condition
        return dict(found)

    def _ladders(self, programs, conditions):
        """Return program id → its :class:`scoring.Tier` in ascending order."""
        return {
            program.id: tuple(
                scoring.Tier(
                    tier.level,
                    tier.target_points,
                    tuple(
                        scoring.Obligation(parameter_id, asked.value, asked.points)
                        for parameter_id, asked in conditions.get(
                            (tier.id, "obligation"), {}
                        ).items()
                    ),
                )
                for tier in program.tier_ids.sorted("level")
            )
            for program in programs
        }

    def _currents(self, partnerships, figures, stored, ladders):
        """Return partnership id → parameter id → number reached.

        What is not counted was entered by hand and stands in the stored rows.
        """
        typed = {
            (value.partnership_id, value.parameter_id): value.current
            for value in stored.values()
            if value.kind == "obligation"
        }
        parameters = {
            program_id: partnerships.env["prm.parameter"].browse(
                {asked.parameter for tier in tiers for asked in tier.obligations}
            )
            for program_id, tiers in ladders.items()
        }
        return {
            one.id: {
                parameter.id: figures[one.id].get(
                    parameter.measure, typed.get((one.id, parameter.id), 0)
                )
                for parameter in parameters[one.program_id.id]
            }
            for one in partnerships
        }

    # ------------------------------------------------------------------- store

    def _write_scores(self, partnerships, snapshot):
        """Store points and key figures where they differ, with one statement."""
        rows = [self._prepare_scores(one, snapshot) for one in partnerships]
        # A tier that has just been given says that the points are those of another one.
        partnerships.flush_recordset(["is_outdated"])
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
                columns=typed_columns(partnerships, SCORES),
                rows=json.dumps(rows),
                now=self.env.cr.now(),
                uid=self.env.uid,
            )
        )
        names = [*SCORES, "scored_at", "write_uid", "write_date"]
        partnerships.invalidate_recordset(names, flush=False)
        written = partnerships.browse(id_ for [id_] in changed)
        written.modified([*SCORES, "scored_at"])

    def _prepare_scores(self, partnership, snapshot):
        """Return points and key figures of one partnership, as a dict of columns."""
        score = snapshot.score(partnership, rise=False)
        figures = snapshot.figures[partnership.id]
        return {
            "id": partnership.id,
            "next_tier_id": snapshot.above(partnership).id or None,
            "points": score.points,
            "points_target": score.points_target,
            "keep_points": score.keep_points,
            "is_kept": score.is_kept,
            "total_sales": figures["won_amount"],
            "certified_count": figures["certified_employees"],
            "activity_count": figures["marketing_activities"],
            "won_count": figures["won_count"],
            "scored_start": fields.Date.to_string(partnership.date_start) or None,
            "scored_end": fields.Date.to_string(partnership.date_end) or None,
            "is_outdated": False,
        }
