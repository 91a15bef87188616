"""What portal users read is a positive list."""

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


def check_named_fields(model, domain):
    """Refuse a domain that names a field which the user may not read, at any depth."""
    for condition in domain.iter_conditions():
        comodel = check_path(model, condition.field_expr)
        if condition.operator in ("any", "not any") and comodel is not None:
            check_named_fields(comodel, Domain(condition.value))


def check_path(model, path):
    """Refuse a path with a field that the user may not read; return where it leads.

    What is no field is left to core.
    """
    for name in path.split("."):
        field = model._fields.get(name) if model is not None else None
        if field is None:
            return None
        model._check_field_access(field, "read")
        model = model.env[field.comodel_name] if field.relational else None
    return model


class PrmPortalMixin(models.AbstractModel):
    """A model of which share users read the listed fields and write none.

    Core checks the access to a field where it reads or sorts its column. It does not
    where a field is searched by a method, follows a relation or groups by a many2many:
    there the check is made here, before.
    """

    _name = "prm.portal.mixin"
    _description = "Positive list of fields for portal users"

    # The name of a record that may be read, though a part of it may not be.
    display_name = fields.Char(compute_sudo=False)

    def _portal_readable_fields(self):
        """Return the names of the fields that portal users may read.

        Overridden by each model, and by addons that add fields for partners.
        """
        return frozenset({"id", "display_name"})

    def _has_field_access(self, field, operation):
        if not super()._has_field_access(field, operation):
            return False
        if self.env.su or not self.env.user.share:
            return True
        return operation == "read" and field.name in self._portal_readable_fields()

    def _compute_field_value(self, field):
        """Compute the name with all rights, of records that may be read only."""
        if field.name != "display_name" or self.env.su:
            return super()._compute_field_value(field)
        self._origin.check_access("read")
        self_sudo = self.sudo()
        return super(PrmPortalMixin, self_sudo)._compute_field_value(field)

    # ------------------------------------------------------------------- records

    def _check_access(self, operation):
        """Refuse missing records to share users in the same words as foreign ones."""
        if self.env.su or not self.env.user.share:
            return super()._check_access(operation)
        present = self.exists()
        result = super(PrmPortalMixin, present)._check_access(operation)
        missing = self - present
        if result is None and not missing:
            return None
        forbidden = missing | result[0] if result else missing
        return forbidden, self._closed_error

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

    # -------------------------------------------------------------------- fields

    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        if not (self.env.su or bypass_access) and self.env.user.share:
            domain = Domain(domain)
            check_named_fields(self, domain)
        return super()._search(domain, *args, bypass_access=bypass_access, **kwargs)

    def _field_to_sql(self, alias, field_expr, query=None):
        check_path(self, field_expr)
        return super()._field_to_sql(alias, field_expr, query)

    def _read_group_groupby(self, alias, groupby_spec, query):
        check_path(self, groupby_spec.partition(":")[0])
        return super()._read_group_groupby(alias, groupby_spec, query)
