"""What pytest-odoo leaves out; loaded with `-p`, for a conftest.py in an addon fails.

It is a plugin of its own and imports nothing of the other tools. `make test` tells it
by the environment: PRM_RESULT names the file of counts and failed tests, PRM_SHARED a
folder where several processes note which files of tests they have taken, PRM_WITHOUT a
tag of classes to leave out.
"""

import json
import os
import threading
from itertools import groupby
from pathlib import Path

import pytest

_passed = set()
_failed = {}  # test → why, in a few lines
_chosen = set()

# A machine that does much else starts its first browser slowly: Odoo waits ten seconds
# for it, and as long for each answer. Nobody waits longer because of these two.
BROWSER_STARTS_WITHIN = 60  # seconds
PATIENCE = 3  # times what Odoo waits for answers of a browser

LINES_OF_REASON = 6


@pytest.fixture(scope="session", autouse=True)
def database_of_main_thread(request):
    """Name the database on the main thread: routing in HTTP tests asks for it."""
    threading.current_thread().dbname = request.config.getoption("--odoo-database")


@pytest.fixture(scope="session", autouse=True)
def patience_with_browsers():
    """Wait longer for a browser than Odoo does, which skips the test without one."""
    from odoo.tests import common

    looks = BROWSER_STARTS_WITHIN / common.CHECK_BROWSER_SLEEP
    common.CHECK_BROWSER_ITERATIONS = round(looks)
    # Each browser sets it to 1 when it begins: that is not to last.
    common.ChromeBrowser.throttling_factor = property(
        lambda _browser: PATIENCE, lambda _browser, _factor: None
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leave out the classes with the tag, and remember how many tests are chosen."""
    tag = os.environ.get("PRM_WITHOUT")
    left_out = [item for item in items if tag in getattr(item.cls, "test_tags", ())]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    _chosen.update(item.nodeid for item in items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """Share the files of tests with other processes: whoever is free takes one."""
    folder = os.environ.get("PRM_SHARED")
    if not folder or session.testsfailed:  # files that cannot be read end the run
        return None
    items = _taken(session.items, Path(folder))
    item = next(items, None)
    while item:
        following = next(items, None)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.shouldfail:
            raise session.Failed(session.shouldfail)
        if session.shouldstop:
            raise session.Interrupted(session.shouldstop)
        item = following
    (Path(folder) / "done").touch()
    return True


def _taken(items, folder):
    """Yield the tests of each file that no other process has taken before."""
    for path, tests in groupby(items, key=lambda item: item.path):
        note = "+".join(path.parts[-3:])
        try:
            (folder / note).touch(exist_ok=False)
        except FileExistsError:
            continue
        yield from tests


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Count a skipped test as failed: without a browser nothing would be tested."""
    report = yield
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {call.excinfo.value}"
    return report


def pytest_runtest_logreport(report):
    """Remember each test's outcome."""
    if report.failed:
        _failed.setdefault(report.nodeid, _reason(report))
    elif report.when == "call":
        _passed.add(report.nodeid)


def pytest_collectreport(report):
    """Remember files that could not be read."""
    if not report.passed:
        _failed.setdefault(report.nodeid, _reason(report))


def _reason(report):
    """Return the first lines of what a test objected to, its traceback left out."""
    crash = getattr(report.longrepr, "reprcrash", None)
    lines = (crash.message if crash else str(report.longrepr)).splitlines()
    return [line[:300] for line in lines if line.strip()][:LINES_OF_REASON]


def pytest_sessionfinish():
    """Leave the counts, and what failed, where `make test` looks for them."""
    if target := os.environ.get("PRM_RESULT"):
        counts = {
            "passed": len(_passed - {*_failed}),
            "failed": len(_failed),
            "reasons": dict(sorted(_failed.items())),
            "chosen": len(_chosen),
        }
        Path(target).write_text(json.dumps(counts))
