"""What pytest-odoo leaves out; loaded with `-p`, for a conftest.py in an addon fails.

It is a plugin of its own and imports nothing of the other tools.
"""

import json
import os
import threading
from pathlib import Path

import pytest

_passed = set()
_failed = set()


@pytest.fixture(scope="session", autouse=True)
def database_of_main_thread(request):
    """Name the database on the main thread: routing in HTTP tests asks for it."""
    threading.current_thread().dbname = request.config.getoption("--odoo-database")


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
        _failed.add(report.nodeid)
    elif report.when == "call":
        _passed.add(report.nodeid)


def pytest_collectreport(report):
    """Remember files that could not be read."""
    if not report.passed:
        _failed.add(report.nodeid)


def pytest_sessionfinish():
    """Leave the counts where `make test` looks for them."""
    if target := os.environ.get("PRM_RESULT"):
        counts = [len(_passed - _failed), len(_failed)]
        Path(target).write_text(json.dumps(counts))
