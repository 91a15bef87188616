from functools import partial

from odoo import models
from odoo.exceptions import AccessError

from ..common.searching.terms import said_once
from ..common.visit.once import once
from .base_named_records import is_ours


class IrRule(models.Model):
    """Rules say each condition once; who is refused is not told the names."""

    _inherit = "ir.rule"

    def _compute_domain(self, model_name, mode="read"):
        """Say once what a rule of a group and that of all portal users both say."""
        compute = partial(super()._compute_domain, model_name, mode)
        if not is_ours(model_name):
            return compute()
        key = ("rule", model_name, mode, *self._compute_domain_context_values())
        return once(self.env, key, lambda: said_once(compute()))

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
