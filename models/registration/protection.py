"""How long a deal is protected; it ends by itself, on the day after its last one."""

import logging

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy import protection

_logger = logging.getLogger(__name__)

# Deals that one run of the job takes up; the job is called again for the rest.
RUN_LIMIT = 1000


# From other parts: state, outcome


class PrmRegistrationProtection(models.Model):
    """The dates of a protection, and the job that ends it."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    protection_start = fields.Date("Protected from", readonly=True, copy=False)
    protection_end = fields.Date(
        "Protected until", readonly=True, copy=False, index=True, tracking=True
    )
    is_protected = fields.Boolean(
        compute="_compute_is_protected", search="_search_is_protected"
    )

    @api.depends("state", "outcome", "protection_end")
    @api.depends_context("tz")
    def _compute_is_protected(self):
        today = fields.Date.context_today(self)
        for registration in self:
            end = registration.protection_end or None
            running = protection.is_running(registration.state, registration.outcome)
            registration.is_protected = running and protection.is_protected(end, today)

    def _search_is_protected(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        protected = Domain("state", "=", "approved")
        protected &= Domain("outcome", "not in", ("won", "lost"))
        protected &= Domain("protection_end", ">=", today)
        if len(set(map(bool, value))) > 1:
            return Domain.TRUE
        return protected if True in value else ~protected

    # --------------------------------------------------------------------- job

    @api.model
    def _cron_expire(self):
        """Move deals whose protection is over to ``expired``, each on its own.

        Committed one by one, so a run that is killed resumes where it was; a deal
        that fails is logged and tried again by the next run.
        """
        domain = self._over_domain()
        over = self.search(domain, order="protection_end, id", limit=RUN_LIMIT)
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=self.search_count(domain))
        for registration in over:
            registration._expire()
            if not commit_progress(1):
                break

    @api.model
    def _over_domain(self):
        """Return the domain of open deals whose last protected day has passed.

        The day ends where the company is, in the time zone of its address.
        """
        running = Domain("state", "=", "approved") & Domain("outcome", "=", "open")
        return running & self._domain_at_companies(
            lambda today: Domain("protection_end", "<", today)
        )

    def _expire(self):
        """Move one deal to ``expired``; whatever it fails with is left to the log."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                self._move_to("expired")
        except Exception:
            _logger.exception("The protection of %s could not be ended", self)
