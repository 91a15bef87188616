"""Two servers with a replica, beside one server alone, on the same small database."""

from contextlib import contextmanager
from statistics import mean

from bench import processors, servers
from bench.client import Cost, Visitor
from bench.lines.load import Run, mixes, people_at
from bench.measuring import judged
from bench.verdicts import Goal
from bench.world import PARTNERS
from cluster import command, lag
from say import detail

CLIENTS = 8
TURNS = 2
ALONE, BOTH = "1 server", "2 servers and a replica"


def replica(world):
    """Measure how many pages people get in a second, and what the primary does."""
    origin = world.database("small")
    addons = servers.addons_folder()
    with (
        command.running(origin, *servers.QUIET, addons=addons) as found,
        servers.running(found.database) as alone,
    ):
        sites = {ALONE: alone.site, BOTH: found.address}
        people = {title: _people(site) for title, site in sites.items()}
        runs = {title: [] for title in sites}
        with _own_processors(found, alone) as at:
            for title in (*sites,) * TURNS:
                at(title)
                runs[title].append(_run(found, people[title]))
        return [*_rates(runs), _own(found)]


@contextmanager
def _own_processors(found, alone):
    """Give each server a processor that it shares with its database alone.

    So one server is one machine, and two are two. Who asks the one has the rest of
    this machine; who asks the two, and the proxy, take theirs from them.
    """
    several = processors.all_of_them()
    first, second = several[0], several[-1]
    for process in (found.primary.pid, found.sites[0].process.pid, alone.process.pid):
        processors.keep(process, {first})
    for process in (found.replica.pid, found.sites[1].process.pid):
        processors.keep(process, {second})
    free = {*several} - {first} or {first}
    with processors.moved() as to:
        yield lambda title: to(free if title == ALONE else {*several})


def _people(site):
    return [(each, mixes(each)) for each in people_at(site, CLIENTS)]


def _run(found, people):
    """Return pages a second, pages, errors, milliseconds of both databases."""
    databases = (found.primary, found.replica)
    before = [each.spent() for each in databases]
    with Run(people, "ours") as run:
        used = [each.spent() - was for each, was in zip(databases, before, strict=True)]
        for error in run.errors[:3]:
            detail(error)
        return run.per_second, run.costs, len(run.errors), *used


def _rates(runs):
    results, rates, costs = [], {}, {}
    for title, several in runs.items():
        per_second, pages, errors, primary, copy = zip(*several, strict=True)
        answers = [cost for each in pages for cost in each]
        rates[title] = mean(per_second)
        costs[title] = Cost(
            mean(cost.python for cost in answers),
            (sum(primary) + sum(copy)) / len(answers),
            mean(cost.wall for cost in answers),
            mean(cost.queries for cost in answers),
            mean(cost.size for cost in answers),
        )
        results.append(
            f"{title}: {rates[title]:.1f} a second, {sum(errors)} errors,"
            f" {sum(primary) / len(answers):.0f} ms of the primary for a page"
        )
    alone, both = results
    each = f"{both}; a processor for each server and its database"
    times = rates[BOTH] / rates[ALONE]
    goal = Goal(1.6, is_least=True)
    base = costs[ALONE]
    return [
        judged("replica", alone, base),
        judged("replica", each, costs[BOTH], alone, base, goal, times),
    ]


def _own(found):
    """Return how often a writer did not see at once what was written."""
    visitor = Visitor(found.address, PARTNERS["small, partner"])
    outcome = lag.own_writes(visitor, *(site.address for site in found.sites))
    label = f"right after a write: {outcome.wrong} of {outcome.asked} did not show it"
    none = Cost(0, 0, 0, 0, 0)
    return judged("replica", label, none, goal=Goal(exactly=0), times=outcome.wrong)
