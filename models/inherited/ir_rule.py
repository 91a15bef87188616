from odoo import models
from odoo.exceptions import AccessError

from .base_named_records import is_ours


class IrRule(models.Model):
    """Rules: who is refused is not told the names of what is refused."""

    _inherit = "ir.rule"

    def _make_access_error(self, operation, records):
        """Leave out names of our records: core tells them in the debug mode.

        The suggestion to switch the company stays.
        """
        error = super()._make_access_error(operation, records)
        if not is_ours(records._name):
            return error
        neutral = AccessError(
            self.env._(
                "You are not allowed to do this with: %s",
                self.env["ir.model"]._get(records._name).name,
            )
        )
        if hasattr(error, "context"):
            neutral.context = error.context
        return neutral
