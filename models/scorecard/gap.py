"""How far it is to a tier, in words: one rule for pages, mails and the desk."""

from odoo import api, fields, models
from odoo.tools import format_date, format_datetime

from ...policy import scoring, validity


class PrmPartnershipGapMixin(models.AbstractModel):
    """What is missing, what keeps the tier, and what is not counted yet.

    Points come first, then what helps most. Uses names of the parts score, tier, life
    and missing.
    """

    _name = "prm.partnership.gap.mixin"
    _description = "Way to the next tier, in words"

    missing_text = fields.Char("Missing", compute="_compute_gap_texts")
    kept_text = fields.Char("Kept", compute="_compute_gap_texts")

    @api.depends(
        "points",
        "points_target",
        "keep_points",
        "next_tier_id",
        "tier_id",
        "kept_level",
        "date_end",
        "scored_at",
        "is_outdated",
        "state",
    )
    @api.depends_context("lang")
    def _compute_gap_texts(self):
        for partnership in self:
            known = partnership._origin
            partnership.missing_text = known and partnership._explain_gap()
            partnership.kept_text = known and partnership._kept_sentence()

    # --------------------------------------------------------------- for anybody

    def _missing_sentence(self, keeping=False):
        """Return how many points are missing, and what helps most, or nothing.

        For the next tier; at the highest one, or with ``keeping``, for the own one.
        """
        self.ensure_one()
        tier, reached, target = self._scored_tier(keeping)
        lacking = target - reached if self.scored_at else 0
        return self._gap_sentence(tier, lacking, self._missing(keeping))

    def _gap_sentence(self, tier, lacking, rows):
        """Return "49 points to Elite; any of these help most: 2 more won deals, …".

        :param tier: the own one (sudo), or one above it
        :param lacking: points that are missing; nothing is said without
        :param rows: see :meth:`_missing`; the one that gives most points comes first
        """
        helping = [row for row in rows if row["gain"] > 0]
        if lacking <= 0 or not (helping or self._asks_for_points(tier)):
            return ""
        helping.sort(key=lambda row: row["gain"], reverse=True)
        values = {
            "points": self._points_to(tier, lacking),
            "ways": ", ".join(row["text"] for row in helping),
        }
        if not helping:
            return values["points"]
        if len(helping) == 1:
            return self.env._("%(points)s; this helps most: %(ways)s", **values)
        return self.env._("%(points)s; any of these help most: %(ways)s", **values)

    def _points_to(self, tier, lacking):
        """Return "49 points to Elite", or what the own ``tier`` needs to be kept."""
        words = {"points": lacking, "tier": tier.name}
        self_sudo = self.sudo()
        if tier != self_sudo.tier_id:
            if lacking == 1:
                return self.env._("1 point to %s", tier.name)
            return self.env._("%(points)s points to %(tier)s", **words)
        if self.date_end and self._kept_sentence():
            words["date"] = format_date(self.env, self.date_end)
            if lacking == 1:
                return self.env._("1 point to keep %(tier)s after %(date)s", **words)
            return self.env._(
                "%(points)s points to keep %(tier)s after %(date)s", **words
            )
        if lacking == 1:
            return self.env._("1 point to keep %s", tier.name)
        return self.env._("%(points)s points to keep %(tier)s", **words)

    def _kept_sentence(self):
        """Return until when the result of the former term keeps the tier, or nothing.

        Nothing either where the points of this term suffice.
        """
        self_sudo = self.sudo()
        tier = self_sudo.tier_id
        lowest = min(self_sudo.program_id.tier_ids.mapped("level"), default=0)
        is_earned = lowest < self_sudo.level <= self_sudo.kept_level
        if not is_earned or not self_sudo._asks_for_points(tier):
            return ""
        if self._is_counted() and self_sudo.keep_points >= tier.target_points:
            return ""
        if not self.date_end:
            return self.env._(
                "%s is kept: the result of the former term counts.", tier.name
            )
        return self.env._(
            "%(tier)s kept until %(date)s: the result of the former term counts.",
            tier=tier.name,
            date=format_date(self.env, self.date_end),
        )

    def _asks_for_points(self, tier):
        """Tell whether points decide about ``tier`` today; else somebody gives it."""
        today = fields.Date.today()  # as the scores
        return tier.target_points > 0 and any(
            validity.in_force((asked.date_start, asked.date_end), today)
            for asked in tier.condition_ids
            if asked.kind == "obligation"
        )

    def _is_counted(self):
        """Tell whether the figures know tier, term and conditions of today."""
        self_sudo = self.sudo()
        return bool(self_sudo.scored_at) and not self_sudo.is_outdated

    def _counting_sentence(self):
        """Return that the points are still to be counted, or nothing."""
        if not self.scored_at:
            return self.env._("The points will be counted in a few minutes.")
        if self._is_counted():
            return ""
        return self.env._(
            "Something has changed: the points will be counted anew in a few minutes. "
            "Until then these are the ones of %s.",
            format_datetime(self.env, self.scored_at, dt_format="short"),
        )

    # ------------------------------------------------------- for the partner manager

    def _explain_gap(self):
        """Return how far it is, for the partner manager."""
        if self.state == "draft" or (self.state == "terminated" and not self.scored_at):
            return ""
        said = self._counting_sentence() or self._missing_sentence()
        return said or self._explain_no_gap()

    def _explain_no_gap(self):
        """Return why no points are missing."""
        higher = self.next_tier_id
        if not (higher or self.tier_id):
            return self.env._("The program has no tiers yet.")
        if not higher:
            return self.env._("The highest tier of the program is reached.")
        if self._asks_for_points(higher):
            return self.env._("The points for %s are reached.", higher.name)
        if asked := ", ".join(row["text"] for row in self._missing()):
            return self.env._(
                "%(tier)s has no target points: you give it. Not reached yet: "
                "%(asked)s",
                tier=higher.name,
                asked=asked,
            )
        return self.env._("No points lead to %s: you give it.", higher.name)

    # --------------------------------------------------------------- for the partner

    def _program_missing(self):
        """Return for the partner what is missing for the next tier, or in this one."""
        self_sudo = self.sudo()
        if waits := self._counting_sentence():
            return waits
        if self_sudo.next_tier_id:
            return self_sudo._missing_for_next()
        if not self_sudo.tier_id:
            return self.env._("The program has no tiers yet.")
        top = self.env._("You have the highest tier.")
        gap = self._missing_sentence()
        return f"{top} {gap}." if gap else top

    def _missing_for_next(self):
        """Return the sentence on the next tier."""
        if self._is_rise_declined():
            return self.env._(
                "You have the points for %(next)s. Your partner manager left you at "
                "%(tier)s for now; talk to them.",
                next=self.declined_tier_id.name,
                tier=self.tier_id.name,
            )
        if reached := self._tier_to_confirm():
            return self.env._(
                "You have the points for %s. Your partner manager decides about it.",
                reached,
            )
        if gap := self._missing_sentence():
            return f"{gap}."
        return self._missing_for_given(self.next_tier_id.name)

    def _missing_for_given(self, tier_name):
        """Return what a tier asks for that points do not give."""
        asked = ", ".join(row["text"] for row in self._missing())
        if asked:
            return self.env._(
                "%(tier)s is given by your partner manager. It asks for: %(asked)s.",
                tier=tier_name,
                asked=asked,
            )
        if self.value_ids.filtered(lambda value: value.kind == "obligation"):
            return self.env._(
                "%s is given by your partner manager. You have what it asks for.",
                tier_name,
            )
        return self.env._(
            "%s is given by your partner manager: no points lead to it.", tier_name
        )

    def _tier_to_confirm(self):
        """Return the name of the higher tier that somebody has to confirm, or nothing.

        It may be one whose points were reached in the former term.
        """
        proposed = self.proposed_tier_id
        if proposed.level > self.level:
            return proposed.name
        is_reached = self.points >= self.points_target > 0
        return self.next_tier_id.name if is_reached else ""

    def _is_rise_declined(self):
        """Tell whether the owner declined a tier whose points are reached."""
        return self.declined_tier_id.level > self.level

    # ------------------------------------------------------------------- numbers

    def _scored_tier(self, keeping=False):
        """Return the tier (sudo) that is aimed at, its points reached and asked for."""
        self_sudo = self.sudo()
        if not self_sudo.next_tier_id:
            return self_sudo.tier_id, self_sudo.points, self_sudo.points_target
        if keeping:
            own = self_sudo.tier_id
            return own, self_sudo.keep_points, own.target_points
        return self_sudo.next_tier_id, self_sudo.points, self_sudo.points_target

    def _missing(self, keeping=False):
        """Return what is missing for the next tier, as plain values.

        At the highest tier, or with ``keeping``: what is missing to keep the own one.

        :return: list of dicts of ``parameter`` (name), ``missing`` (number),
            ``value_type``, ``text``, ``gain`` (points that it gives); empty when the
            points suffice
        """
        self.ensure_one()
        self_sudo = self.sudo()
        _tier, reached, target = self_sudo._scored_tier(keeping)
        has_own_rows = keeping and self_sudo.next_tier_id
        rows_sudo = self_sudo.keep_value_ids if has_own_rows else self_sudo.value_ids
        return self_sudo._missing_of(
            (row.parameter_id.id, row.target, row.current, row.points_max - row.points)
            for row in rows_sudo
            if row.kind == "obligation" and (reached < target or not target)
        )

    def _missing_of(self, asked):
        """Return plain values of what is missing.

        :param asked: parameter id, target, current value, points that are missing
        """
        found = []
        for parameter_id, target, current, gain in asked:
            if lacking := scoring.missing(target, current):
                parameter = self.env["prm.parameter"].browse(parameter_id)
                found.append(
                    {
                        "parameter": parameter.name,
                        "missing": lacking,
                        "value_type": parameter.value_type,
                        "text": self._missing_text(parameter, lacking),
                        "gain": gain,
                    }
                )
        return found
