"""How long a deal is protected; it ends by itself, on the day after its last one."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy import protection

# From other parts: state, outcome

# The rows of _running_domain, for indexes.
RUNNING = "state = 'approved' AND outcome = 'open'"


class PrmRegistrationProtection(models.Model):
    """The dates of a protection, and the job that ends it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    protection_start = fields.Date("Protected from", readonly=True, copy=False)
    protection_end = fields.Date(
        "Protected until", readonly=True, copy=False, tracking=True
    )
    held_until = fields.Date(
        "Kept until",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="While a request for an extension is pending, the protection does not "
        "end before this day.",
    )
    is_protected = fields.Boolean(
        "Protected",
        compute="_compute_is_protected",
        search="_search_is_protected",
        exportable=False,
    )
    protection_days_left = fields.Integer(
        "Days left", compute="_compute_protection_days_left", aggregator=None
    )

    # What jobs look for: deals that run, by the day on which something is due.
    _ends = models.Index(f"(protection_end) WHERE {RUNNING}")
    _silent = models.Index(f"(last_progress_at) WHERE {RUNNING}")

    @api.depends("state", "outcome", "protection_end", "held_until")
    @api.depends_context("tz")
    def _compute_is_protected(self):
        today = fields.Date.context_today(self)
        protected = self.filtered(
            lambda deal: deal._is_protected_as(deal.outcome, today)
        )
        protected.is_protected = True
        (self - protected).is_protected = False

    def _is_protected_as(self, outcome, today=None):
        """Tell whether the deal is protected today, if ``outcome`` is its outcome."""
        today = today or fields.Date.context_today(self)
        running = protection.is_running(self.state, outcome)
        return running and protection.is_protected(self._last_protected_day(), today)

    def _last_protected_day(self):
        """Return the last day of the protection, None without one.

        A request that waits holds it.
        """
        return protection.last_day(self.protection_end, self.held_until)

    def _search_is_protected(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        protected = Domain("state", "=", "approved")
        protected &= Domain("outcome", "not in", ("won", "lost"))
        protected &= Domain("protection_end", ">=", today) | Domain(
            "held_until", ">=", today
        )
        if len(set(map(bool, value))) > 1:
            return Domain.TRUE
        return protected if True in value else ~protected

    @api.depends("is_protected", "protection_end")
    @api.depends_context("tz")
    def _compute_protection_days_left(self):
        today = fields.Date.context_today(self)
        protected = self.filtered("is_protected")
        (self - protected).protection_days_left = protection.days_left(None, today)
        for deal in protected:
            end = deal.protection_end or None
            deal.protection_days_left = protection.days_left(end, today)

    def _guarded_fields(self):
        return super()._guarded_fields() | {"held_until"}

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {"held_until"}

    # ------------------------------------------------------------------- moves

    def _after_move(self, before):
        """Close the question about a deal that is approved no longer."""
        result = super()._after_move(before)
        left = self.filtered(
            lambda deal: before[deal.id] == "approved" and deal.state != "approved"
        )
        self.env["prm.progress.desk"]._close(left)
        return result

    # --------------------------------------------------------------------- job

    @api.model
    def _cron_expire(self):
        """Move deals whose protection is over to ``expired``, each on its own."""
        batch = self.env["prm.batch"]
        order = "protection_end, id"
        batch._run(
            batch._on_each(
                self, self._over_domain(), lambda deal: deal._end_protection(), order
            )
        )

    @api.model
    def _over_domain(self):
        """Return the domain of open deals whose last protected day has passed.

        The day ends where the company is, in the time zone of its address.
        """
        return self._running_domain() & self._domain_at_companies(
            lambda today: (
                Domain("protection_end", "<", today)
                & (Domain("held_until", "=", False) | Domain("held_until", "<", today))
            )
        )

    @api.model
    def _running_domain(self):
        """Return the domain of deals that are approved and open."""
        return Domain("state", "=", "approved") & Domain("outcome", "=", "open")

    def _end_protection(self):
        """End the protection, unless somebody has just prolonged it.

        :raises psycopg2.errors.SerializationFailure: when somebody did so since the
            job looked: the next run looks again
        """
        self.ensure_one()
        self._lock_rows()
        if self.filtered_domain(self._over_domain()):
            self._move_to("expired")

    @api.model
    def _cron_protection(self):
        """Ask of silent deals, end those without an answer, remind of ends.

        First of all, what partners asked for ends where nobody can decide anymore.
        """
        works = self.env["prm.request.mixin"]._works()
        works += self.env["prm.progress.desk"]._works()
        works += self.env["prm.protection.reminder"]._works()
        self.env["prm.batch"]._run(*works)
