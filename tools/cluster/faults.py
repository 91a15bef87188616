"""Parts fail under load: what was acknowledged is counted, and what people saw."""

import threading
import time

from bench.client import Visitor
from bench.lines import load
from bench.lines.forms import DEALS
from bench.world import PORTAL
from say import Failure, detail, step

PEOPLE = (
    "jonas@nordwind.example",
    "nora@nordwind.example",
    "amelie@atlas.example",
    "ben@blueharbor.example",
)
PAGES = (PORTAL, DEALS, f"{DEALS}?view=all", f"{PORTAL}/program")
PAUSE = 3


def faults(found):
    """Let parts fail while people register; return 1 if something was lost."""
    outcomes = []
    for title, end in _faults(found).items():
        step(title)
        outcomes.append(_tried(found, title, end))
    return int(any(outcome.ratio for outcome in outcomes))


def _faults(found):
    """Return what fails → how; whatever was ended comes back after a while."""
    first, second = found.sites
    turns = iter((first, second, first, second))
    return {
        "one of two servers killed": lambda: _again(next(turns)),
        "the replica killed": lambda: _stopped(found.replica),
        "all connections to the primary cut": lambda: load.cut(found.database),
        "the primary killed": lambda: _stopped(found.primary),
    }


def _again(site):
    site.kill()
    time.sleep(PAUSE)
    site.start()


def _stopped(database):
    database.stop("immediate")
    time.sleep(PAUSE)
    database.start()


def _tried(found, title, end):
    people = [Visitor(found.address, login) for login in PEOPLE]
    readers = Readers([Visitor(found.address, login) for login in PEOPLE[:2]])
    with readers:
        sent = load.registering(people, end)
    outcome = load.counted(found.database, title, sent)
    detail(outcome.label)
    told = sum(not taken for _name, taken in sent)
    detail(f"{len(sent)} forms, {told} of them without an answer in the end")
    detail(f"{readers.pages} pages read meanwhile, {readers.errors} of them failed")
    return outcome


class Readers:
    """People who read pages while the block runs; nobody asks again for them."""

    def __init__(self, people):
        self.pages = self.errors = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=[p]) for p in people]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, visitor):
        number = 0
        while not self._stop.is_set():
            number += 1
            self.pages += 1
            try:
                visitor.get(PAGES[number % len(PAGES)])
            except (Failure, OSError):
                self.errors += 1
                time.sleep(0.5)
