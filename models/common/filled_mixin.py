"""What has to be filled in is asked for in words, before the database refuses it."""

from odoo import api, models
from odoo.exceptions import ValidationError

from ...policy.visible_text import tidy

# Numbers are never empty: nothing is 0.
ASKED_TYPES = frozenset(
    {"char", "text", "html", "selection", "many2one", "date", "datetime"}
)


class PrmFilledMixin(models.AbstractModel):
    """A record that people set up by forms, by import and over RPC.

    Forms ask for mandatory fields by themselves. Here they are asked for on every way;
    a name of blanks or invisible characters is none.
    """

    _name = "prm.filled.mixin"
    _description = "Fields that have to be filled"

    @api.model_create_multi
    def create(self, vals_list):
        """Create records; say which field was left empty.

        :raises ValidationError: naming the field
        """
        self.check_access("create")
        asked = self._asked_fields()
        for vals in vals_list:
            missing = [name for name in asked if name not in vals]
            defaults = self.default_get(missing) if missing else {}
            self._check_filled({**dict.fromkeys(missing), **defaults, **vals})
        return super().create(vals_list)

    def write(self, vals):
        """Write; say which field would be left empty.

        :raises ValidationError: naming the field
        """
        self.check_access("write")
        self._check_filled(vals)
        return super().write(vals)

    def _asked_fields(self):
        """Return the names of the mandatory fields that no computation fills."""
        return [
            name
            for name, field in self._fields.items()
            if field.required and field.store and not field.compute
            if field.type in ASKED_TYPES
        ]

    def _check_filled(self, vals):
        """Refuse values that leave a mandatory field empty.

        :raises ValidationError: naming the field
        """
        empty = [
            self._fields[name]._description_string(self.env)
            for name in self._asked_fields()
            if name in vals and not _is_filled(vals[name])
        ]
        if empty:
            sentence = self.env["prm.messages"]._text("required")
            raise ValidationError("\n".join(f"{each}: {sentence}" for each in empty))


def _is_filled(value):
    return bool(tidy(value, multiline=True) if isinstance(value, str) else value)
