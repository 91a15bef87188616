"""One set of modules, installed once and tested by as many processes as are free."""

import json
import os
import shutil
import subprocess
import threading
from contextlib import ExitStack

import databases
import odoo_cli
import testing
import upgrading
from places import GENERATED, ROOT, TOOLS
from say import Failure, started, step

SLOWEST = ("--durations=5", "--durations-min=10")
BROWSER_WORDS = ("start_tour", "browser_js")
# Switching access while it is read takes minutes at the 50 turns of `make toggle`. What
# was wrong before the access had a key showed at two of three turns: ten find it.
TURNS = "10"


class SharedSet:
    """The tests of one set, and what came of them so far."""

    def __init__(self, kind, files=()):
        """Prepare a set.

        :param files: files or folders with tests; without any, those of the set
        """
        self.kind = kind
        self.files = tuple(files) or upgrading.CHECKS.get(kind, ())
        self._folder = GENERATED / f"shared-{kind}-{os.getpid()}"
        self._stack = ExitStack()
        self._installing = threading.Lock()
        self._origin = None
        self._is_broken = False
        self._processes = 0
        self._results = []

    def run(self):
        """Test what nobody else has taken, in a process of its own."""
        with self._installing:
            self._processes += 1
            name = (
                f"{self.kind} {self._processes}" if self._processes > 1 else self.kind
            )
            if self._is_broken or (self._folder / "done").exists():
                return
            try:
                origin = self._installed()
            except Failure as failure:
                self._is_broken = True
                self._note(name, str(failure))
                return
        try:
            self._test(name, origin)
        except Failure as failure:
            self._note(name, str(failure))

    def result(self):
        """Return how many tests passed and failed."""
        passed = sum(one["passed"] for one in self._results)
        failed = sum(one["failed"] for one in self._results)
        left = max((one["chosen"] for one in self._results), default=0)
        left -= passed + failed
        if left > 0:
            print(f"[{self.kind}] {left} tests were not run.", flush=True)
        return passed, failed or int(left > 0)

    def close(self):
        """Remove the database and what the processes wrote."""
        self._stack.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    # ------------------------------------------------------------------ database

    def _installed(self):
        """Return the set's database, which the first who asks for it installs."""
        if not self._origin:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True)
            is_former = self.kind in upgrading.RELEASES
            make = upgrading.upgraded if is_former else testing.installed
            self._origin = self._stack.enter_context(make(self.kind))
            if not is_former and self._opens_browsers():
                step(f"Building what browsers load on {self.kind}")
                odoo_cli.execute(self._origin, TOOLS / "shell_assets.py")
        return self._origin

    def _opens_browsers(self):
        folders = [ROOT / file for file in self.files or ("tests",)]
        files = [path for folder in folders for path in folder.rglob("test_*.py")]
        texts = (path.read_text(encoding="utf-8") for path in files)
        return any(word in text for text in texts for word in BROWSER_WORDS)

    # ------------------------------------------------------------------- testing

    def _test(self, name, origin):
        if self.kind in upgrading.RELEASES:  # nobody shares it
            return self._pytest(name, origin)
        with testing.scratch(self.kind) as database:
            databases.duplicate(origin, database)
            self._pytest(name, database)

    def _pytest(self, name, database):
        """Run pytest and print its lines as they come, marked with the set's name."""
        report = self._folder / f"{name}.json"
        step(f"Testing on {name}")
        with started(
            testing.pytest_command(database, (*SLOWEST, *self.files)),
            env=self._environment(report),
            cwd=GENERATED,
            stdout=subprocess.PIPE,
            text=True,
            errors="replace",
        ) as process:
            for line in process.stdout:
                print(f"[{name}] {line}", end="", flush=True)
        if not report.exists():
            self._note(name, "pytest ended without a result.")
            return
        one = json.loads(report.read_text())
        # Whatever pytest objects to beside single tests is a failure, too.
        one["failed"] = one["failed"] or int(process.returncode != 0)
        self._results.append(one)

    def _environment(self, report):
        """Return pytest's environment, with what its plugin `pytest_prm` reads."""
        values = {"PRM_RESULT": str(report), "PRM_SHARED": str(self._folder)}
        if self.kind == "beside":
            values["PRM_WITHOUT"] = testing.ONCE
        values["PRM_TOGGLE_TURNS"] = os.environ.get("PRM_TOGGLE_TURNS") or TURNS
        return {**testing.environment(), **values}

    def _note(self, name, text):
        """Count what went wrong before or instead of tests as one failure."""
        print(f"[{name}] Failed: {text}", flush=True)
        self._results.append({"passed": 0, "failed": 1, "chosen": 0})
