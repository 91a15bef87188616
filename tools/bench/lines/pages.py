"""Pages of the portal, beside Odoo's empty one and beside each other."""

import re

from bench.measuring import Case, measured
from bench.verdicts import Goal
from bench.world import BIG, PARTNERS, PORTAL, SINGLE

DEALS, OPPORTUNITIES = f"{PORTAL}/registrations", f"{PORTAL}/opportunities"
# "/my" itself leads on to the portal.
EMPTY = "/my/home"
NATIVE = "/my/opportunities"
MANY = 80
SORTED = re.compile(r"[?&;]sortby=(-?\w+)")
GROUPED = re.compile(r'<select[^>]*name="(\w+)".*?</select>', re.S)
OPTION = re.compile(r'<option value="([^"]*)"')
RECORD = re.compile(rf'href="{PORTAL}/(?:registrations|opportunities)/(\d+)"')
STATES = (
    "draft submitted in_review action_required approved expired rejected withdrawn"
    " cancelled".split()
)
# What a list finds: nearly all, a few, none.
SEARCHES = {
    "hit": "search=Industries",
    "few": "search=Industries+10000123",
    "miss": "search=zzqzzq",
    "number": "search=REG10050&search_in=number",
    "customer": "search=Velora&search_in=customer",
}
DATES = "date_of=submitted&date_begin={0}-10-01&date_end={0}-11-01"
# Selects that say how many, or need an answer of their own.
NOT_TRIED = {"search_in", "customer", "person", "date_of", "span", "saved"}


def _page(visitor, path, rows=0):
    return lambda: visitor.get(path, rows).cost


def _beside_empty(world, pages, goal, rows=0, people=PARTNERS):
    """Return cases: pages of several people, each beside the empty page of the same."""
    cases = []
    for who in people:
        visitor = world.visitor(PARTNERS[who])
        empty = f"empty page, {who}"
        cases.append(Case(empty, _page(visitor, EMPTY)))
        for title, path in pages.items():
            found = path(visitor) if callable(path) else path
            ask = _page(visitor, found, rows)
            cases.append(Case(f"{title}, {who}", ask, empty, goal))
    return cases


def lists(world):
    """Measure the first page of the lists."""
    shown = {"list": DEALS, "opportunities": OPPORTUNITIES}
    cases = _beside_empty(world, shown, Goal(1.0))
    return measured("lists", cases, world.rounds)


def lists80(world):
    """Measure the first page of the list with 80 rows."""
    cases = _beside_empty(world, {"80 rows": DEALS}, Goal(1.6), MANY)
    return measured("lists80", cases, world.rounds)


def variants(world):
    """Measure every order, filter, group and search, and the last page."""
    cases = []
    for who in BIG:
        visitor = world.visitor(PARTNERS[who])
        first = f"first page, {who}"
        cases.append(Case(first, _page(visitor, DEALS)))
        for title, query in _variants(visitor).items():
            ask = _page(visitor, f"{DEALS}?{query}")
            cases.append(Case(f"{title}, {who}", ask, first, Goal(1.3)))
    # There are a hundred of them.
    return measured("variants", cases, max(2, world.rounds // 3))


def _variants(visitor):
    """Return title → query, of all that the list offers to a person."""
    text = visitor.get(DEALS).text
    found = {f"sort {key}": f"sortby={key}" for key in sorted({*SORTED.findall(text)})}
    for select in GROUPED.finditer(text):
        name = select[1]
        if name in NOT_TRIED:
            continue
        for value in OPTION.findall(select[0])[:6]:
            if value not in ("", "all", "none"):
                found[f"{name} {value}"] = f"{name}={value}"
    found |= {f"state {state}": f"state={state}" for state in STATES}
    found |= {f"search {title}": query for title, query in SEARCHES.items()}
    found["dates"] = DATES.format(visitor.year)
    found["last page"] = "page=99999"
    found["view all"] = "view=all"
    return found


def growth(world):
    """Measure the list at a million beside the one at ten thousand."""
    cases = []
    for who, login in PARTNERS.items():
        few = f"10 thousand, {who}"
        cases.append(Case(few, _page(world.visitor(login, "small"), DEALS)))
        ask = _page(world.visitor(login), DEALS)
        cases.append(Case(f"1 million, {who}", ask, few, Goal(1.1)))
    return measured("growth", cases, world.rounds)


def native(world):
    """Measure the list of opportunities beside Odoo's own, with as many rows."""
    cases = []
    for who, login in PARTNERS.items():
        visitor = world.visitor(login)
        own = f"Odoo's own, {who}"
        cases.append(Case(own, _page(visitor, NATIVE)))
        rows = len(_native_rows(visitor))
        ask = _page(visitor, OPPORTUNITIES, rows)
        # Beside an empty list there is nothing to compare.
        base = own if rows else ""
        cases.append(Case(f"ours, {rows} rows, {who}", ask, base, Goal(0.4)))
    return measured("native", cases, world.rounds)


def _native_rows(visitor):
    text = visitor.get(NATIVE).text
    return {*re.findall(r'href="/my/opportunity/([^"?#]+)', text)}


def records(world):
    """Measure the pages of a registration and of an opportunity."""
    pages = {
        "registration": lambda visitor: _first(visitor, DEALS),
        "opportunity": lambda visitor: _first(visitor, OPPORTUNITIES),
    }
    cases = _beside_empty(world, pages, Goal(0.9, size=40_000))
    return measured("records", cases, world.rounds)


def _first(visitor, path):
    return f"{path}/{RECORD.findall(visitor.get(path).text)[-1]}"


def home(world):
    """Measure home with its charts, and the page of the program."""
    pages = {"home": PORTAL, "program": f"{PORTAL}/program"}
    cases = _beside_empty(world, pages, Goal(1.2))
    return measured("home", cases, world.rounds)


def queries(world):
    """Count the queries of pages with one record and with 80: equal, and few."""
    one, many = world.visitor(SINGLE), world.visitor(PARTNERS["big, supervisor"])
    pages = {
        "home": lambda _visitor: PORTAL,
        "list": lambda _visitor: DEALS,
        "opportunities": lambda _visitor: OPPORTUNITIES,
        "registration": lambda visitor: _first(visitor, DEALS),
        "opportunity": lambda visitor: _first(visitor, OPPORTUNITIES),
        "new": lambda _visitor: f"{DEALS}/new",
        "program": lambda _visitor: f"{PORTAL}/program",
        "contacts": lambda _visitor: f"{PORTAL}/contacts",
        "documents": lambda _visitor: f"{PORTAL}/documents",
    }
    few = [Case(f"{name}, 1", _page(one, at(one), 1)) for name, at in pages.items()]
    few = measured("queries", few, 1)
    known = {result.label.rpartition(",")[0]: result.cost for result in few}
    cases = [
        Case(
            f"{name}, {MANY}",
            _page(many, at(many), MANY),
            goal=Goal(queries=min(20, known[name].queries if known[name] else 20)),
        )
        for name, at in pages.items()
    ]
    return [*few, *measured("queries", cases, 1)]
