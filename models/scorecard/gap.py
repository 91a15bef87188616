"""How far it is to a tier, in words: one rule for pages, mails and the desk."""

from odoo import fields, models
from odoo.tools.i18n import format_list

from ...policy import scoring, validity
from ...policy.shortest_way import Asked, combined, gain, shortest


class PrmScorecardGap(models.AbstractModel):
    """What is missing, what keeps the tier, and what is not counted yet.

    Points come first, then the shortest ways to them. Partnerships may be those of any
    reader: what the sentences need of them is read as superuser.
    """

    _name = "prm.scorecard.gap"
    _description = "Way to the next tier, in words"

    # ----------------------------------------------------------------- sentences

    def _sentence(self, partnership, keeping=False):
        """Return how many points are missing, and what gives them, or nothing.

        :param partnership: one that the reader may read
        :param bool keeping: to keep the own tier; that is meant at the highest one too
        """
        partnership.ensure_one()
        tier_sudo, reached, target = self._aim_sudo(partnership, keeping)
        lacking = target - reached if partnership.scored_at else 0
        asked = self._asked(partnership, keeping)
        return self._sentence_of(partnership, tier_sudo, lacking, asked)

    def _sentence_of(self, partnership, tier, lacking, asked):
        """Return "49 points to Elite; for example 2 more won deals".

        :param tier: the own one (sudo), or one above it
        :param lacking: points that are missing; nothing is said without
        :param asked: what the tier asks for, see :meth:`_asked`
        """
        helping = [row for row in asked if gain(row) > 0]
        if lacking <= 0 or not (helping or self._asks_for_points(tier)):
            return ""
        points = self._points_to(partnership, tier, lacking)
        if not helping:
            return points
        if ways := self._ways(partnership, helping, lacking):
            return self.env._(
                "%(points)s; for example %(ways)s", points=points, ways=ways
            )
        helping.sort(key=gain, reverse=True)
        rows = self._missing_of(partnership, helping)
        ways = ", ".join(row["text"] for row in rows)
        return self.env._(
            "%(points)s. What helps most: %(ways)s", points=points, ways=ways
        )

    def _ways(self, partnership, asked, lacking):
        """Return in words the shortest ways to all points that are missing, or ``""``.

        :param asked: what adds points, see :meth:`_asked`
        """
        style, ways = "or", shortest(asked, lacking)
        if not ways:
            style, ways = "standard", combined(asked, lacking)
        parameters_sudo = partnership.env["prm.parameter"].sudo()
        parameters_sudo = parameters_sudo.browse([number for number, _more in ways])
        texts = [
            self._missing_text(parameter_sudo, more, partnership)
            for parameter_sudo, (_number, more) in zip(
                parameters_sudo, ways, strict=True
            )
        ]
        return format_list(self.env, texts, style) if texts else ""

    def _points_to(self, partnership, tier, lacking):
        """Return "49 points to Elite", or what the own ``tier`` needs to be kept."""
        values = {"points": lacking, "tier": tier.name}
        partnership_sudo = partnership.sudo()
        if tier != partnership_sudo.tier_id:
            if lacking == 1:
                return self.env._("1 point to %s", tier.name)
            return self.env._("%(points)s points to %(tier)s", **values)
        if partnership.date_end and self._kept_sentence(partnership):
            values["date"] = self.env["prm.formatting"]._day(partnership.date_end)
            if lacking == 1:
                return self.env._("1 point to keep %(tier)s after %(date)s", **values)
            return self.env._(
                "%(points)s points to keep %(tier)s after %(date)s", **values
            )
        if lacking == 1:
            return self.env._("1 point to keep %s", tier.name)
        return self.env._("%(points)s points to keep %(tier)s", **values)

    def _kept_sentence(self, partnership):
        """Return until when the result of the former term keeps the tier, or nothing.

        Nothing either where the points of this term suffice.
        """
        partnership_sudo = partnership.sudo()
        tier_sudo = partnership_sudo.tier_id
        levels = partnership_sudo.program_id.tier_ids.mapped("level")
        lowest = min(levels, default=0)
        kept_level = partnership_sudo.kept_level
        is_earned = lowest < partnership_sudo.level <= kept_level
        if not is_earned or not self._asks_for_points(tier_sudo):
            return ""
        is_enough = partnership_sudo.keep_points >= tier_sudo.target_points
        if self._is_counted(partnership) and is_enough:
            return ""
        if not partnership.date_end:
            return self.env._(
                "%s is secured by the result of the previous term.", tier_sudo.name
            )
        return self.env._(
            "%(tier)s is secured until %(date)s by the result of the previous term.",
            tier=tier_sudo.name,
            date=self.env["prm.formatting"]._day(partnership.date_end),
        )

    def _counting_sentence(self, partnership):
        """Return that the points are still to be counted, or nothing."""
        if not partnership.scored_at:
            return self.env._("The points will be counted in a few minutes.")
        if self._is_counted(partnership):
            return ""
        return self.env._(
            "Something has changed: the points will be updated in a few minutes. "
            "Until then, you see those of %s.",
            self.env["prm.formatting"]._moment(partnership.scored_at),
        )

    # --------------------------------------------------------------------- facts

    def _asks_for_points(self, tier):
        """Tell whether points decide about ``tier`` today; else somebody gives it."""
        today = fields.Date.today()  # as the scores
        return tier.target_points > 0 and any(
            validity.in_force((asked.date_start, asked.date_end), today)
            for asked in tier.condition_ids
            if asked.kind == "obligation"
        )

    def _is_counted(self, partnership):
        """Tell whether the figures know tier, term and conditions of today."""
        partnership_sudo = partnership.sudo()
        return bool(partnership_sudo.scored_at) and not partnership_sudo.is_outdated

    def _aim_sudo(self, partnership, keeping=False):
        """Return the tier (sudo) that is aimed at, its points reached and asked for."""
        partnership_sudo = partnership.sudo()
        higher_sudo, own_sudo = partnership_sudo.next_tier_id, partnership_sudo.tier_id
        if higher_sudo and keeping:
            return own_sudo, partnership_sudo.keep_points, own_sudo.target_points
        points, target = partnership_sudo.points, partnership_sudo.points_target
        return higher_sudo or own_sudo, points, target

    def _asked(self, partnership, keeping=False):
        """Return what the tier asks for that is aimed at, as :class:`Asked`.

        At the highest tier, or with ``keeping``: what the own one asks for. Nothing
        when the points suffice. Parameters are told by their ids.
        """
        partnership.ensure_one()
        partnership_sudo = partnership.sudo()
        _tier, reached, target = self._aim_sudo(partnership, keeping)
        rows_sudo = partnership_sudo.value_ids
        if keeping and partnership_sudo.next_tier_id:
            rows_sudo = partnership_sudo.keep_value_ids
        if reached >= target > 0:
            return []
        return [
            Asked(
                row_sudo.parameter_id.id,
                row_sudo.target,
                row_sudo.current,
                row_sudo.points_max,
            )
            for row_sudo in rows_sudo
            if row_sudo.kind == "obligation"
        ]

    def _missing(self, partnership, keeping=False):
        """Return what is missing for the next tier, as plain values.

        At the highest tier, or with ``keeping``: what is missing to keep the own one.

        :return: list of dicts of ``parameter`` (name), ``missing`` (number),
            ``value_type``, ``text``, ``gain`` (points that it gives); empty when the
            points suffice
        """
        return self._missing_of(partnership, self._asked(partnership, keeping))

    def _missing_of(self, partnership, asked):
        """Return plain values of what is missing, see :meth:`_missing`.

        :param asked: see :meth:`_asked`
        """
        parameters_sudo = partnership.env["prm.parameter"].sudo()
        parameters_sudo = parameters_sudo.browse([row.parameter for row in asked])
        found = []
        for parameter_sudo, row in zip(parameters_sudo, asked, strict=True):
            if lacking := scoring.missing(row.target, row.current):
                text = self._missing_text(parameter_sudo, lacking, partnership)
                found.append(
                    {
                        "parameter": parameter_sudo.name,
                        "missing": lacking,
                        "value_type": parameter_sudo.value_type,
                        "text": text,
                        "gain": gain(row),
                    }
                )
        return found

    def _missing_text(self, parameter, lacking, partnership):
        """Return how much of a parameter (sudo) is missing, in words."""
        currency_sudo = self.env["prm.formatting"]._currency_sudo(partnership)
        number = parameter._number_text(lacking, currency_sudo)
        measure = self.env["prm.measures"]._find(parameter.measure)
        if text := measure is not None and measure._missing(lacking, number):
            return text
        if parameter.value_type == "boolean":
            return parameter.name
        return self.env._(
            "“%(parameter)s” up by %(number)s",
            parameter=parameter.name,
            number=number,
        )
