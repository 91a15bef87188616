"""Opens views as the web client does: their arch, then the records with its fields."""

from lxml import etree

from odoo.tests import Form
from odoo.tools.safe_eval import safe_eval

from ..common import PrmCase

# Views that show records; the others show numbers.
RECORD_VIEWS = frozenset({"list", "form", "kanban", "calendar", "activity"})
NUMBER_VIEWS = frozenset({"graph", "pivot"})


def open_action(action, user, records=None):
    """Open each view of a window action as ``user``; return what the lists showed.

    :param action: an ``ir.actions.act_window``
    :param records: the only records that are shown, of windows that are not ours
    """
    env = action.with_user(user).env
    model = env[action.res_model].with_context(**_context(action, user))
    domain = safe_eval(action.domain or "[]", _names(user))
    if records is not None:
        domain = [*domain, ("id", "in", records.ids)]
    views = [(view_id, kind) for view_id, kind in action.views if kind != "search"]
    views.append((action.search_view_id.id, "search"))
    found = model.get_views(views, {"action_id": action.id, "toolbar": True})
    shown = model.browse()
    for kind, view in found["views"].items():
        arch = etree.fromstring(view["arch"])
        if kind in RECORD_VIEWS:
            shown |= read_records(model, arch, domain)
        elif kind in NUMBER_VIEWS:
            read_numbers(model, arch, domain)
        elif kind == "search" and records is None:
            press_filters(model, arch, domain, user)
    return shown


def open_form(model, xmlid=False):
    """Return the arch of the form of ``model`` as its user gets it."""
    view_id = model.env["ir.model.data"]._xmlid_to_res_id(xmlid) if xmlid else False
    return etree.fromstring(
        model.get_views([(view_id, "form")])["views"]["form"]["arch"]
    )


def read_records(model, arch, domain):
    """Read the records of a view with the fields of its arch."""
    specification = fields_of(model, arch)
    if arch.tag == "calendar":
        specification |= {arch.get("date_start"): {}}
    rows = model.web_search_read(domain, specification, limit=80)["records"]
    return model.browse([row["id"] for row in rows])


def fields_of(model, arch):
    """Return the specification of the fields below ``arch``, inner lists included."""
    specification = {}
    for node in arch.iter("field"):
        if next(node.iterancestors("field"), None) not in (None, arch):
            continue
        if node is arch or node.get("name") not in model._fields:
            continue
        field = model._fields[node.get("name")]
        inner = {}
        if field.type == "many2one":
            inner = {"fields": {"display_name": {}}}
        elif field.relational:
            inner = {"fields": fields_of(model.env[field.comodel_name], node)}
        specification[field.name] = inner
    return specification


def read_numbers(model, arch, domain):
    """Read the numbers of a graph or pivot."""
    nodes = [node for node in arch.iter("field") if node.get("invisible") != "1"]
    measures = [node for node in nodes if node.get("type") == "measure"]
    groups = [
        f"{node.get('name')}:{node.get('interval')}"
        if node.get("interval")
        else node.get("name")
        for node in nodes
        if node not in measures
    ]
    sums = [f"{node.get('name')}:sum" for node in measures]
    model.formatted_read_group(domain, groups, ["__count", *sums])


def press_filters(model, arch, domain, user):
    """Search with each filter, each field and each grouping of a search view."""
    for node in arch.iter("filter"):
        if node.get("domain"):
            wanted = safe_eval(node.get("domain"), _names(user))
            model.search_count([*domain, *wanted])
        context = safe_eval(node.get("context") or "{}", _names(user))
        if group := context.get("group_by") or node.get("date"):
            model.web_read_group(domain, [_with_interval(model, group)], ["__count"])
    for node in arch.iter("field"):
        names = {**_names(user), "self": "123"}
        typed = node.get("filter_domain")
        field = model._fields[node.get("name")]
        wanted = safe_eval(typed, names) if typed else _typed(field)
        model.search_count([*domain, *wanted])


def _with_interval(model, group):
    """Return what is grouped by; dates by month, as the client does, if not said."""
    field = model._fields[group.partition(":")[0]]
    plain_date = field.type in ("date", "datetime") and ":" not in group
    return f"{group}:month" if plain_date else group


def _typed(field):
    """Return what the search box searches for when somebody types "123"."""
    if field.type == "selection":
        return [(field.name, "=", "123")]
    if field.type == "properties":  # the box offers each of them by itself
        return [(f"{field.name}.site", "ilike", "123")]
    return [(field.name, "ilike", "123")]


def _context(action, user):
    context = safe_eval(action.context or "{}", _names(user))
    return {key: value for key, value in context.items() if "search_default" not in key}


def _names(user):
    return {"uid": user.id, "active_id": 0, "context": {}, "allowed_company_ids": []}


class QualifyCase(PrmCase):
    """Tests that press the button "Qualify" and fill its dialog."""

    def dialog(self, registration, user=None):
        """Return the dialog that the button "Qualify" opens."""
        desk = registration.with_user(user or self.channel_own)
        action = desk.action_open_qualify()
        wizard = self.env[action["res_model"]].with_user(desk.env.user)
        return Form(wizard.with_context(**action["context"]))

    def confirm(self, dialog):
        dialog.save().action_confirm()
