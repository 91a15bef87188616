"""How long a deal is protected; it ends by itself, on the day after its last one."""

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy import protection

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
        for registration in self:
            registration.is_protected = registration._is_protected_as(
                registration.outcome
            )

    def _is_protected_as(self, outcome):
        """Tell whether the deal is protected today, if ``outcome`` is its outcome."""
        end, today = self.protection_end or None, fields.Date.context_today(self)
        running = protection.is_running(self.state, outcome)
        return running and protection.is_protected(end, today)

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
        """Move deals whose protection is over to ``expired``, each on its own."""
        batch = self.env["prm.batch"]
        order = "protection_end, id"
        batch._run(
            batch._on_each(
                self, self._over_domain(), lambda deal: deal._move_to("expired"), order
            )
        )

    @api.model
    def _over_domain(self):
        """Return the domain of open deals whose last protected day has passed.

        The day ends where the company is, in the time zone of its address.
        """
        running = Domain("state", "=", "approved") & Domain("outcome", "=", "open")
        return running & self._domain_at_companies(
            lambda today: Domain("protection_end", "<", today)
        )
