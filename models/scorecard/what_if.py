"""What one more deal, or a later day, would give; nothing is written."""

from odoo import models

from ...policy import scoring
from ...policy.shortest_way import Asked


class PrmScorecardWhatIf(models.AbstractModel):
    """Answers to "what if", in the reader's language."""

    _name = "prm.scorecard.what.if"
    _description = "What the score would be"

    def _what_if(self, partnership, won_count=0, won_amount=0.0, day=None, rise=True):
        """Return what the score would be, counted now; writes nothing.

        :param won_count: so many more won deals
        :param won_amount: with this amount together, in the company's currency
        :param day: on this day, today unless told; certificates may expire until then
        :param rise: look from the tier that is reached, else from the present one
        :return: dict of ``points``, ``points_target``, ``tier`` and ``next_tier``
            (names), ``level``, ``rises`` (list of names), ``kept``, ``missing`` (rows)
            and ``missing_text``; ``keep_points``, those over the tier that the partner
            has; ``earned_level``, the highest one up to ``tier`` that the points alone
            give; ``figures``, measure → number
        """
        partnership.ensure_one()
        one_sudo = partnership.sudo()
        extra = {"won_count": won_count, "won_amount": won_amount}
        snapshot = self.env["prm.scorecard"]._snapshot(one_sudo, day, extra)
        score = snapshot.score(one_sudo, rise)
        tiers = snapshot.ladder(one_sudo)
        above = scoring.next_tier(tiers, score.level)
        currents = snapshot.currents[one_sudo.id]
        present = snapshot.score(one_sudo, rise=False)
        rises = snapshot.rises(one_sudo)
        return {
            "points": score.points,
            "points_target": score.points_target,
            "tier": snapshot.tier_of(one_sudo, score.level).name or "",
            "level": score.level,
            "next_tier": snapshot.tier_of(one_sudo, above.level).name if above else "",
            "rises": [snapshot.tier_of(one_sudo, level).name for level in rises],
            "kept": score.is_kept,
            "keep_points": present.keep_points,
            "earned_level": scoring.earned(tiers, score.level, currents),
            "figures": snapshot.figures[one_sudo.id],
            **self._missing(one_sudo, snapshot, score),
        }

    def _missing(self, partnership, snapshot, score):
        """Return ``missing`` and ``missing_text`` of a computed ``score``.

        For the tier above the one that is reached, or for that one at the top.
        """
        gap = self.env["prm.scorecard.gap"]
        tiers = snapshot.ladder(partnership)
        currents = snapshot.currents[partnership.id]
        above = scoring.next_tier(tiers, score.level)
        scored = above or scoring.own_tier(tiers, score.level)
        lacking = score.points_target - score.points
        asked = [
            Asked(row.parameter, row.target, currents[row.parameter], row.points)
            for row in (scored.obligations if scored and lacking > 0 else ())
        ]
        aim = partnership.tier_id
        if scored:
            aim = snapshot.tier_of(partnership, scored.level)
        return {
            "missing": gap._missing_of(partnership, asked),
            "missing_text": gap._sentence_of(partnership, aim, lacking, asked),
        }
