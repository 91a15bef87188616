"""Whoever names a record by its id has to be able to read it.

A new record, a dialog and a form that is being filled compute with the rights of their
code what they show: names, proposals, texts of others. So what is told by whom opens
them is looked at first, at one place for every model: ids of relations, also inside the
commands of lines, pairs of a model and an id, defaults, and what a page was opened on.
"""

import ast

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Command

# What PostgreSQL takes as an id.
MAX_ID = 2**31
# Fields that say of what model is what a number or a list beside them names.
MODEL_FIELDS = ("res_model", "model")
MODEL_LINKS = ("res_model_id", "model_id")
ID_FIELDS = ("res_id", "res_ids")
# In the context while a record is copied: what it names, its copy may name, too.
COPYING = object()
# What belongs to a record of ours, as this field of it says, is as closed as it.
BELONGING = {
    "ir.attachment": "res_model",
    "mail.activity": "res_model",
    "mail.message": "model",
}


def is_ours(name):
    """Tell whether records of this model are part of the addon, or its deals."""
    return name.startswith("prm.") or name == "crm.lead"


def numbers(value):
    """Return the ids in what was told: a number, a pair, a list, or a text of these."""
    if isinstance(value, str):
        try:
            value = ast.literal_eval(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return []
    if isinstance(value, models.BaseModel):
        return value.ids
    values = value if isinstance(value, (list, tuple, set)) else [value]
    return [each for each in values if type(each) is int and 0 < each < MAX_ID]


class Base(models.AbstractModel):
    """Every model: ids that are told to it are checked before anything else."""

    _inherit = "base"

    # -------------------------------------------------------------- entry points

    def onchange(self, values=None, field_names=None, fields_spec=None):
        """Check what the form names first; empty arguments are an empty form."""
        values = values or {}
        self._prm_check_context()
        self._prm_check_named(values)
        return super().onchange(values, field_names or [], fields_spec or {})

    @api.model
    def default_get(self, fields):
        if self.is_transient():
            self._prm_check_context()
        defaults = super().default_get(fields)
        self._prm_check_named(defaults)
        return defaults

    @api.model_create_multi
    def create(self, vals_list):
        if self._prm_checks_all():  # who creates nothing learns of no record
            self.check_access("create")
        for values in vals_list:
            self._prm_check_written(values)
        return super().create(vals_list)

    def write(self, vals):
        self._prm_check_written(vals)
        return super().write(vals)

    def copy(self, default=None):
        if self._prm_trusts_values():
            return super().copy(default)
        self._prm_check_named(default or {})
        copying = self.with_context(prm_copying=COPYING)
        return super(Base, copying).copy(default).with_env(self.env)

    @api.model
    def get_property_definition(self, full_name):
        """Tell of a property, to share users where they may read who defines it."""
        definition = super().get_property_definition(full_name)
        is_open = self.env.su or not self.env.user.share or not is_ours(self._name)
        if is_open or not definition or self._prm_reads_property(full_name):
            return definition
        return {}

    def _prm_reads_property(self, full_name):
        """Tell whether a record that defines this property may be read."""
        name, _dot, property_name = full_name.partition(".")
        field = self._fields[name]
        definers = self.env[self._fields[field.definition_record].comodel_name]
        readable_sudo = definers.search([("id", "!=", False)]).sudo()
        return any(
            each.get("name") == property_name
            for definer_sudo in readable_sudo
            for each in definer_sudo[field.definition_record_field] or []
        )

    # -------------------------------------------------------------------- checks

    def _prm_checks_all(self):
        """Tell whether values of this model may name readable records only."""
        return self._name.startswith("prm.")

    def _prm_checks(self, comodel):
        """Tell whether records of ``comodel`` are looked at when named here."""
        if comodel not in self.env or self.env[comodel]._abstract:
            return False
        return self._prm_checks_all() or is_ours(comodel) or comodel in BELONGING

    def _prm_check_written(self, values):
        """Refuse what names unreadable records in values of any model.

        Names of records are told by the fields of others, with the rights of code.
        """
        is_copy = self.env.context.get("prm_copying") is COPYING
        if not is_copy or self._prm_checks_all() or self.is_transient():
            self._prm_check_named(values)

    def _prm_trusts_values(self):
        """Hook: tell whether our own code wrote the values, after a verdict."""
        return self.env.su

    def _prm_known(self, values):
        """Hook: return records that ``values`` may name though they are not readable.

        :return: dict of model to set of ids
        """
        return {}

    def _prm_check_context(self):
        """Refuse a page of records that may not be read, and defaults that name such.

        The latter also where nobody asks for the default of that field.
        """
        if self.env.su:
            return
        context = self.env.context
        model = context.get("active_model")
        if isinstance(model, str) and self._prm_checks(model):
            ids = numbers(context.get("active_id")) + numbers(context.get("active_ids"))
            self._prm_check_readable({model: set(ids)})
        self._prm_check_named(
            {
                key.removeprefix("default_"): value
                for key, value in context.items()
                if key.startswith("default_")
            }
        )

    def _prm_check_named(self, values):
        """Refuse values that name a record which the user may not read.

        What a readable record names already may be named again.
        """
        if self._prm_trusts_values() or not isinstance(values, dict):
            return
        named = {}
        for model, ids in self._prm_named(values):
            named.setdefault(model, set()).update(ids)
        if not any(named.values()):
            return
        for model, ids in self._prm_known(values).items():
            named.get(model, set()).difference_update(ids)
        self._prm_check_readable(named)

    def _prm_check_readable(self, named):
        """Refuse ids of records that are there and may not be read.

        :param named: dict of model to set of ids
        """
        for model, ids in named.items():
            records = self.env[model].browse(ids).exists()
            if model in BELONGING and not self._prm_checks_all():
                records = records._prm_of_ours(BELONGING[model])
            if records and not records.has_access("read"):
                raise AccessError(self.env._("You have no access to this record."))

    def _prm_of_ours(self, name):
        """Return messages, files or tasks that belong to records of ours."""
        self_sudo = self.sudo()
        ours_sudo = self_sudo.filtered(lambda each: is_ours(each[name] or ""))
        return ours_sudo.with_env(self.env)

    # ----------------------------------------------------------- what is named

    def _prm_named(self, values):
        """Yield model and ids of what ``values`` name, at any depth."""
        for name, value in values.items():
            field = self._fields.get(name)
            if field is None or not value:
                continue
            if field.type == "many2one":
                yield from self._prm_named_by_link(field, value)
            elif field.type in ("one2many", "many2many"):
                yield from self._prm_named_by_lines(field, value)
            elif field.type == "reference":
                yield from self._prm_named_by_pair(*str(value).split(",")[:2])
            elif field.type == "many2one_reference" or name in ID_FIELDS:
                yield from self._prm_named_beside(field, value, values)

    def _prm_named_beside(self, field, value, values):
        """Yield what a number names with the model that another field tells."""
        told = {getattr(field, "model_field", None), *MODEL_FIELDS, *MODEL_LINKS}
        for name in told & self._fields.keys():
            model = values.get(name) or self._prm_now(name)
            if name in MODEL_LINKS:
                models_sudo = self.env["ir.model"].sudo()
                model = models_sudo.browse(numbers(model)[:1]).exists().model
            yield from self._prm_named_by_pair(model, value)

    def _prm_named_by_link(self, field, value):
        """Yield what the value of a many2one names; a dict is a record with values."""
        comodel = self.env[field.comodel_name]
        if isinstance(value, dict):
            yield from comodel._prm_named(value)
            value = value.get("id")
        if isinstance(value, (list, tuple)):
            value = value[:1]
        yield from self._prm_new(field, numbers(value))

    def _prm_named_by_lines(self, field, value):
        """Yield what ids, records and commands of an x2many name."""
        comodel = self.env[field.comodel_name]
        if not isinstance(value, (list, tuple)):
            yield from self._prm_new(field, numbers(value))
            return
        for each in value:
            if isinstance(each, dict):
                yield from comodel._prm_named(each)
                yield from self._prm_new(field, numbers(each.get("id")))
            elif isinstance(each, (list, tuple)):
                yield from self._prm_named_by_command(field, *each[:3])
            else:
                yield from self._prm_new(field, numbers(each))

    def _prm_named_by_command(self, field, command=None, number=None, told=None):
        """Yield what one command names: a line, its values, or the new list."""
        if command != Command.CREATE:
            yield from self._prm_new(field, numbers(number))
        if isinstance(told, dict):
            ids = numbers(number) if command != Command.CREATE else []
            yield from self.env[field.comodel_name].browse(ids)._prm_named(told)
        else:
            yield from self._prm_new(field, numbers(told))

    def _prm_named_by_pair(self, model, value=None):
        """Yield what a model and an id name together."""
        if isinstance(model, str) and self._prm_checks(model):
            yield model, numbers(value)

    def _prm_new(self, field, ids):
        """Yield the ids which ``self`` does not name by this field already."""
        if not self._prm_checks(field.comodel_name):
            return
        if ids and self._origin:
            now = self._origin.mapped(field.name)
            ids = set(ids).difference(now.ids)
        yield field.comodel_name, ids

    def _prm_now(self, name):
        """Return what a field of ``self`` says now, or its default."""
        if self._origin:
            self_sudo = self._origin[:1].sudo()
            return self_sudo[name]
        return self.env.context.get(f"default_{name}")
