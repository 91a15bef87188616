"""Many people at once: pages under load, and registrations while workers are killed."""

import os
import random
import re
import signal
import threading
import time
import urllib.error
from functools import partial
from statistics import mean, median

import postgres
from bench import servers
from bench.client import Cost, Visitor
from bench.filling.people import ORGANIZATIONS
from bench.lines.forms import DEALS, REGISTERED, form
from bench.measuring import judged
from bench.verdicts import Goal
from bench.world import PARTNERS, PORTAL
from say import Failure, detail

CLIENTS = (8, 25, 50)
WORKERS = 4
SECONDS = 10
# Whose password all copied people have: the login of the one they are copies of.
COPIED = "p{}@reseller-{}.example"
FIRST = 100000010
OPPORTUNITIES = f"{PORTAL}/opportunities"
# So often of so many pages. The second half is Odoo's own portal.
OURS = {
    PORTAL: 2,
    DEALS: 2,
    f"{DEALS}?page=2": 1,
    f"{DEALS}?state=submitted,in_review": 1,
    OPPORTUNITIES: 2,
    f"{OPPORTUNITIES}?filterby=open": 1,
    f"{PORTAL}/program": 1,
}
NATIVE = {
    "/my/home": 2,
    "/my/opportunities": 3,
    "/my/opportunities?sortby=name": 1,
    "/my/leads": 3,
    "/my/account": 1,
}
RECORDS = 3
# While registrations come in: when something is ended, and how.
KILL_SECONDS = 20
RETRIES = 30


