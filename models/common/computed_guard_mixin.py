"""What the machine computes is not entered by people."""

from odoo import models
from odoo.exceptions import UserError


class PrmComputedGuardMixin(models.AbstractModel):
    """Refuses values of computed fields, whoever sends them and on whatever way.

    A stored computed field is readonly in views, but core takes it over RPC. Our own
    code writes as superuser, and Odoo's recomputation does not pass ``write``.
    """

    _name = "prm.computed.guard.mixin"
    _inherit = ["prm.guard.mixin"]
    _description = "Computed fields that nobody enters"

    def _computed_only_fields(self):
        """Hook: return the names of the fields that nobody enters."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.store and field.compute and field.readonly
        )

    def _check_computed(self, vals):
        """Refuse computed values that are not the machine's own.

        :raises UserError: naming no field: it concerns forged requests alone
        """
        if not self.env.su and not self._computed_only_fields().isdisjoint(vals):
            raise UserError(self.env["prm.messages"]._text("figures_are_computed"))

    def _guard_write(self, vals):
        super()._guard_write(vals)
        self._check_computed(vals)

    def _guard_create(self, vals_list):
        here = super()._guard_create(vals_list)
        for vals in vals_list:
            self._check_computed(vals)
        return here._without_defaults(self._computed_only_fields())
