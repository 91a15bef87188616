"""The way to the next tier, as partner and partner manager read it."""

from odoo import models


class PrmScorecardGapText(models.AbstractModel):
    """One sentence on what is missing, for two readers."""

    _name = "prm.scorecard.gap.text"
    _description = "Way to the next tier, for its readers"

    def _gap(self):
        return self.env["prm.scorecard.gap"]

    # ------------------------------------------------------- for the partner manager

    def _for_manager(self, partnership):
        """Return how far it is, for the partner manager."""
        state, gap = partnership.state, self._gap()
        if state == "draft" or (state == "terminated" and not partnership.scored_at):
            return ""
        told = gap._counting_sentence(partnership) or gap._sentence(partnership)
        return told or self._explain_no_gap(partnership)

    def _points_told(self, partnerships):
        """Return the points of one partnership, or how many were computed."""
        if len(partnerships) != 1:
            return self.env._("%s partnerships were recomputed.", len(partnerships))
        if not partnerships.points_target:
            return self.env._("No points are required.")
        return self.env._(
            "%(points)s of %(target)s points.",
            points=partnerships.points,
            target=partnerships.points_target,
        )

    def _explain_no_gap(self, partnership):
        """Return why no points are missing."""
        higher = partnership.next_tier_id
        if not (higher or partnership.tier_id):
            return self.env._("The program has no tiers yet.")
        if not higher:
            return self.env._("The highest tier of the program is reached.")
        if self._gap()._asks_for_points(higher):
            return self.env._("The points for %s are reached.", higher.name)
        if asked := self._asked(partnership):
            return self.env._(
                "%(tier)s has no target points, so you award it yourself. Not "
                "reached yet: %(asked)s",
                tier=higher.name,
                asked=asked,
            )
        return self.env._(
            "Points alone do not lead to %s: you award it yourself.", higher.name
        )

    def _asked(self, partnership):
        """Return what is missing, in one line."""
        return ", ".join(row["text"] for row in self._gap()._missing(partnership))

    # --------------------------------------------------------------- for the partner

    def _for_partner(self, partnership):
        """Return for the partner what is missing for the next tier, or in this one."""
        partnership_sudo = partnership.sudo()
        if waits := self._gap()._counting_sentence(partnership):
            return waits
        if partnership_sudo.next_tier_id:
            return self._missing_for_next(partnership_sudo)
        if not partnership_sudo.tier_id:
            return self.env._("The program has no tiers yet.")
        top = self.env._("You have the highest tier.")
        gap = self._gap()._sentence(partnership)
        return f"{top} {gap}." if gap else top

    def _missing_for_next(self, partnership):
        """Return the sentence on the next tier.

        :param partnership: as superuser
        """
        if partnership.declined_tier_id.level > partnership.level:
            return self.env._(
                "You have the points for %(next)s. Your partner manager has kept "
                "you at %(tier)s for now. Talk to them.",
                next=partnership.declined_tier_id.name,
                tier=partnership.tier_id.name,
            )
        if reached := self._tier_to_confirm(partnership):
            return self.env._(
                "You have the points for %s. Your partner manager will decide on it.",
                reached,
            )
        if gap := self._gap()._sentence(partnership):
            return f"{gap}."
        return self._missing_for_given(partnership)

    def _missing_for_given(self, partnership):
        """Return what a tier asks for that points do not give."""
        tier_name = partnership.next_tier_id.name
        if asked := self._asked(partnership):
            return self.env._(
                "Your partner manager awards %(tier)s. It requires: %(asked)s.",
                tier=tier_name,
                asked=asked,
            )
        if partnership.value_ids.filtered(lambda value: value.kind == "obligation"):
            return self.env._(
                "Your partner manager awards %s. You meet its requirements.",
                tier_name,
            )
        return self.env._(
            "Your partner manager awards %s: points alone do not lead to it.", tier_name
        )

    def _tier_to_confirm(self, partnership):
        """Return the name of the higher tier that somebody has to confirm, or nothing.

        It may be one whose points were reached in the former term.
        """
        proposed = partnership.proposed_tier_id
        if proposed.level > partnership.level:
            return proposed.name
        is_reached = partnership.points >= partnership.points_target > 0
        return partnership.next_tier_id.name if is_reached else ""
