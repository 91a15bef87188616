"""`make test`: the addon's tests on all sets of modules, and one truthful sum.

A set is installed once, and each process that tests it has a copy of that database. A
process takes a file of tests that no other has taken, until none is left: so a core
that has nothing to do helps with whatever set is not finished. There are as many
processes at a time as cores (and memory): more cores take more tests in the same time.

*plain* runs every test. *beside* leaves out the classes with the tag `prm_once`: what
they look at is the same beside whatever modules. A new test has none and runs in both.
The tests of each glue addon (see `glue`) run in the first set that has its app, in a
process of their own, for each has a root of its own: all of *beside*, or *courses*,
which is made for them alone and only where there are some. *plain* shows that nothing
needs them.

What keeps this quick when there are more tests:

* A test belongs to a room and shares the data of its class (`setUpClass`); what several
  classes of a room need is made in the room's `*_common.py`, all records of a kind in
  one `create`. No test installs a module: that is done once per set, here.
* Tests of plain functions (policy, forms, tables, points) get the tag; tests of rights,
  requests, pages, mails and of what core's models do never have it: a rule says so.
* A test of a browser costs ten others: it goes one way that nothing else can show.
* Templates, bundles and routes are compiled once for all tests of a process, and stay
  as long as no test changes them, as rules, groups and external ids do for a class
  (`pytest_warm`): a page costs half. So a test writes views, rules and groups only
  where they are what it is about.
* What needs many turns (access that is switched while it is read) runs a few here, and
  all of them in `make toggle`; CI adds a few on the other kinds of servers.
* Upgrades start from two releases alone, the last and the first, each with its demo:
  the last one beside the apps of all glue, with the glue of that release.
* No other set has a demo: *demo* has today's of all addons, and looks at it shortly.
* A file is what a process takes: one that runs for more than a minute is divided.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import databases
import glue
import upgrading
from places import ADDON, GLUE, ROOT
from say import Failure
from shared import SharedSet

TESTS = ROOT / "tests"
# What cannot be shared out comes first: the rest fills the gaps that it leaves.
KINDS = ("upgraded", "beside", "plain", "upgraded_older", "demo")
# What is tested of prm where it is not everything.
CHECKS = {**upgrading.CHECKS, "demo": ("tests/demo/check_demo.py",)}
MEMORY_FOR_ONE = 2 * 1024**2  # one process with its browser, in kB


def suite(rooms=()):
    """Run all tests, or those of some rooms, and return the exit code."""
    began = time.monotonic()
    tests = tests_of(rooms) if rooms else all_tests()
    sets = {kind: SharedSet(kind, tests[kind]) for kind in tests}
    try:
        _run_all(sets)
    finally:
        for each in sets.values():
            each.close()
    return _report(sets, time.monotonic() - began)


def all_tests():
    """Return set → addon → its files or folders with tests."""
    tests = {kind: {} for kind in (*KINDS, *databases.WITH_GLUE)}
    # Glue first: prm's own tests leave more behind.
    for addon in glue.names():
        tests[databases.home(addon)][addon] = [_folder(addon)]
    for kind in KINDS:
        tests[kind][ADDON] = CHECKS.get(kind, ["tests"])
    return {kind: some for kind, some in tests.items() if some}


def tests_of(rooms):
    """Return the same for some rooms: on plain, or where the app of their addon is."""
    tests = {}
    for room in map(known_room, rooms):
        addon = glue.owner(ROOT / room)
        kind = databases.home(addon) if addon else "plain"
        folder = _folder(addon) if addon else f"tests/{room}"
        tests.setdefault(kind, {}).setdefault(addon or ADDON, []).append(folder)
    return tests


def _folder(addon):
    """Return the folder with the tests of a glue addon."""
    return str((GLUE / addon / "tests").relative_to(ROOT))


def known_room(name):
    """Return the name of a room of tests, without what a person may type around it.

    :raises Failure: when there is no such room; it names those that are there
    """
    room = name.removeprefix("tests/").strip("/").removesuffix("/tests")
    if room in rooms():
        return room
    raise Failure(
        f"There is no room {name!r} in tests/. There are {', '.join(rooms())}."
    )


def rooms():
    """Return the folders with tests, those within another one too, and all glue."""
    found = {path.parent for path in TESTS.glob("*/**/test_*.py")}
    ours = sorted(str(path.relative_to(TESTS)) for path in found)
    return ours + [str((GLUE / addon).relative_to(ROOT)) for addon in glue.names()]


def _run_all(sets):
    """Run each set, and let whoever is free help where something is left."""
    number = at_once()
    divisible = [each for kind, each in sets.items() if kind not in upgrading.RELEASES]
    pool = ThreadPoolExecutor(number)
    try:
        jobs = [*sets.values(), *divisible * (number - 1)]
        for job in [pool.submit(each.run) for each in jobs]:
            job.result()
    finally:
        pool.shutdown(cancel_futures=True)


def at_once():
    """Return how many processes may run at the same time."""
    with open("/proc/meminfo") as memory:
        found = dict(line.split(":") for line in memory)
    room_for = int(found["MemAvailable"].split()[0]) // MEMORY_FOR_ONE
    return max(1, min(os.cpu_count() or 1, room_for))


def _report(sets, seconds):
    """Print what came of each set, and the sum; return the exit code."""
    results = {}
    for each in sets.values():
        results |= each.results()
    print()
    # At the end of the log, which may be all of it that is kept.
    for failure in [each for one in sets.values() for each in one.failures()]:
        print(f"FAILED {failure}")
    for title, (passed, failed) in results.items():
        print(f"{title}: {passed} passed, {failed} failed")
    passed, failed = (sum(column) for column in zip(*results.values(), strict=True))
    _close(passed, failed, seconds)
    return 1 if failed else 0


def _close(passed, failed, seconds):
    """Print the sum, alone on a line and in pytest's own form."""
    print(f"{passed} passed, {failed} failed")
    counts = [f"{failed} failed"] if failed else []
    counts += [f"{passed} passed"] if passed else []
    text = f" {', '.join(counts) or 'no tests ran'} in {seconds:.2f}s "
    print(f"{text:=^80}", flush=True)
