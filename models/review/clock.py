"""How long a decision may take: in working hours, where the portal has a calendar."""

from datetime import UTC, timedelta

from odoo import api, fields, models

from ...policy import review_time

# So many days are looked at first, then twice as many, until the time is found.
SPAN = 14
LONGEST = 800


class PrmReviewClock(models.AbstractModel):
    """Counts the hours of a review.

    Without a calendar all hours count. A calendar in which nobody works within two
    years is none.
    """

    _name = "prm.review.clock"
    _description = "Clock of the review"

    @api.model
    def _due(self, registration):
        """Return until when a registration should be decided that waits from now on.

        Time with the partner does not count where the portal has working hours: what
        was left when it was returned is left now, one hour at least.
        """
        deal_sudo = registration.sudo()
        now, hours = fields.Datetime.now(), deal_sudo.program_id.review_hours
        calendar_sudo = deal_sudo.portal_id.calendar_id
        if not calendar_sudo:
            return review_time.due_at(now, hours)
        left = self._left(deal_sudo, calendar_sudo)
        wanted = timedelta(hours=hours) if left is None else left
        return self._after(calendar_sudo, now, wanted)

    @api.model
    def _left(self, deal_sudo, calendar_sudo):
        """Return what was left when the partner got it back, None when it did not."""
        due = deal_sudo.review_due_at
        if deal_sudo.state != "action_required" or not due:
            return None
        moves_sudo = deal_sudo.transition_ids.filtered(
            lambda move: move.new == "action_required"
        )
        stopped = max(moves_sudo.mapped("date"), default=None)
        if not stopped:
            return None
        work = self._work(calendar_sudo, stopped, max(stopped, due))
        return max(review_time.between(stopped, due, work), review_time.LEAST)

    @api.model
    def _after(self, calendar, start, time):
        """Return when ``time`` of work after ``start`` is over."""
        return self._found(
            lambda days: review_time.after(
                start, time, self._work(calendar, start, start + days)
            ),
            start + time,
            calendar,
        )

    @api.model
    def _before(self, calendar, end, time):
        """Return when ``time`` of work is left until ``end``."""
        return self._found(
            lambda days: review_time.before(
                end, time, self._work(calendar, end - days, end)
            ),
            end - time,
            calendar,
        )

    @api.model
    def _found(self, look, otherwise, calendar):
        """Return what ``look`` finds in a span that grows, else ``otherwise``."""
        days = SPAN
        while calendar and days <= LONGEST:
            if found := look(timedelta(days=days)):
                return found.replace(microsecond=0)
            days *= 2
        return otherwise

    @api.model
    def _work(self, calendar, start, end):
        """Return the working time of a calendar as intervals in UTC, without zone."""
        calendar_sudo = calendar.sudo()
        aware = (each.replace(tzinfo=UTC) for each in (start, end))
        found = calendar_sudo._work_intervals_batch(*aware)[False]
        return [
            tuple(each.astimezone(UTC).replace(tzinfo=None) for each in (begin, stop))
            for begin, stop, _meta in found
        ]