def people_at(site, count):
    """Return so many people who are logged in: of the big partner, and of others."""
    prototype = [*ORGANIZATIONS][-1].rpartition(" ")[2]
    people = [Visitor(site, login) for login in PARTNERS.values()]
    number = 0
    while len(people) < count:
        login = COPIED.format(number % 2, FIRST + number // 2)
        password = COPIED.format(number % 2, prototype)
        people.append(Visitor(site, login, password))
        number += 1
    return people


def mixes(visitor):
    """Return the pages that somebody opens, each as often as it comes: ours, native."""
    ours = re.findall(rf'href="({DEALS}/\d+)"', visitor.get(DEALS).text)
    native = re.findall(
        r'href="(/my/opportunity/[^"?#]+)"', visitor.get("/my/opportunities").text
    )
    return {
        "ours": [*_often(OURS), *ours[:RECORDS]],
        "native": [*_often(NATIVE), *map(visitor.where, native[:RECORDS])],
    }


def _often(pages):
    return [path for path, share in pages.items() for _turn in range(share)]


class Run:
    """So many people who open pages, one after the other, for some seconds."""

    def __init__(self, people, pages):
        self.people, self.pages = people, pages
        self.costs, self.errors = [], []

    def __enter__(self):
        self.started = time.monotonic()
        self.end = self.started + SECONDS
        clients = [
            threading.Thread(target=self._client, args=each) for each in self.people
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        self.seconds = time.monotonic() - self.started
        return self

    def __exit__(self, *_error):
        return None

    def _client(self, visitor, mixes):
        chosen = random.Random(visitor.login)
        while time.monotonic() < self.end:
            try:
                self.costs.append(visitor.get(chosen.choice(mixes[self.pages])).cost)
            except (Failure, OSError) as error:
                self.errors.append(str(error))

    @property
    def per_second(self):
        """Return how many answers came in a second."""
        return len(self.costs) / self.seconds


def load(world):
    """Measure how many pages people get in a second: ours, and Odoo's own."""
    options = ("--workers", str(WORKERS))
    with servers.running(world.database("large"), *options) as server:
        people = [(each, mixes(each)) for each in people_at(server.site, max(CLIENTS))]
        results = []
        for count in CLIENTS:
            results += _loaded(people[:count])
    return results


def _loaded(people):
    rates, costs, errors = {}, {}, {}
    for pages in ("native", "ours") * 2:
        with Run(people, pages) as run:
            rates.setdefault(pages, []).append(run.per_second)
            costs.setdefault(pages, []).extend(run.costs)
            errors.setdefault(pages, []).extend(run.errors)
    label = f"{len(people)} clients"
    told = {
        pages: f"{label}, {pages}: {mean(rates[pages]):.1f} a second,"
        f" {len(errors[pages])} errors"
        for pages in rates
    }
    times = mean(rates["ours"]) / mean(rates["native"])
    # An error is no answer: with any, the goal is missed.
    times = 0 if errors["ours"] else times
    for pages, several in errors.items():
        for error in several[:3]:
            detail(f"{pages}: {error}")
    ours, native = _typical(costs["ours"]), _typical(costs["native"])
    goal = Goal(2.0, is_least=True)
    return [
        judged("load", told["native"], native),
        judged("load", told["ours"], ours, told["native"], native, goal, times),
    ]


def _typical(costs):
    """Return the means of what answers cost; of the time by the clock, the median."""
    if not costs:
        return None
    python, postgres_, wall, queries, size = zip(*costs, strict=True)
    return Cost(
        *(mean(python), mean(postgres_), median(wall)), *(mean(queries), mean(size))
    )


# ----------------------------------------------------------------------- killed


def killed(world):
    """Count registrations that are lost or doubled while something is ended."""
    name, options = world.database("large"), ("--workers", str(WORKERS))
    results = []
    with servers.running(name, *options) as server:
        people = people_at(server.site, 8)[4:]
        for title, end in (
            ("2 of 4 workers killed", lambda: _kill_workers(server.process.pid, 2)),
            ("all database connections cut", lambda: cut(name)),
        ):
            sent = registering(people, end)
            results.append(counted(name, title, sent))
    return results


def _kill_workers(parent, count):
    """Kill so many of a server's processes that answer requests."""
    with open(f"/proc/{parent}/task/{parent}/children") as line:
        children = [int(pid) for pid in line.read().split()]
    workers = [pid for pid in children if not _is_gevent(pid)]
    for pid in workers[:count]:
        os.kill(pid, signal.SIGKILL)


def _is_gevent(pid):
    with open(f"/proc/{pid}/cmdline") as words:
        return "gevent" in words.read().split("\0")


def cut(name):
    postgres.sql(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        f" WHERE datname = '{name}' AND pid != pg_backend_pid()"
    )


def registering(people, end):
    """Let people register for some seconds, and end something twice meanwhile.

    :return: list of names of the deals, and whether each was acknowledged
    """
    sent, until = [], time.monotonic() + KILL_SECONDS

    def client(visitor):
        while time.monotonic() < until:
            told = patiently(partial(form, visitor, ""))
            answer = told and patiently(partial(_sent, visitor, told))
            is_taken = answer and bool(REGISTERED.findall(answer.url))
            if told:
                sent.append((told["name"], is_taken))

    clients = [threading.Thread(target=client, args=[each]) for each in people]
    for each in clients:
        each.start()
    for _turn in range(2):
        time.sleep(KILL_SECONDS / 3)
        end()
    for each in clients:
        each.join()
    return sent


def _sent(visitor, told):
    """Send a form; what a proxy says when no server answers is no answer.

    :raises Failure: then
    """
    answer = visitor.post(DEALS, told)
    if answer.status >= 500:
        raise Failure(f"The form was answered with {answer.status}.")
    return answer


def patiently(ask):
    """Ask again while nobody answers, as people do: with the same form."""
    for _turn in range(RETRIES):
        try:
            return ask()
        except (OSError, Failure, TypeError, urllib.error.URLError):
            time.sleep(1)
    return None


def counted(name, title, sent):
    """Return the result: what was acknowledged and is not there, or is there twice."""
    told = ", ".join(f"('{deal}', {bool(taken)})" for deal, taken in sent)
    [found] = postgres.sql(
        "SELECT count(*) FILTER (WHERE taken AND number = 0),"
        " count(*) FILTER (WHERE number > 1), count(*) FILTER (WHERE taken)"
        " FROM (SELECT sent.name, taken, count(found.id) AS number"
        f" FROM (VALUES {told}) AS sent (name, taken)"
        " LEFT JOIN prm_registration found ON found.name = sent.name"
        " GROUP BY 1, 2) AS counted",
        name,
    )
    lost, twice, taken = map(int, found.split("|"))
    label = f"{title}: {lost} lost, {twice} twice of {taken} acknowledged"
    goal = Goal(exactly=0)
    return judged("killed", label, Cost(0, 0, 0, 0, 0), goal=goal, times=lost + twice)
