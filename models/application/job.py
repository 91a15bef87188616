"""Applications are forgotten in time: what nobody confirmed, what was declined."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...policy.application import CONFIRM_DAYS, KEPT_DAYS


class PrmApplicationJob(models.Model):
    """Applications: the daily job that removes them, with all that was typed."""

    _name = "prm.application"
    _inherit = ["prm.application"]

    @api.model
    def _cron_forget(self):
        """Remove what was not confirmed in time, and what was declined long ago."""
        now = fields.Datetime.now()
        unconfirmed = Domain("state", "=", "new")
        unconfirmed &= Domain("create_date", "<", now - timedelta(days=CONFIRM_DAYS))
        declined = Domain("state", "=", "declined")
        declined &= Domain("decided_at", "<", now - timedelta(days=KEPT_DAYS))
        batch = self.env["prm.batch"]
        batch._run(batch._on_each(self, list(unconfirmed | declined), self._forget))

    @api.model
    def _forget(self, application):
        """Remove one application, its conversation and its activities."""
        application.unlink()
