"""Why a tier or a value changed, in words for the partner."""

from odoo import api, models
from odoo.tools import SQL, format_date
from odoo.tools.translate import LazyTranslate

from ...policy import scoring

_lt = LazyTranslate(__name__)

# Why a number changed: it rose by one, by several; it fell by one, by several.
CAUSES = {
    "registrations": (
        _lt("A registration was submitted."),
        _lt("Registrations were submitted."),
        _lt("A registration no longer counts."),
        _lt("Registrations no longer count."),
    ),
    "leads": (
        _lt("A registration was approved."),
        _lt("Registrations were approved."),
        _lt("A registration no longer counts as approved."),
        _lt("Registrations no longer count as approved."),
    ),
    "won_count": (
        _lt("A deal was won."),
        _lt("Deals were won."),
        _lt("A deal no longer counts as won."),
        _lt("Deals no longer count as won."),
    ),
    "certified_employees": (
        _lt("A certification was passed."),
        _lt("Certifications were passed."),
        _lt("A certified employee no longer counts."),
        _lt("Certified employees no longer count."),
    ),
    "trainings": (
        _lt("A training was passed."),
        _lt("Trainings were passed."),
        _lt("A training no longer counts."),
        _lt("Trainings no longer count."),
    ),
    "marketing_activities": (
        _lt("A marketing activity was approved."),
        _lt("Marketing activities were approved."),
        _lt("A marketing activity no longer counts."),
        _lt("Marketing activities no longer count."),
    ),
}
# They do not depend on the dates of the term.
TIMELESS = ("certified_employees", "manual")


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
            lost = self.env._("The points to keep the former tier were not reached.")
            reason = f"{why} {lost}".strip()
        if person := self._person():
            return f"{reason} {self.env._('Decided by %s.', person)}"
        return reason

    # ------------------------------------------------------------------ a value

    @api.model
    def _of_value(self, one, known, parameter, old, new):
        """Return why the value of ``parameter`` changed.

        :param one: the partnership
        :param known: the :class:`Standing` of the computation
        :param old: the number before, None when no tier asked for it
        """
        if old is None:
            return self.env._("Counted for the first time.")
        timed = parameter.measure not in TIMELESS
        if timed and (term := self._of_term(one, known, new < old)):
            return term
        if parameter.measure == "certified_employees" and new < old:
            return self._of_certified(one, known, round(old - new))
        if parameter.measure == "won_amount":
            return self._of_amount(one, known, new < old)
        return self._of_count(parameter.measure, old, new)

    @api.model
    def _of_count(self, measure, old, new):
        """Return that one or several more, or fewer, are counted."""
        causes = CAUSES.get(measure)
        if not causes:
            return self.env._("Counted anew.")
        place = (2 if new < old else 0) + (abs(new - old) != 1)
        return self.env._(causes[place])  # pylint: disable=gettext-variable

    @api.model
    def _of_amount(self, one, known, is_less):
        """Return why the amount of the won deals changed: by their number, or not."""
        before = known.counted[one.id].won_count
        now = known.figures[one.id]["won_count"]
        if before != now and (now < before) == is_less:
            return self._of_count("won_count", before, now)
        return self.env._("The amount of a won deal changed.")

    @api.model
    def _of_certified(self, one, known, fewer):
        """Return whether certificates ended, or people left."""
        ended = self._ended(known).get(one.id, 0)
        if not ended:
            return self._of_count("certified_employees", fewer, 0)
        if ended == 1:
            return self.env._("A certificate ended.")
        return self.env._("Certificates ended.")

    @api.model
    def _ended(self, known):
        """Return partnership id → certifications that ended since the last change.

        A line of history of some day knows those that ended before that day.
        """
        if not known.ended:
            rows = self.env.execute_query(
                SQL(
                    """
                    SELECT p.id, COUNT(c.id)
                      FROM prm_partnership p
                      LEFT JOIN prm_certificate c
                        ON c.organization_id = p.partner_id
                       AND c.company_id = p.company_id
                       AND c.type = 'certification' AND c.result = 'passed'
                       AND c.active AND c.date_expiry < %(day)s
                       AND c.date_expiry >= COALESCE((
                            SELECT MAX(h.date)::date
                              FROM prm_partnership_history h
                              JOIN prm_parameter asked ON asked.id = h.parameter_id
                             WHERE h.partnership_id = p.id AND h.what = 'value'
                               AND asked.measure = 'certified_employees'
                           ), %(day)s - 7)
                     WHERE p.id = ANY(%(ids)s)
                     GROUP BY p.id
                    """,
                    day=known.day,
                    ids=list(known.figures),
                )
            )
            known.ended.update(rows)
        return known.ended

    @api.model
    def _of_term(self, one, known, is_less):
        """Return that other dates count than before, or nothing."""
        counted = known.counted[one.id]
        before = (counted.start, counted.end)
        if not any(before) or before == (one.date_start, one.date_end):
            return ""
        if before[1] and one.date_start and one.date_start > before[1]:
            # What is counted in the new term already is more than the term itself.
            return self.env._("A new term began.") if is_less else ""
        return self.env._("The dates of the term were changed.")

    # ------------------------------------------------------------------- a tier

    @api.model
    def _of_rise(self, one, known, level):
        """Return why the tier of ``level`` is reached."""
        tiers = known.ladders[one.program_id.id]
        tier = scoring.own_tier(tiers, level)
        if not scoring.is_reached(tier, known.currents[one.id]):
            return self._by_former_term(one)
        reached = self.env._("The points of this tier were reached.")
        why = self._of_points(one, known, tier, is_less=False)
        return f"{why} {reached}" if why else reached

    @api.model
    def _by_former_term(self, one):
        """Return that the result of the former term gives a tier."""
        if not one.date_end:
            return self.env._(
                "A new term began: the points of the former one give this tier."
            )
        return self.env._(
            "A new term began: the points of the former one give this tier until %s.",
            format_date(self.env, one.date_end),
        )

    @api.model
    def _of_points(self, one, known, tier, is_less):
        """Return why the points of ``tier`` became more, or less; maybe nothing."""
        before = known.before(one)
        if not before:
            return self.env._("Counted for the first time.")
        found = [
            self._of_obligation(one, known, asked, before[asked.parameter], is_less)
            for asked in tier.obligations
            if asked.parameter in before
        ]
        if words := " ".join(dict.fromkeys(filter(None, found))):
            return words
        # Another tier forgets when it was scored: what is left are the conditions.
        counted = known.counted[one.id]
        is_changed = counted.is_outdated and counted.moment
        if is_changed and not self._of_term(one, known, True):
            return self.env._("The conditions of the program changed.")
        return ""

    @api.model
    def _of_obligation(self, one, known, asked, before, is_less):
        """Return why one obligation gives more points, or less, or nothing.

        :param before: the :class:`StoredValue` of its parameter
        """
        parameter = self.env["prm.parameter"].browse(asked.parameter)
        new = known.currents[one.id][asked.parameter]
        if known.is_typed(parameter):
            then = scoring.points_of(before.points_max, before.target, new)
            is_entered = (then < before.points) if is_less else (then > before.points)
            if not is_entered:
                return ""
            return self.env._("“%s” was entered anew.", parameter.name)
        if new == before.current or (new < before.current) != is_less:
            return ""
        return self._of_value(one, known, parameter, before.current, new)
