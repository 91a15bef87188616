"""`make bench`: run all lines of the table, or one."""

from bench import table
from bench.lines import backend, forms, jobs, load, pages, replica
from bench.world import World
from say import Failure, detail, step

ROUNDS = 7
# Name → what it is about, and what measures it; in the order in which they run.
LINES = {
    "lists": ("the list, beside Odoo's empty page", pages.lists),
    "lists80": ("the list with 80 rows, beside the empty page", pages.lists80),
    "variants": ("orders, filters, searches, beside the first page", pages.variants),
    "growth": ("the list at a million, beside ten thousand", pages.growth),
    "native": ("opportunities, beside Odoo's own list of them", pages.native),
    "records": ("the page of a deal, beside the empty page", pages.records),
    "home": ("home and program, beside the empty page", pages.home),
    "queries": ("queries of pages with one record and with 80", pages.queries),
    "screening": ("registering, at a million and at ten thousand", forms.screening),
    "approval": ("approving, beside Odoo alone", forms.approval),
    "backend": ("views of registrations, beside those of leads", backend.backend),
    "leads": ("leads with partners, with us and without", backend.leads),
    "load": ("pages under load, beside Odoo's own under the same", load.load),
    "killed": ("registrations while workers are killed", load.killed),
    # These change the database too much for others: they come last.
    "recompute": ("scores of all partnerships, beside their queries", jobs.recompute),
    "job": ("the five-minute job after one change", jobs.job),
    "replica": ("two servers and a replica, beside one", replica.replica),
}


def bench(name, rounds):
    """Measure, print the table, keep it, and return the exit code.

    :param name: of a line; all of them if empty
    :param rounds: how often each case is measured
    :raises Failure: when there is no line of that name, telling which there are
    """
    if name and name not in LINES:
        known = "\n".join(f"  {key:<10} {title}" for key, (title, _do) in LINES.items())
        raise Failure(f"There is no line {name!r}. There are:\n{known}")
    chosen = [name] if name else [*LINES]
    with World(rounds or ROUNDS) as world:
        for line in chosen:
            _measure(world, line)
            table.write_page({key: title for key, (title, _do) in LINES.items()})
    detail(f"Kept in {table.FOLDER}, written to {table.PAGE}.")
    return 0


def _measure(world, name):
    title, measure = LINES[name]
    step(f"{name}: {title}")
    if not measure:
        detail("Not measured.")
        return
    results = measure(world)
    table.keep([name], results)
    print(table.HEAD)
    print("\n".join(map(table.shown, results)), flush=True)
