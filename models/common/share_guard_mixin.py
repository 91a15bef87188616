"""What portal users read is a positive list."""

from odoo import fields, models
from odoo.exceptions import AccessError

from .visit.once import once


class PrmShareGuardMixin(models.AbstractModel):
    """A model of which share users read the listed fields and write none.

    What is not listed they do not search, sort or group by either: see ``share_guard``.
    """

    _name = "prm.share.guard.mixin"
    _inherit = ["prm.guard.mixin"]
    _description = "Positive list of fields for portal users"
    _portal_readable = frozenset()
    # Those of them that nobody is refused: without groups, and no relations, of which
    # threads close some.
    _open_to_all = frozenset()

    # The name of a record that may be read, though a part of it may not be.
    display_name = fields.Char(compute_sudo=False)

    def _portal_readable_fields(self):
        """Return the names of the fields that portal users may read.

        Overridden by each model, and by addons that add fields for partners.
        """
        return frozenset({"id", "display_name"})

    def _post_model_setup__(self):
        """Keep the lists on the class: they are asked for each value that is read."""
        cls = type(self)
        cls._portal_readable = frozenset(self._portal_readable_fields())
        cls._open_to_all = frozenset(
            name
            for name in cls._portal_readable & self._fields.keys()
            if not self._fields[name].groups and not self._fields[name].relational
        )
        return super()._post_model_setup__()

    def _has_field_access(self, field, operation):
        """Ask who reads only where a field is not listed: this runs for each value."""
        if operation == "read" and field.name in self._open_to_all:
            return True
        if not super()._has_field_access(field, operation):
            return False
        if operation == "read" and field.name in self._portal_readable:
            return True
        return self.env.su or not self.env.user.share

    def _compute_field_value(self, field):
        """Compute the name with all rights, of records that may be read only."""
        if field.name != "display_name" or self.env.su:
            return super()._compute_field_value(field)
        self._origin.check_access("read")
        self_sudo = self.sudo()
        return super(PrmShareGuardMixin, self_sudo)._compute_field_value(field)

    # ------------------------------------------------------------------- records

    def _check_access(self, operation):
        """Refuse missing records to share users in the same words as foreign ones."""
        if self.env.su or not self.env.user.share:
            return super()._check_access(operation)
        # While a page is read, nothing that is there goes.
        ids = once(self.env, ("there", self._name, self._ids), self._ids_there)
        present = self.browse(ids)
        result = super(PrmShareGuardMixin, present)._check_access(operation)
        missing = self - present
        if result is None and not missing:
            return None
        forbidden = missing | result[0] if result else missing
        return forbidden, self._closed_error

    def _ids_there(self):
        return self.exists()._ids

    def _closed_error(self):
        return AccessError(
            self.env._("This does not exist, or you are not allowed to do it.")
        )

    def read(self, fields=None, load="_classic_read"):
        """Check the records first: core leaves out missing ones without a word."""
        if not self.env.su and self.env.user.share:
            self.check_access("read")
        return super().read(fields, load)

    def write(self, vals):
        """Check the right first: what core does before tells missing records apart."""
        if not self.env.su and self.env.user.share:
            self.check_access("write")
        return super().write(vals)

    def copy_data(self, default=None):
        """Check the right first, as above: who may not create copies nothing."""
        if not self.env.su and self.env.user.share:
            self.check_access("create")
        return super().copy_data(default)
