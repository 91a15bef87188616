"""The job of the terms: reminders, the next term, the due date."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy.reminders import days_until, due_reminder
from .terms import RUNNING, TERM_ACTIVITY

# Days before the due date on which partner and owner are reminded.
REMINDER_STEPS = (60, 30, 7)
REMINDER = "prm.mail_template_partnership_due"


class PrmTermJob(models.AbstractModel):
    """Looks for terms that are over, or near their end, and does what follows."""

    _name = "prm.term.job"
    _description = "Job of the terms"

    @api.model
    def _run(self):
        """Remind of due dates; begin the next term, or end what was not renewed.

        Committed one by one, so a run that is killed resumes where it was; one that
        fails is logged and tried again by the next run.
        """
        batch, partnerships = self.env["prm.batch"], self.env["prm.partnership"]
        order = "date_end, id"
        batch._run(
            batch._on_each(partnerships, self._over_domain(), self._end, order=order),
            batch._on_each(partnerships, self._due_domain(), self._remind, order=order),
        )

    # -------------------------------------------------------------------- find

    @api.model
    def _over_domain(self):
        """Return the domain of terms that ended; the last day ends at the company."""
        running = Domain("state", "in", RUNNING)
        return running & self.env["prm.partnership"]._domain_at_companies(
            lambda today: Domain("date_end", "<", today)
        )

    @api.model
    def _due_domain(self):
        """Return the domain of terms near their end with a reminder to send."""
        waiting = Domain("state", "=", "active") & Domain("renewal_end", "=", False)
        partnerships = self.env["prm.partnership"]
        reminder = self.env["prm.reminder"]
        return waiting & partnerships._domain_at_companies(
            lambda today: reminder._domain("date_end", today, REMINDER_STEPS)
        )

    # ---------------------------------------------------------------------- do

    @api.model
    def _end(self, partnership):
        """Begin the next term if it was agreed, else close the partnership."""
        partnership._book_funds()
        today = partnership._today_at(partnership.company_id)
        if partnership.renewal_end and partnership.renewal_end >= today:
            partnership._roll_term()
            return
        partnership._move_to("expired")
        partnership_sudo = partnership.sudo()
        partnership_sudo.activity_unlink([TERM_ACTIVITY])
        for_owner = partnership._for_owner().env
        partnership._tell_owner(
            for_owner._("The partnership has expired: renew or terminate it"),
            activity_xmlid=TERM_ACTIVITY,
        )

    @api.model
    def _remind(self, partnership):
        """Remind partner and owner of the due date, once for each step."""
        end = partnership.date_end
        today = partnership._today_at(partnership.company_id)
        step = due_reminder(end, today, REMINDER_STEPS, partnership.reminded_step)
        if not step:
            return
        partnership.reminded_step = step
        partnership._mail_partner(REMINDER, days=days_until(end, today))
        for_owner = partnership._for_owner().env
        formatting = for_owner["prm.formatting"]
        last = formatting._day(end)
        closed = formatting._day(fields.Date.add(end, days=1))
        partnership._tell_owner(
            for_owner._("The partnership ends on %s: renew it?", last),
            for_owner._(
                "If it is not renewed, the partner's portal closes on %s.", closed
            ),
            activity_xmlid=TERM_ACTIVITY,
        )
