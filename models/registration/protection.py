"""The protection of a deal ends by itself, on the day after its last one."""

import logging

from odoo import api, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

# Deals that one run of the job takes up; the job is called again for the rest.
RUN_LIMIT = 1000


class PrmProtectionMixin(models.AbstractModel):
    """Expires approved registrations whose opportunity is still open."""

    _name = "prm.protection.mixin"
    _inherit = ["prm.transition.mixin"]
    _description = "End of a protection"

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
