"""The protection of a deal ends by itself, on the day after its last one."""

from odoo import api, models
from odoo.fields import Domain


class PrmProtectionMixin(models.AbstractModel):
    """Expires approved registrations whose opportunity is still open."""

    _name = "prm.protection.mixin"
    _inherit = ["prm.transition.mixin"]
    _description = "End of a protection"

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
