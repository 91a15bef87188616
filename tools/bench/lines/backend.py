"""Views of the backend, as the web client asks for them, beside those of CRM."""

import ast
from functools import partial

from bench.measuring import Case, measured
from bench.verdicts import Goal
from bench.views import COLUMN, DEALS, View
from say import Failure

LEADS = "crm.lead"
EMPLOYEES = ("channel_all", "channel_own")
# What the web client asks for.
PAGE, CAP = 80, 10001
MADE_SINCE = 1000
WORDS = "Rollout 1000123"
TO_REVIEW = [["state", "in", ["submitted", "in_review"]]]
NEW = [["stage_id", "in", [1]]]
WITH_PARTNER = [["partner_assigned_id", "!=", False]]
COLORS = {"planned": "success", "today": "warning", "overdue": "danger"}


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
    # A usual one of the data: what other lines have made since is newer.
    place = {"order": "id desc", "offset": MADE_SINCE, "limit": 1}
    found, _cost = visitor.call(model, "search", domain, **place)
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
