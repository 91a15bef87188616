"""What share users may not read, they do not search, sort, group or add up either.

Core checks a field where it reads or sorts its column. It does not where a field is
searched by a method, leads on to another model or groups by a list: there the check is
made here, for every model. Members of partners may name still less: on conversations,
files and what the vendor keeps of contacts and leads, the listed fields only.
"""

from odoo import api, models, tools
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ..common.visit.share import is_share

INTO = ("any", "not any", "any!", "not any!")

# Model → the fields that members may search, sort, group and add up.
SEARCHABLE = {
    "mail.message": frozenset(
        "id display_name attachment_ids author_guest_id author_id body create_date date"
        " is_internal message_type model rating_ids rating_value res_id subject"
        " subtype_id write_date".split()
    ),
    "mail.notification": frozenset(
        "id display_name is_read mail_message_id notification_type read_date"
        " res_partner_id".split()
    ),
    "ir.attachment": frozenset(
        "id display_name checksum company_id create_date create_uid description"
        " file_size mimetype name public res_field res_id res_model type url website_id"
        " write_date".split()
    ),
}
# Models of which the vendor keeps more than portal users shall learn, and what members
# may search there of all that is searched by a method.
KEPT_BY_VENDOR = ("crm.lead", "res.company", "res.partner", "res.users")
BY_METHOD = frozenset({"display_name", "website_published"})
# Whose fields tell of conversations and tasks, on every model that inherits them.
MIXINS = (
    "mail.thread",
    "mail.activity.mixin",
    "rating.mixin",
    "mail.tracking.duration",
)


def check_named_fields(model, domain):
    """Refuse a domain that names a field which the user may not name, at any depth."""
    for condition in domain.iter_conditions():
        if model._prm_asks_of_oneself(condition):
            continue
        comodel = check_path(model, condition.field_expr)
        value = condition.value
        inner = condition.operator in INTO and isinstance(value, (Domain, list, tuple))
        if inner and comodel is not None:
            check_named_fields(comodel, Domain(value))


def check_path(model, path):
    """Refuse a path with a field that the user may not name; return where it leads.

    What is no field is left to core.
    """
    for name in path.split("."):
        field = model._fields.get(name) if model is not None else None
        if field is None:
            return None
        model._prm_check_naming(field)
        if name != "id":  # a record leads to itself
            model = model.env[field.comodel_name] if field.relational else None
    return model


class Base(models.AbstractModel):
    """Every model: the fields that share users name are checked first."""

    _inherit = "base"

    def _prm_is_guarded(self):
        """Tell whether what is named is checked: for share users, not for our code."""
        return not self.env.su and is_share(self.env)

    def _prm_asks_of_oneself(self, condition):
        """Hook: tell whether a condition asks what the user has done with records."""
        return False

    def _prm_check_naming(self, field):
        """Refuse a field that the user may not read, or a member may not name."""
        self._check_field_access(field, "read")
        if self.env.su or self._prm_may_name(field):
            return
        if self.env.user._prm_is_partner_user():
            raise AccessError(
                self.env._("You are not allowed to search by “%s”.", field.string)
            )

    def _prm_may_name(self, field):
        """Tell whether members may search, sort and group by a field they may read."""
        if self._name in SEARCHABLE:
            return field.name in SEARCHABLE[self._name]
        if field.name in self._prm_fields_of_mail():
            return False
        by_method = field.search and not field.store and not field.related
        if by_method and self._name in KEPT_BY_VENDOR:
            return field.name in BY_METHOD
        return True

    @api.model
    @tools.ormcache("self._name")
    def _prm_fields_of_mail(self):
        """Return the names of the fields that conversations and tasks bring."""
        plain = self.env["base"]._fields.keys()
        return frozenset(
            name
            for mixin in MIXINS
            if mixin in self.env and issubclass(type(self), self.pool[mixin])
            for name in self.env[mixin]._fields.keys() - plain
        )

    # ------------------------------------------------------------- where it is named

    @api.model
    def _prm_check_search(self, domain, names=()):
        """Check everything that a search names; return its domain.

        :param names: fields to sort, group or add up by; what follows the name is cut
        """
        domain = Domain(domain)
        if self._prm_is_guarded():
            check_named_fields(self, domain)
            for name in names:
                check_path(self, str(name).partition(":")[0].strip().partition(" ")[0])
        return domain

    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        if not bypass_access:
            domain = self._prm_check_search(domain)
        return super()._search(domain, *args, bypass_access=bypass_access, **kwargs)

    @api.model
    def _read_group(self, domain, groupby=(), aggregates=(), *args, **kwargs):
        domain = self._prm_check_search(domain, (*groupby, *aggregates))
        return super()._read_group(domain, groupby, aggregates, *args, **kwargs)

    @api.model
    def _read_grouping_sets(self, domain, grouping_sets, aggregates=(), order=None):
        names = (*(name for names in grouping_sets for name in names), *aggregates)
        domain = self._prm_check_search(domain, names)
        return super()._read_grouping_sets(domain, grouping_sets, aggregates, order)

    def _field_to_sql(self, alias, field_expr, query=None):
        if self._prm_is_guarded():
            check_path(self, field_expr)
        return super()._field_to_sql(alias, field_expr, query)

    def _order_field_to_sql(self, alias, field_name, *args):
        if self._prm_is_guarded():
            check_path(self, field_name)
        return super()._order_field_to_sql(alias, field_name, *args)
