"""Values are looked at before anything else is done with them."""

from odoo import models
from odoo.exceptions import UserError


class PrmGuardMixin(models.AbstractModel):
    """A record with values that not everybody may write.

    The one ``write`` of a model begins with :meth:`_guard_write`, its one ``create``
    with :meth:`_guard_create`: so nothing runs before the guards, wherever
    ``mail.thread`` stands among the parents of the model. Each guard calls ``super``
    first: rights come before values, general guards before those of the model.
    """

    _name = "prm.guard.mixin"
    _description = "Guarded values"

    def _guard_write(self, vals):
        """Refuse ``vals`` that the user may not write on ``self``.

        :raises AccessError: without the right to write
        :raises UserError: for values that are not the user's to write
        """
        self.check_access("write")

    def _guard_create(self, vals_list):
        """Refuse values that the user may not create records with.

        :return: ``self`` without what the context forges: records are created by it
        :raises AccessError: without the right to create
        :raises UserError: for values that are not the user's to enter
        """
        self.check_access("create")
        return self

    def _without_defaults(self, names):
        """Return ``self`` without defaults of these fields in the user's context."""
        forged = {f"default_{name}" for name in names}
        context = self.env.context
        if self.env.su or forged.isdisjoint(context):
            return self
        kept = {key: value for key, value in context.items() if key not in forged}
        return self.with_env(self.env(context=kept))


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

    def _columns_but(self, names=()):
        """Return the names of all stored fields but ``names``, for what code writes.

        :param names: of the fields that people enter, or moves write
        """
        columns = {name for name, field in self._fields.items() if field.column_type}
        return frozenset(columns - {"id", *names, *models.LOG_ACCESS_COLUMNS})

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
