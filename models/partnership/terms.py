"""The terms of a partnership: reminders, renewal, the next term, the due date."""

import logging

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ...policy import partnership_moves, terms
from ...policy.reminders import days_until, due_reminder

_logger = logging.getLogger(__name__)

# Days before the due date on which partner and owner are reminded.
REMINDER_STEPS = (60, 30, 7)
# Partnerships that one run of the job takes up; it is called again for the rest.
RUN_LIMIT = 1000
TERM_ACTIVITY = "prm.mail_activity_term"
REMINDER = "prm.mail_template_partnership_due"


class PrmPartnershipTermMixin(models.AbstractModel):
    """One record for all terms: the dates move on, the history keeps the former."""

    _name = "prm.partnership.term.mixin"
    _inherit = ["prm.partnership.life.mixin"]
    _description = "Terms of a partnership"

    renewal_end = fields.Date(
        "Renewed until",
        copy=False,
        tracking=True,
        help="Last day of the next term, which begins when the present one is over.",
    )
    reminded_step = fields.Integer(
        compute="_compute_reminded_step",
        store=True,
        readonly=False,
        copy=False,
        help="The reminder of this due date that was sent last, in days before it.",
    )

    @api.depends("date_end", "renewal_end")
    def _compute_reminded_step(self):
        """Begin anew: another due date has reminders of its own."""
        self.reminded_step = 0

    @api.constrains("date_end", "renewal_end")
    def _check_renewal_end(self):
        for partnership in self.filtered("renewal_end"):
            end = partnership.date_end
            if end and partnership.renewal_end <= end:
                raise ValidationError(
                    self.env["prm.messages"]._text("renewal_after_end")
                )

    # ----------------------------------------------------------------- renewal

    def action_renew(self):
        """Agree on the next term; an expired partnership begins it at once."""
        self.check_access("write")
        for partnership in self:
            partnership._renew()
        return self._tell_term(self.env._("Renewed until %s."), self.env._("Renewed."))

    def action_activate(self):
        """Start or resume the cooperation, and say until when."""
        self.check_access("write")
        super().action_activate()
        return self._tell_term(self.env._("Active until %s."), self.env._("Activated."))

    def _tell_term(self, until, done):
        """Return the action that tells ``until`` when one partnership goes on."""
        last = len(self) == 1 and (self.renewal_end or self.date_end)
        if last:
            done = until % format_date(self.env, last, date_format="medium")
        return self._tell_done(done)

    def _tell_done(self, sentence):
        """Return the action that shows ``sentence`` and loads the page's data anew."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": sentence,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _renew(self):
        """Note the next term, or begin it when the former one is over.

        :raises UserError: with the reason why there is nothing to renew
        """
        self.ensure_one()
        self._lock_rows()
        # The button says which term it is about: two people renew it once.
        seen = self.env.context.get("prm_seen_end")
        verdict = partnership_moves.verdict_renew(
            self.state,
            has_due_date=bool(self.date_end),
            is_renewed=bool(self.renewal_end or (seen and seen != str(self.date_end))),
        )
        if not verdict:
            raise UserError(self.env["prm.messages"]._text(verdict.code))
        if self.state == "expired":
            self._renew_expired()
        else:
            self.renewal_end = self._next_term()[1]
        self._close_reminders()

    def _renew_expired(self):
        """Begin the next term and open the portal again."""
        self._check_program()
        self._check_single_active()
        self._roll_term()
        return self._move_to("active")

    def _next_term(self):
        """Return first and last day of the next term, as agreed or as proposed."""
        today = self._today_at(self.company_id)
        months = self.program_id.term_months
        start, end = terms.next_term(self.date_end, months, today)
        agreed = self.renewal_end
        return start, agreed if agreed and agreed >= today else end

    def _roll_term(self):
        """Begin the next term: what was reached in the former one is kept as a line.

        The figures of its last day count, also those that no job has taken up yet.
        """
        self.ensure_one()
        start, end = self._next_term()
        # What an earlier term earned counts no more: it was good for this one.
        result = self._what_if(day=self.date_end or None)
        words = self._for_partner()
        former = words._describe_term(result["keep_points"])
        self_sudo = self.sudo()
        self_sudo.first_start = self.first_start or self.date_start
        self.write({"date_start": start, "date_end": end, "renewal_end": False})
        self_sudo.kept_level = result["earned_level"]
        self_sudo._forget_notice()
        cause = words.env._("A new term began.")
        cause = f"{cause} {words._kept_sentence()}".strip()
        words._note_history("term", former, words._period(), cause)

    def _period(self):
        """Return first and last day of the term, in the language of ``self``."""
        days = (self.date_start, self.date_end)
        return " – ".join(format_date(self.env, day) for day in days if day)

    def _describe_term(self, points):
        """Return "01/01/2026 – 12/31/2026: Silver, 64 of 60 points"."""
        term, tier = self._period(), self.tier_id
        if not tier.target_points:
            return f"{term}: {tier.name}" if tier else term
        return self.env._(
            "%(term)s: %(tier)s, %(points)s of %(target)s points",
            term=term,
            tier=tier.name,
            points=points,
            target=tier.target_points,
        )

    # --------------------------------------------------------------------- job

    @api.model
    def _cron_terms(self):
        """Remind of due dates; begin the next term, or end what was not renewed.

        Committed one by one, so a run that is killed resumes where it was; one that
        fails is logged and tried again by the next run.
        """
        commit_progress = self.env["ir.cron"]._commit_progress
        steps = ((self._over_domain(), "_end_term"), (self._due_domain(), "_remind"))
        commit_progress(remaining=sum(self.search_count(domain) for domain, _ in steps))
        for domain, deed in steps:
            found = self.search(domain, order="date_end, id", limit=RUN_LIMIT)
            for partnership in found:
                partnership._try(deed)
                if not commit_progress(1):
                    return

    def _try(self, deed):
        """Do ``deed``; whatever it fails with is left to the log."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                getattr(self, deed)()
        except Exception:
            _logger.exception("%s of %s failed", deed, self)

    @api.model
    def _over_domain(self):
        """Return the domain of terms that ended; the last day ends at the company."""
        running = Domain("state", "in", ("active", "suspended"))
        return running & self._domain_at_companies(
            lambda today: Domain("date_end", "<", today)
        )

    @api.model
    def _due_domain(self):
        """Return the domain of terms near their end with a reminder to send."""
        waiting = Domain("state", "=", "active") & Domain("renewal_end", "=", False)
        return waiting & self._domain_at_companies(self._due_domain_on)

    @api.model
    def _due_domain_on(self, today):
        return Domain("date_end", ">=", today) & Domain.OR(
            Domain("date_end", "<=", fields.Date.add(today, days=step))
            & (Domain("reminded_step", "=", 0) | Domain("reminded_step", ">", step))
            for step in REMINDER_STEPS
        )

    def _end_term(self):
        """Begin the next term if it was agreed, else close the partnership."""
        self._book_funds()
        today = self._today_at(self.company_id)
        if self.renewal_end and self.renewal_end >= today:
            self._roll_term()
            return
        self._move_to("expired")
        self_sudo = self.sudo()
        self_sudo.activity_unlink([TERM_ACTIVITY])
        self._tell_owner(
            self._for_owner().env._("The partnership has expired: renew or end it"),
            activity_xmlid=TERM_ACTIVITY,
        )

    def _remind(self):
        """Remind partner and owner of the due date, once for each step."""
        today = self._today_at(self.company_id)
        step = due_reminder(self.date_end, today, REMINDER_STEPS, self.reminded_step)
        if not step:
            return
        self.reminded_step = step
        self._mail_partner(REMINDER, days=days_until(self.date_end, today))
        words = self._for_owner().env
        last = format_date(words, self.date_end)
        closed = format_date(words, fields.Date.add(self.date_end, days=1))
        self._tell_owner(
            words._("The partnership ends on %s: renew it?", last),
            words._("If it is not renewed, the partner's portal closes on %s.", closed),
            activity_xmlid=TERM_ACTIVITY,
        )

    def _due_summary(self, days):
        """Return in how many days the partnership ends, for the partner's mail."""
        if not days:
            return self.env._("Your partnership ends today")
        if days == 1:
            return self.env._("Your partnership ends tomorrow")
        return self.env._("Your partnership ends in %s days", days)

    def _close_reminders(self):
        """Mark the owner's activities about the due date as done."""
        self_sudo = self.sudo()
        self_sudo.activity_feedback([TERM_ACTIVITY])
