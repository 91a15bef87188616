"""What is missing for a tier, and what one more deal would give; nothing is written."""

from odoo import models
from odoo.tools.translate import LazyTranslate

from ..policy import scoring

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

    def _what_if(self, won_count=0, won_amount=0.0, day=None):
        """Return what the score would be, as plain values; writes nothing.

        :param won_count: so many more won deals
        :param won_amount: with this amount together, in the company's currency
        :param day: on this day, today unless told; certificates may expire until then
        :return: dict of ``points``, ``points_target``, ``tier`` and ``next_tier``
            (names), ``rises`` (list of names), ``kept``, ``missing``;
            ``keep_points``, those over the tier that the partner has; and
            ``earned_level``, the highest one up to ``tier`` that the points alone give
        """
        self.ensure_one()
        self_sudo = self.sudo()
        known = self_sudo._standing(
            day, extra={"won_count": won_count, "won_amount": won_amount}
        )
        score = self_sudo._score(known)
        tiers = known.ladders[self_sudo.program_id.id]
        currents = known.currents[self.id]
        above = scoring.next_tier(tiers, score.level)
        scored = above or scoring.own_tier(tiers, score.level)
        return {
            "points": score.points,
            "points_target": score.points_target,
            "tier": known.tier_of(self_sudo, score.level).name or "",
            "next_tier": known.tier_of(self_sudo, above.level).name if above else "",
            "rises": [known.tier_of(self_sudo, level).name for level in score.rises],
            "kept": score.is_kept,
            "keep_points": self_sudo._score(known, rise=False).keep_points,
            "earned_level": scoring.earned(tiers, score.level, currents),
            "missing": self_sudo._missing_of(
                (
                    asked.parameter,
                    asked.target,
                    currents[asked.parameter],
                )
                for asked in (scored.obligations if scored else ())
                if score.points < score.points_target
            ),
        }

    def _missing(self, keeping=False):
        """Return what is missing for the next tier, as plain values.

        At the highest tier, or with ``keeping``: what is missing to keep the own one.

        :return: list of dicts of ``parameter`` (name), ``missing`` (number),
            ``value_type``, ``text``; empty when the points suffice
        """
        self.ensure_one()
        self_sudo = self.sudo()
        has_own_rows = keeping and self_sudo.next_tier_id
        rows_sudo = self_sudo.keep_value_ids if has_own_rows else self_sudo.value_ids
        reached, target = self_sudo.points, self_sudo.points_target
        if has_own_rows:
            reached, target = self_sudo.keep_points, self_sudo.tier_id.target_points
        return self_sudo._missing_of(
            (row.parameter_id.id, row.target, row.current)
            for row in rows_sudo
            if row.kind == "obligation" and reached < target
        )

    def _missing_sentence(self, keeping=False):
        """Return what is missing in one line: "3 more won deals, 1 more training"."""
        return ", ".join(found["text"] for found in self._missing(keeping))

    def _missing_of(self, asked):
        """Return plain values of what is missing.

        :param asked: triples of parameter id, target and current value
        """
        found = []
        for parameter_id, target, current in asked:
            if lacking := scoring.missing(target, current):
                parameter = self.env["prm.parameter"].browse(parameter_id)
                found.append(
                    {
                        "parameter": parameter.name,
                        "missing": lacking,
                        "value_type": parameter.value_type,
                        "text": self._missing_text(parameter, lacking),
                    }
                )
        return found

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
