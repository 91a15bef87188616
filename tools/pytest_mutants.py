"""Runs the access tests on each mutant of the rights, in one process.

Loaded with `-p`, beside pytest-odoo. A mutant is a few rows that are changed inside the
transaction of a test, after the data of its class was made, and rolled back with it, or
a method that answers something else meanwhile: the data of a class are made once for
all mutants. As soon as one test of a class fails
the mutant is caught; only those that are not go on to the next class.

PRM_MUTANTS names the file of results, PRM_MUTANTS_ONLY holds words of names,
PRM_MUTANTS_OF the addon.
"""

import json
import os
import time
from itertools import groupby
from pathlib import Path
from unittest.mock import patch

import pytest
from _pytest.runner import runtestprotocol

import mutations
import pytest_guards

ADDON = os.environ.get("PRM_MUTANTS_OF") or "prm"
_state = {"mutant": None, "failed": False}


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """Run each class of tests on every mutant that no class before has caught."""
    book = _Book(Path(os.environ["PRM_MUTANTS"]), _wanted_mutants(session))
    _change_rows_in_tests()
    for _class, found in groupby(session.items, key=lambda item: item.cls):
        if book.open():
            items = sorted(found, key=lambda item: "every_cell" not in item.name)
            for mutant in (None, *book.open()):
                book.note(mutant, *_run(items, mutant))
            session._setupstate.teardown_exact(None)  # the next class has its own data
    book.close()
    return True


class _Book:
    """What is known of each mutant, in a file: an interrupted run goes on with it."""

    def __init__(self, path, mutants):
        self.path, self.mutants = path, mutants
        self.known = json.loads(path.read_text()) if path.exists() else {}

    def open(self):
        """Return the mutants that nothing has caught."""
        return [each for each in self.mutants if not self.known.get(each.name)]

    def note(self, mutant, caught, seconds):
        """Note which test fails on a mutant, if one does."""
        if mutant:
            self.known[mutant.name] = caught
        elif caught:
            self.known["nothing changed"] = caught
        name = mutant.name if mutant else "nothing changed"
        print(f"{name}: {caught or 'passes'} ({seconds:.1f} s)", flush=True)
        self._write()

    def close(self):
        """Note that all was run: whether the tests should pass, by mutant."""
        self.known["of"] = {each.name: each.sound for each in self.mutants}
        self._write()

    def _write(self):
        self.path.write_text(json.dumps(self.known, indent=1))


@pytest.hookimpl(tryfirst=True)
def pytest_report_teststatus(report):
    """Print no letters: there is a line for each mutant."""
    return "", "", ""


def pytest_runtest_logreport(report):
    """Note what fails, subtests too: they are reported here alone."""
    _state["failed"] = _state["failed"] or report.failed


def _wanted_mutants(session):
    from odoo.modules.registry import Registry

    words = os.environ.get("PRM_MUTANTS_ONLY", "").split()
    registry = Registry(session.config.getoption("--odoo-database"))
    with registry.cursor() as cursor:
        mutants = mutations.all_mutants(cursor, ADDON)
    if ADDON != "prm":
        mutants += pytest_guards.all_mutants(registry, ADDON)
    if not words:
        return mutants
    return [each for each in mutants if any(word in each.name for word in words)]


def _change_rows_in_tests():
    """Let each test change the rows of the mutant after the savepoint was made."""
    from odoo.tests import TransactionCase

    set_up = TransactionCase.setUp

    def set_up_mutant(self):
        set_up(self)
        mutant = _state["mutant"]
        if mutant:
            self.env.flush_all()
            for statement, values in mutant.statements:
                self.env.cr.execute(statement, values)
            for model, method, answer in mutant.answers:
                heir = self.registry[model]
                self.startPatcher(patch.object(heir, method, answer))
            self.env.invalidate_all()
            self.registry.clear_all_caches()

    TransactionCase.setUp = set_up_mutant


def _run(items, mutant):
    """Run one class of tests on a mutant.

    :return: the test that fails, if one does, and how many seconds it took
    """
    started = time.monotonic()
    _state["mutant"] = mutant
    cls = items[0].cls
    if hasattr(cls, "only"):
        cls.only = mutant.models if mutant and mutant.models else None
    caught = next(filter(None, map(_failure, items, [items[-1], *items])), None)
    return caught, time.monotonic() - started


def _failure(item, following):
    """Return the name of a test that fails; ``following`` keeps its class alive."""
    _state["failed"] = False
    reports = runtestprotocol(item, log=False, nextitem=following)
    if _state["failed"] or any(report.failed for report in reports):
        return item.nodeid.partition("::")[2] or item.nodeid
    return None
