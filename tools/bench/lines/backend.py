"""Views of the backend, as the web client asks for them, beside those of CRM."""

import ast
import xml.etree.ElementTree as ET
from functools import partial

from bench.measuring import Case, measured
from bench.verdicts import Goal
from say import Failure

DEALS, LEADS = "prm.registration", "crm.lead"
EMPLOYEES = ("channel_all", "channel_own")
# What the web client asks for.
PAGE, COLUMN, CAP = 80, 40, 10001
WORDS = "Rollout 1000123"
TO_REVIEW = [["state", "in", ["submitted", "in_review"]]]
NEW = [["stage_id", "in", [1]]]
WITH_PARTNER = [["partner_assigned_id", "!=", False]]
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
COLORS = {"planned": "success", "today": "warning", "overdue": "danger"}


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
    found = {}
    for name, places in nodes.items():
        shown = [each for each in places if not _is_never_shown(each)]
        told = fields[model][name]
        found[name] = _of_field(
            (shown or places)[0], told, fields, without, bool(shown)
        )
    for each in (each for places in nodes.values() for each in places):
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


def _of_field(node, told, fields, without, is_shown):
    kind, other = told["type"], told.get("relation")
    if kind == "many2one":
        return {"fields": {"display_name": {}} if is_shown else {}}
    if kind not in ("one2many", "many2many") or not is_shown:
        return {}
    views = [each for each in node if each.tag in ("list", "kanban")]
    if views and other in fields:
        inner = _specification(views[0], other, fields, without)
        return {"fields": inner, "limit": COLUMN, "order": ""}
    if node.get("widget", "").startswith("many2many"):
        return {"fields": {"display_name": {}}}
    return {"fields": {}}


def _of_ours(name):
    """Return the beginnings of the names of our fields, where a model is not ours."""
    return () if name == DEALS else ("prm_", "registration_")


class Asker:
    """Who asks, and whose views say what is asked for.

    Odoo without our addon does not open views that name our fields: there, the views
    come from the server that knows them, and our fields are left out.
    """

    def __init__(self, visitor, viewer=None):
        self.call = visitor.call
        self.viewer = viewer or visitor

    def view(self, model, kind):
        """Return a view."""
        return View(self.viewer, model, kind)


def _costs(visitor, model, method, *arguments, **options):
    return lambda: visitor.call(model, method, *arguments, **options)[1]


def _listed(visitor, model, domain, without=None, **options):
    told = visitor.view(model, "list").specification(without)
    return _costs(
        *(visitor, model, "web_search_read", domain),
        **{"specification": told, "limit": PAGE, "count_limit": CAP, **options},
    )


def _columns(visitor, model, domain):
    view = visitor.view(model, "kanban")
    return _costs(
        *(visitor, model, "web_read_group", domain),
        groupby=[view.group() or {DEALS: "state", LEADS: "stage_id"}[model]],
        aggregates=view.sums(),
        auto_unfold=True,
        unfold_read_specification=view.specification(),
        unfold_read_default_limit=COLUMN,
    )


def _bar(visitor, model, domain):
    view = visitor.view(model, "kanban")
    group = view.group() or {DEALS: "state", LEADS: "stage_id"}[model]
    told = {"field": "activity_state", "colors": COLORS}
    return _costs(visitor, model, "read_progress_bar", domain, group, told)


def _pivot(visitor, model, total, *groups):
    return _costs(
        *(visitor, model, "formatted_read_group", []),
        groupby=[*groups],
        aggregates=[total, "__count"],
    )


def _searched(visitor, model):
    domain = visitor.view(model, "list").searched(WORDS)
    return _listed(visitor, model, ast.literal_eval(repr(domain)))


def _named(visitor, model):
    return _costs(visitor, model, "name_search", name=WORDS, limit=8)


def _form(visitor, model, domain):
    found, _cost = visitor.call(model, "search", domain, limit=1)
    if not found:
        raise Failure(f"There is no {model} with {domain}.")
    told = visitor.view(model, "form").specification()
    return _costs(visitor, model, "web_read", found, specification=told)


# What is asked alike of both models: title → what makes it.
ALIKE = {
    "list": lambda asker, model: _listed(asker, model, []),
    "kanban": lambda asker, model: _columns(asker, model, []),
    "progress bar": lambda asker, model: _bar(asker, model, []),
    "search box": _searched,
    "name search": _named,
}
# What is asked of ours, and what comes next to it of CRM's.
BY_DUE = {"order": "review_due_at, id desc"}
MONTHS = ("amount:sum", "state", "submitted_at:month")
OF_LEADS = ("expected_revenue:sum", "stage_id", "create_date:month")
CONFLICTS = [["conflict_ids", "!=", False], *TO_REVIEW]
APART = {
    "to review, list": (
        lambda asker: _listed(asker, DEALS, TO_REVIEW, **BY_DUE),
        lambda asker: _listed(asker, LEADS, NEW),
    ),
    "to review, kanban": (
        lambda asker: _columns(asker, DEALS, TO_REVIEW),
        lambda asker: _columns(asker, LEADS, NEW),
    ),
    "pivot": (
        lambda asker: _pivot(asker, DEALS, *MONTHS),
        lambda asker: _pivot(asker, LEADS, *OF_LEADS),
    ),
    "form with conflicts": (
        lambda asker: _form(asker, DEALS, CONFLICTS),
        lambda asker: _form(asker, LEADS, WITH_PARTNER),
    ),
}


def _pairs(asker, other):
    """Return title → how to ask for it: of our model, and of CRM's.

    :param asker: who asks for registrations
    :param other: who asks for leads, and sees all of them
    """
    alike = {
        title: (partial(make, asker, DEALS), partial(make, other, LEADS))
        for title, make in ALIKE.items()
    }
    apart = {
        title: (partial(ours, asker), partial(theirs, other))
        for title, (ours, theirs) in APART.items()
    }
    return {**alike, **apart}


def _ready(make):
    """Return what asks, which fails each time where it could not be made."""
    try:
        return make()
    except Failure as failure:
        said = failure

        def refuse():
            raise said

        return refuse


def backend(world):
    """Measure the views of registrations beside the same views of leads.

    Those of leads are asked of Odoo without us, by who sees them all: so both have as
    many rows, and what we do to leads does not count.
    """
    viewer = world.visitor("channel_all")
    other = Asker(world.visitor("channel_all", "core"), viewer)
    cases = []
    for login in EMPLOYEES:
        for title, pair in _pairs(Asker(world.visitor(login)), other).items():
            ours, theirs = map(_ready, pair)
            base = f"{title} of leads, beside {login}"
            cases.append(Case(base, theirs))
            cases.append(Case(f"{title}, {login}", ours, base, Goal(1.0)))
    return measured("backend", cases, max(2, world.rounds // 2))


def leads(world):
    """Measure a list of leads with partners, with our addon and without."""
    viewer = world.visitor("channel_all")
    alone = Asker(world.visitor("channel_all", "core"), viewer)
    registered = [["partner_assigned_id", "!=", False], ["partner_id", "!=", False]]
    base = "80 leads, Odoo alone"
    cases = [
        Case(base, _listed(alone, LEADS, registered)),
        Case(
            "80 leads", _listed(Asker(viewer), LEADS, registered, ()), base, Goal(1.1)
        ),
    ]
    return measured("leads", cases, world.rounds)
