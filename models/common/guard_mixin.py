"""Values are looked at before anything else is done with them."""

from odoo import models


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
