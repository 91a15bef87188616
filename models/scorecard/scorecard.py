"""What a partnership has reached, computed for many at once."""

from collections import defaultdict

from odoo import fields, models
from odoo.tools import SQL

from ...policy import scoring, validity
from .result import ASKED
from .snapshot import Standing

# What the computation reads, with one query.
FETCHED = (
    "program_id",
    "tier_id",
    "level",
    "state",
    "kept_level",
    "date_start",
    "date_end",
    "scored_at",
    "scored_start",
    "scored_end",
    "won_count",
    "is_outdated",
    "partner_id",
    "notice_date",
    "proposed_tier_id",
    "declined_tier_id",
    "user_id",
)


class PrmPartnershipScoreMixin(models.AbstractModel):
    """Points and key figures of a partnership, written by jobs.

    Nothing of this runs in a partner's request: what changes marks its row as due
    (:class:`PrmScoreTriggerMixin`), and a job computes.
    """

    _name = "prm.partnership.score.mixin"
    _inherit = [
        "prm.partnership.figures.mixin",
        "prm.partnership.rows.mixin",
        "prm.partnership.result.mixin",
        "prm.partnership.missing.mixin",
        "prm.partnership.gap.mixin",
        "prm.partnership.job.mixin",
    ]
    _description = "Score of a partnership"

    def _score_triggers(self):
        return ("state", *ASKED)

    # ----------------------------------------------------------------- buttons

    def action_recompute(self):
        """Compute figures, points and tiers of the chosen partnerships now."""
        self.check_access("write")
        self._count_now()
        return self._tell_done(self._describe_points())

    def _count_now(self, watch=True):
        """Count a few partnerships at once; first the funds, as the job does.

        :param bool watch: see :meth:`_recompute_scores`
        """
        self_sudo = self.sudo()
        self_sudo._book_funds()
        self_sudo._recompute_scores(watch=watch)

    def _describe_points(self):
        """Return the points of one partnership, or how many were computed."""
        if len(self) != 1:
            return self.env._("%s partnerships were computed.", len(self))
        if not self.points_target:
            return self.env._("No points are asked for.")
        return self.env._(
            "%(points)s of %(target)s points.",
            points=self.points,
            target=self.points_target,
        )

    # ----------------------------------------------------------------- compute

    def _recompute_scores(self, cause="", watch=True):
        """Compute values, points and key figures of ``self``; decide on the tiers.

        A fixed number of queries, whatever the number of partnerships; a second run
        changes nothing. Only active partnerships rise, or are told that they fall.

        :param str cause: why, in words for the partner; else each change says it
        :param bool watch: also give notice of tiers that are not kept
        """
        self_sudo = self.sudo()._locked_for_scores()
        if not self_sudo:
            return
        known = self_sudo._standing()
        running_sudo = self_sudo.filtered(lambda one: one.state == "active")
        watch_over_tiers = self.env["prm.tier.watch"]
        risen_sudo = watch_over_tiers._rise(running_sudo, known, cause)
        self_sudo._write_values(known, cause)
        self_sudo._write_scores(known)
        watch_over_tiers._tell_rise(risen_sudo)
        if watch:
            watch_over_tiers._watch(running_sudo, known)

    def _locked_for_scores(self):
        """Wait for the rows of ``self`` and return those that exist, with one query.

        Two computations at once come one after the other: PostgreSQL refuses the second
        when the first has changed something, and Odoo runs it again.
        """
        self.env.flush_all()
        locked = self.env.execute_query(
            SQL(
                "SELECT id FROM prm_partnership WHERE id = ANY(%s)"
                " ORDER BY id FOR NO KEY UPDATE",
                self.ids,
            )
        )
        self.invalidate_recordset()
        found = self.browse(id_ for [id_] in locked)
        found.fetch(FETCHED)
        found.partner_id.fetch(["lang"])
        return found

    def _standing(self, day=None, extra=None):
        """Return what is known of ``self`` on ``day``, today unless told.

        :param dict extra: measure → number that is added to what was counted
        """
        day = day or fields.Date.today()
        stored = self.env["prm.partnership.value"]._stored(self)
        conditions = self._conditions(day)
        tiers = self.program_id.tier_ids
        by_level = {(tier.program_id.id, tier.level): tier for tier in tiers}
        ladders = self._ladders(conditions)
        figures = self._score_figures(day)
        for numbers in figures.values():
            for measure, more in (extra or {}).items():
                numbers[measure] += more
        currents = self._currents(figures, stored, ladders)
        counted = {one.id: one._counted() for one in self}
        return Standing(
            day, conditions, by_level, ladders, figures, stored, currents, counted
        )

    def _conditions(self, day):
        """Return (tier id, kind) → parameter id → condition that counts on ``day``."""
        found = defaultdict(dict)
        for condition in self.program_id.condition_ids:
            if validity.in_force((condition.date_start, condition.date_end), day):
                of_tier = found[condition.tier_id.id, condition.kind]
                of_tier[condition.parameter_id.id] = condition
        return dict(found)

    def _ladders(self, conditions):
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
            for program in self.program_id
        }

    def _currents(self, figures, stored, ladders):
        """Return partnership id → parameter id → number reached.

        What is not counted was entered by hand and stands in the stored rows.
        """
        typed = {
            (value.partnership_id, value.parameter_id): value.current
            for value in stored.values()
            if value.kind == "obligation"
        }
        parameters = {
            program_id: self.env["prm.parameter"].browse(
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
            for one in self
        }

    def _score(self, known, **options):
        """Return the :class:`scoring.Score` of one partnership, seen from its tier."""
        self.ensure_one()
        return scoring.score(
            known.ladders[self.program_id.id],
            self.level,
            known.currents[self.id],
            self.kept_level,
            **options,
        )
