"""Views of the backend, as the web client asks for them, beside those of CRM."""

import ast
import xml.etree.ElementTree as ET

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

    def specification(self, without=()):
        """Return what is read of each record.

        :param without: beginnings of names of fields that are left out
        """
        return _specification(self.arch, self.model, self.fields, tuple(without))

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


def _specification(node, model, fields, without):
    found = {}
    for child in _own_fields(node):
        name = child.get("name")
        told = fields[model].get(name)
        if not told or (without and name.startswith(without)):
            continue
        found[name] = _of_field(child, told, fields, without)
    return found


def _own_fields(node):
    """Give the fields of a view, without those of views within it."""
    for child in node:
        if child.tag == "field":
            yield child
        if child.tag not in ("field", "groupby"):
            yield from _own_fields(child)


def _of_field(node, told, fields, without):
    kind, other = told["type"], told.get("relation")
    if kind == "many2one":
        return {"fields": {"display_name": {}}}
    if kind not in ("one2many", "many2many"):
        return {}
    views = [each for each in node if each.tag in ("list", "kanban")]
    if views and other in fields:
        inner = _specification(views[0], other, fields, without)
        return {"fields": inner, "limit": COLUMN, "order": ""}
    if node.get("widget", "").startswith("many2many"):
        return {"fields": {"display_name": {}}}
    return {"fields": {}}


def _costs(visitor, model, method, *arguments, **options):
    return lambda: visitor.call(model, method, *arguments, **options)[1]


def _listed(visitor, model, domain, **options):
    told = View(visitor, model, "list").specification(options.pop("without", ()))
    return _costs(
        *(visitor, model, "web_search_read", domain),
        **{"specification": told, "limit": PAGE, "count_limit": CAP, **options},
    )


def _columns(visitor, model, domain):
    view = View(visitor, model, "kanban")
    return _costs(
        *(visitor, model, "web_read_group", domain),
        groupby=[view.group() or {DEALS: "state", LEADS: "stage_id"}[model]],
        aggregates=["__count"],
        auto_unfold=True,
        unfold_read_specification=view.specification(),
        unfold_read_default_limit=COLUMN,
    )


def _bar(visitor, model, domain):
    view = View(visitor, model, "kanban")
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
    domain = View(visitor, model, "list").searched(WORDS)
    return _listed(visitor, model, ast.literal_eval(repr(domain)))


def _named(visitor, model):
    return _costs(visitor, model, "name_search", name=WORDS, limit=8)


def _form(visitor, model, domain):
    found, _cost = visitor.call(model, "search", domain, limit=1)
    if not found:
        raise Failure(f"There is no {model} with {domain} for {visitor.login}.")
    told = View(visitor, model, "form").specification()
    return _costs(visitor, model, "web_read", found, specification=told)


def _pairs(visitor, other):
    """Give title, and how to ask for it: of our model, and of CRM's.

    :param visitor: who asks for registrations
    :param other: who asks for leads, and sees all of them
    """
    conflicts = [["conflict_ids", "!=", False], *TO_REVIEW]
    by_due = {"order": "review_due_at, id desc"}
    months = ("amount:sum", "state", "submitted_at:month")
    of_leads = ("expected_revenue:sum", "stage_id", "create_date:month")
    return {
        "list": (
            lambda: _listed(visitor, DEALS, []),
            lambda: _listed(other, LEADS, []),
        ),
        "to review, list": (
            lambda: _listed(visitor, DEALS, TO_REVIEW, **by_due),
            lambda: _listed(other, LEADS, NEW),
        ),
        "kanban": (
            lambda: _columns(visitor, DEALS, []),
            lambda: _columns(other, LEADS, []),
        ),
        "to review, kanban": (
            lambda: _columns(visitor, DEALS, TO_REVIEW),
            lambda: _columns(other, LEADS, NEW),
        ),
        "progress bar": (
            lambda: _bar(visitor, DEALS, []),
            lambda: _bar(other, LEADS, []),
        ),
        "pivot": (
            lambda: _pivot(visitor, DEALS, *months),
            lambda: _pivot(other, LEADS, *of_leads),
        ),
        "search box": (
            lambda: _searched(visitor, DEALS),
            lambda: _searched(other, LEADS),
        ),
        "name search": (
            lambda: _named(visitor, DEALS),
            lambda: _named(other, LEADS),
        ),
        "form with conflicts": (
            lambda: _form(visitor, DEALS, conflicts),
            lambda: _form(other, LEADS, WITH_PARTNER),
        ),
    }


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

    Those of leads are asked for by who sees them all: so both have as many rows.
    """
    other = world.visitor("channel_all")
    cases = []
    for login in EMPLOYEES:
        for title, pair in _pairs(world.visitor(login), other).items():
            ours, theirs = map(_ready, pair)
            base = f"{title} of leads, beside {login}"
            cases.append(Case(base, theirs))
            cases.append(Case(f"{title}, {login}", ours, base, Goal(1.0)))
    return measured("backend", cases, max(2, world.rounds // 2))


def leads(world):
    """Measure a list of leads with partners, with our addon and without."""
    with_us = world.visitor("channel_all")
    without_us = world.visitor("channel_all", "core")
    # Without the views that name our fields: those do not open there.
    told = View(with_us, LEADS, "list").specification(without=("prm_", "registration_"))
    options = {"specification": told, "limit": PAGE, "count_limit": CAP}
    asked = (LEADS, "web_search_read", WITH_PARTNER)
    ours = _listed(with_us, LEADS, WITH_PARTNER)
    cases = [
        Case("80 leads, Odoo alone", _costs(without_us, *asked, **options)),
        Case("80 leads", ours, "80 leads, Odoo alone", Goal(1.1)),
    ]
    return measured("leads", cases, world.rounds)
