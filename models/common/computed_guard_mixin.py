"""What the machine computes is not entered by people."""

from odoo import api, models
from odoo.exceptions import UserError


class PrmComputedGuardMixin(models.AbstractModel):
    """Refuses values of computed fields, whoever sends them and on whatever way.

    A stored computed field is readonly in views, but core takes it over RPC. Our own
    code writes as superuser, and Odoo's recomputation does not pass ``write``.
    """

    _name = "prm.computed.guard.mixin"
    _description = "Computed fields that nobody enters"

    def _computed_only_fields(self):
        """Hook: return the names of the fields that nobody enters."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.store and field.compute and field.readonly
        )

    def _check_computed(self, vals):
        """Refuse computed values that are not the machine's own."""
        if not self.env.su and not self._computed_only_fields().isdisjoint(vals):
            raise UserError(self.env["prm.messages"]._text("figures_are_computed"))

    def _without_computed_defaults(self):
        """Return ``self`` without defaults of such fields in the context."""
        forged = {f"default_{name}" for name in self._computed_only_fields()}
        context = self.env.context
        if self.env.su or forged.isdisjoint(context):
            return self
        kept = {key: value for key, value in context.items() if key not in forged}
        return self.with_env(self.env(context=kept))

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        for vals in vals_list:
            self._check_computed(vals)
        here = self._without_computed_defaults()
        return super(PrmComputedGuardMixin, here).create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self._check_computed(vals)
        return super().write(vals)
