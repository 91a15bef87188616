"""What is missing for a tier, and what one more deal would give; nothing is written."""

from odoo import models
from odoo.tools.translate import LazyTranslate

from ...policy import scoring

_lt = LazyTranslate(__name__)

# One is missing, several are missing.
MISSING = {
    "registrations": (_lt("1 more registration"), _lt("%(number)s more registrations")),
    "leads": (
        _lt("1 more approved registration"),
        _lt("%(number)s more approved registrations"),
    ),
    "won_count": (_lt("1 more won deal"), _lt("%(number)s more won deals")),
    "won_amount": (
        _lt("%(number)s more from won deals"),
        _lt("%(number)s more from won deals"),
    ),
    "certified_employees": (
        _lt("1 more certified employee"),
        _lt("%(number)s more certified employees"),
    ),
    "trainings": (
        _lt("1 more passed training"),
        _lt("%(number)s more passed trainings"),
    ),
    "marketing_activities": (
        _lt("1 more marketing activity"),
        _lt("%(number)s more marketing activities"),
    ),
}


class PrmPartnershipMissingMixin(models.AbstractModel):
    """Answers to "what if" and "what is missing", in the reader's language."""

    _name = "prm.partnership.missing.mixin"
    _description = "What is missing for a tier"

    def _what_if(self, won_count=0, won_amount=0.0, day=None, rise=True):
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
        self.ensure_one()
        self_sudo = self.sudo()
        extra = {"won_count": won_count, "won_amount": won_amount}
        known = self_sudo._standing(day, extra=extra)
        score = self_sudo._score(known, rise=rise)
        rises = self_sudo._score(known).rises
        tiers = known.ladders[self_sudo.program_id.id]
        currents = known.currents[self.id]
        above = scoring.next_tier(tiers, score.level)
        scored = above or scoring.own_tier(tiers, score.level)
        missing = self_sudo._missing_by(scored, score, currents)
        aim = known.tier_of(self_sudo, scored.level) if scored else self_sudo.tier_id
        lacking = score.points_target - score.points
        return {
            "points": score.points,
            "points_target": score.points_target,
            "tier": known.tier_of(self_sudo, score.level).name or "",
            "level": score.level,
            "next_tier": known.tier_of(self_sudo, above.level).name if above else "",
            "rises": [known.tier_of(self_sudo, level).name for level in rises],
            "kept": score.is_kept,
            "keep_points": self_sudo._score(known, rise=False).keep_points,
            "earned_level": scoring.earned(tiers, score.level, currents),
            "figures": known.figures[self.id],
            "missing": missing,
            "missing_text": self_sudo._gap_sentence(aim, lacking, missing),
        }

    def _missing_by(self, scored, score, currents):
        """Return what is missing for the tier ``scored`` of a computation."""
        return self._missing_of(
            (
                asked.parameter,
                asked.target,
                currents[asked.parameter],
                asked.points
                - scoring.points_of(
                    asked.points, asked.target, currents[asked.parameter]
                ),
            )
            for asked in (scored.obligations if scored else ())
            if score.points < score.points_target
        )

    def _missing_text(self, parameter, lacking):
        """Return how much of a parameter is missing, in words."""
        number = self._number_text(parameter, lacking)
        if parameter.measure in MISSING:
            sentence = MISSING[parameter.measure][lacking != 1]
            text = self.env._(sentence)  # pylint: disable=gettext-variable
            return text % {"number": number}
        if parameter.value_type == "boolean":
            return parameter.name
        return self.env._(
            "%(number)s more of “%(parameter)s”",
            parameter=parameter.name,
            number=number,
        )
