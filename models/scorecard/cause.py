"""Why a tier or a value changed, in words for the partner."""

from odoo import api, models

from ...policy import scoring


class PrmPartnershipCause(models.AbstractModel):
    """Compares what a computation has found with what the one before had stored.

    Sentences are in the language of the environment: that of the partner.
    """

    _name = "prm.partnership.cause"
    _description = "Causes of changes"

    # -------------------------------------------------------------- by somebody

    @api.model
    def _person(self):
        """Return the name of the employee who acts, or nothing when code does."""
        user = self.env.user
        is_employee = user._is_internal() and not user._is_superuser()
        return user.name if is_employee else ""

    @api.model
    def _changed(self):
        """Return that somebody changed it."""
        if person := self._person():
            return self.env._("Changed by %s.", person)
        return self.env._("Changed by us.")

    @api.model
    def _entered(self):
        """Return that somebody entered a value."""
        if person := self._person():
            return self.env._("Entered by %s.", person)
        return self.env._("Entered by us.")

    @api.model
    def _decided(self, is_lower, why):
        """Return why a proposed tier was given.

        :param str why: what was known when it was proposed, maybe nothing
        """
        reason = why or self.env._("The points of this tier were reached.")
        if is_lower:
            lost = self.env._("The points to keep the previous tier were not reached.")
            reason = f"{why} {lost}".strip()
        if person := self._person():
            return f"{reason} {self.env._('Decided by %s.', person)}"
        return reason

    # ------------------------------------------------------------------ a value

    @api.model
    def _of_value(self, one, snapshot, parameter, old, new):
        """Return why the value of ``parameter`` changed.

        :param one: the partnership
        :param snapshot: the :class:`Snapshot` of the computation
        :param old: the number before, None when no tier asked for it
        """
        if old is None:
            return self.env._("First count.")
        measure = self.env["prm.measures"]._find(parameter.measure)
        if measure is None:
            return self.env._("Recounted.")
        if measure._moment and (term := self._of_term(one, snapshot, new < old)):
            return term
        return measure._cause(one, snapshot, old, new)

    @api.model
    def _of_term(self, one, snapshot, is_less):
        """Return that other dates count than before, or nothing."""
        counted = snapshot.counted[one.id]
        before = (counted.start, counted.end)
        if not any(before) or before == (one.date_start, one.date_end):
            return ""
        if before[1] and one.date_start and one.date_start > before[1]:
            # What is counted in the new term already is more than the term itself.
            return self.env._("A new term began.") if is_less else ""
        return self.env._("The dates of the term were changed.")

    # ------------------------------------------------------------------- a tier

    @api.model
    def _of_rise(self, one, snapshot, level):
        """Return why the tier of ``level`` is reached."""
        tiers = snapshot.ladder(one)
        tier = scoring.own_tier(tiers, level)
        if not scoring.is_reached(tier, snapshot.currents[one.id]):
            return self._by_former_term(one)
        reached = self.env._("The points of this tier were reached.")
        why = self._of_points(one, snapshot, tier, is_less=False)
        return f"{why} {reached}" if why else reached

    @api.model
    def _by_former_term(self, one):
        """Return that the result of the former term gives a tier."""
        if not one.date_end:
            return self.env._(
                "A new term began. The points of the previous term give this tier."
            )
        return self.env._(
            "A new term began. The points of the previous term give this tier "
            "until %s.",
            self.env["prm.formatting"]._day(one.date_end),
        )

    @api.model
    def _of_points(self, one, snapshot, tier, is_less):
        """Return why the points of ``tier`` became more, or less; maybe nothing."""
        before = snapshot.before(one)
        if not before:
            return self.env._("First count.")
        found = [
            self._of_obligation(one, snapshot, asked, before[asked.parameter], is_less)
            for asked in tier.obligations
            if asked.parameter in before
        ]
        if sentences := " ".join(dict.fromkeys(filter(None, found))):
            return sentences
        # Another tier forgets when it was scored: what is left are the conditions.
        counted = snapshot.counted[one.id]
        is_changed = counted.is_outdated and counted.moment
        if is_changed and not self._of_term(one, snapshot, True):
            return self.env._("The conditions of the program changed.")
        return ""

    @api.model
    def _of_obligation(self, one, snapshot, asked, before, is_less):
        """Return why one obligation gives more points, or less, or nothing.

        :param before: the :class:`StoredValue` of its parameter
        """
        parameter = self.env["prm.parameter"].browse(asked.parameter)
        new = snapshot.currents[one.id][asked.parameter]
        if snapshot.is_typed(parameter):
            then = scoring.points_of(before.points_max, before.target, new)
            is_entered = (then < before.points) if is_less else (then > before.points)
            if not is_entered:
                return ""
            return self.env._("“%s” was entered again.", parameter.name)
        if new == before.current or (new < before.current) != is_less:
            return ""
        return self._of_value(one, snapshot, parameter, before.current, new)
