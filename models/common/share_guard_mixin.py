"""What portal users read is a positive list."""

from contextlib import suppress

from odoo import fields, models
from odoo.exceptions import AccessError, MissingError

from .visit.found import is_found
from .visit.once import once
from .visit.share import is_share

# What is read as it stands in the cache.
PLAIN = frozenset(
    "char text boolean integer float monetary date datetime selection many2one".split()
)


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
    # What employees are not refused: fields without groups.
    _open_to_employees = frozenset()

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
        cls._open_to_employees = frozenset(
            name for name, field in self._fields.items() if not field.groups
        )
        return super()._post_model_setup__()

    def _has_field_access(self, field, operation):
        """Ask who reads only where a field is not listed: this runs for each value."""
        if operation == "read" and field.name in self._open_to_all:
            return True
        is_employee = self.env.su or not is_share(self.env)
        if (
            operation == "read"
            and is_employee
            and field.name in self._open_to_employees
        ):
            return True
        if not super()._has_field_access(field, operation):
            return False
        if operation == "read" and field.name in self._portal_readable:
            return True
        return is_employee

    def _compute_field_value(self, field):
        """Compute the name with all rights, of records that may be read only."""
        if field.name != "display_name" or self.env.su:
            return super()._compute_field_value(field)
        self._origin.check_access("read")
        self_sudo = self.sudo()
        return super(PrmShareGuardMixin, self_sudo)._compute_field_value(field)

    # -------------------------------------------------------------------- values

    def _read_format(self, fnames, load="_classic_read"):
        """Give an employee plain values at once: core asks for each who reads it.

        Once for each field is enough. What is not at hand is read as ever.
        """
        is_usual = load or is_share(self.env) or not all(self._ids)
        known = {} if is_usual else self._known_values(fnames)
        rest = [name for name in fnames if name not in known]
        rows = super()._read_format(rest, load)
        places = {id_: place for place, id_ in enumerate(self._ids)} if known else {}
        for row in rows if known else ():
            place = places[row["id"]]
            row.update((name, values[place]) for name, values in known.items())
        return rows

    def _known_values(self, names):
        """Return name → the values of a plain field, where they are known of all.

        :raises AccessError: when the user may not read one of them
        """
        known = {}
        for name in names:
            field = self._fields[name]
            if field.type in PLAIN and not field.translate:
                self._check_field_access(field, "read")
                values = self._at_hand(field)
                if values is not None:
                    known[name] = values
        return known

    def _at_hand(self, field):
        """Return the values of a field as they are read, or None if one is missing.

        What is computed is computed first, of all records at once.
        """
        if field.compute and self._ids:
            with suppress(MissingError):
                next(iter(self))[field.name]  # which knows the others, unlike self[0]
        cache = field._get_cache(self.env)
        try:
            found = [cache[id_] for id_ in self._ids]
        except KeyError:
            return None
        if field in self.env.transaction.tocompute:
            return None
        if field.type == "many2one":
            return [value or False for value in found]
        as_record, as_read = field.convert_to_record, field.convert_to_read
        return [
            as_read(as_record(value, record), record, False)
            for value, record in zip(found, self, strict=True)
        ]

    # ------------------------------------------------------------------- records

    def _check_access(self, operation):
        """Refuse missing records to share users in the same words as foreign ones."""
        if self.env.su or not is_share(self.env):
            return super()._check_access(operation)
        if operation == "read" and is_found(self):
            return None
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
        if not self.env.su and is_share(self.env):
            self.check_access("read")
        return super().read(fields, load)

    def write(self, vals):
        """Check the right first: what core does before tells missing records apart."""
        if not self.env.su and is_share(self.env):
            self.check_access("write")
        return super().write(vals)

    def copy_data(self, default=None):
        """Check the right first, as above: who may not create copies nothing."""
        if not self.env.su and is_share(self.env):
            self.check_access("create")
        return super().copy_data(default)
