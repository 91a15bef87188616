"""Views of the backend: what Odoo's web client reads for them."""

import ast
import xml.etree.ElementTree as ET
from itertools import chain

DEALS = "prm.registration"
# So many records stand in a column of a board, or in a list of a form.
COLUMN = 40
# Widget → what the web client reads beside the field that has it.
OF_ACTIVITIES = {
    "activity_exception_decoration": {},
    "activity_exception_icon": {},
    "activity_state": {},
    "activity_summary": {},
    "activity_type_icon": {},
    "activity_type_id": {"fields": {"display_name": {}}},
}
BESIDE = {
    "kanban_activity": OF_ACTIVITIES,
    "list_activity": OF_ACTIVITIES,
    "rotting_statusbar_duration": {"duration_tracking": {}},
}


class View:
    """A view of a model: what the web client reads for it."""

    def __init__(self, visitor, model, kind):
        self.visitor, self.model = visitor, model
        self.options = {"toolbar": False, "load_filters": False}
        views = [[False, kind], [False, "search"]]
        found, _cost = visitor.call(
            model, "get_views", views=views, options=self.options
        )
        self.fields = {name: told["fields"] for name, told in found["models"].items()}
        self.arch = ET.fromstring(found["views"][kind]["arch"])
        self.search = ET.fromstring(found["views"]["search"]["arch"])

    def specification(self, without=None):
        """Return what is read of each record.

        :param without: beginnings of names of fields that are left out: ours, of models
            that are not
        """
        without = _of_ours(self.model) if without is None else without
        return _specification(self.arch, self.model, self.fields, without)

    def searched(self, words):
        """Return the domain of what is typed into the search box."""
        field = self.search.find(".//field")
        told = field.get("filter_domain")
        if not told:
            return [[field.get("name"), "ilike", words]]
        return eval(told, {"__builtins__": {}}, {"self": words})

    def group(self):
        """Return the field that groups it by itself."""
        return self.arch.get("default_group_by")

    def sums(self):
        """Return what is asked of a column beside its cards: their number and sum."""
        bar = self.arch.find(".//progressbar")
        name = None if bar is None else bar.get("sum_field")
        told = self.fields[self.model].get(name)
        if not told:
            return ["__count"]
        found = ["__count", f"{name}:{told['aggregator']}"]
        currency = told.get("currency_field")
        if currency:
            found += [f"{currency}:array_agg_distinct", f"{name}:sum_currency"]
        return found


def _specification(node, model, fields, without):
    """Return what the web client reads of each record of a view.

    Of a record that is never shown it reads no name; and with some widgets it reads
    more fields than the view names.
    """
    nodes = {}
    for child in _own_fields(node):
        name = child.get("name")
        if name in fields[model] and not (without and name.startswith(without)):
            nodes.setdefault(name, []).append(child)
    found = {
        name: _of_field(places, fields[model][name], fields, without)
        for name, places in nodes.items()
    }
    for each in chain(*nodes.values()):
        found = BESIDE.get(each.get("widget"), {}) | found
    return found


def _is_never_shown(node):
    ways = (node.get("invisible"), node.get("column_invisible"))
    return any(each in ("1", "True") for each in ways)


def _own_fields(node):
    """Give the fields of a view, without those of views within it."""
    for child in node:
        if child.tag == "field":
            yield child
        if child.tag not in ("field", "groupby"):
            yield from _own_fields(child)


def _of_field(places, told, fields, without):
    """Return what is read of a field, of all places of a view where it stands."""
    kind, other = told["type"], told.get("relation")
    shown = [each for each in places if not _is_never_shown(each)]
    if kind == "many2one":
        named = {"fields": {"display_name": {}}} | _context(places[0])
        return named if shown else {"fields": {}}
    if kind not in ("one2many", "many2many") or not shown:
        return {}
    node = shown[0]
    views = [each for each in node if each.tag in ("list", "kanban")]
    if views and other in fields:
        inner = _specification(views[0], other, fields, without)
        found = {"fields": inner, "limit": COLUMN, "order": ""}
        return found | _context(places[0])
    if node.get("widget", "").startswith("many2many"):
        return {"fields": {"display_name": {}}}
    return {"fields": {}}


def _context(node):
    """Return in what context a field is read: what does not hang on the record."""
    told = ast.parse(node.get("context") or "{}", mode="eval").body
    known = {
        key.value: value.value
        for key, value in zip(told.keys, told.values, strict=True)
        if isinstance(value, ast.Constant)
    }
    return {"context": known} if known else {}


def _of_ours(name):
    """Return the beginnings of the names of our fields, where a model is not ours."""
    return () if name == DEALS else ("prm_", "registration_")
