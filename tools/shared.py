"""One set of modules, installed once and tested by as many processes as are free."""

import os
import subprocess
import threading
from contextlib import ExitStack

import databases
import odoo_cli
import testing
import upgrading
from parts import Part
from places import ADDON, GENERATED, ROOT, TOOLS
from say import Failure, started, step

SLOWEST = ("--durations=5", "--durations-min=10")
BROWSER_WORDS = ("start_tour", "browser_js")
# Switching access while it is read takes minutes at the 50 turns of `make toggle`. What
# was wrong before the access had a key showed at two of three turns: ten find it.
TURNS = "10"


class SharedSet:
    """The tests of one set, and what came of them so far."""

    def __init__(self, kind, tests):
        """Prepare a set.

        :param tests: addon → its files or folders with tests, in the order in which
            they run
        """
        self.kind = kind
        self.parts = [Part(kind, *each) for each in tests.items()]
        self._stack = ExitStack()
        self._installing = threading.Lock()
        self._origin = None
        self._is_broken = False
        self._processes = 0

    def run(self):
        """Test what nobody else has taken, in processes of its own."""
        with self._installing:
            self._processes += 1
            number = str(self._processes) if self._processes > 1 else ""
            if self._is_broken or not self._untaken():
                return
            try:
                origin = self._installed()
            # Whatever it is, the other sets go on, and the log's end tells of it.
            except (Failure, OSError) as failure:
                self._is_broken = True
                for part in self.parts:
                    part.fail(part.title, str(failure))
                return
        self._test(number, origin)

    def results(self):
        """Return for each addon's tests their title, and how many passed and failed."""
        return {part.title: part.result() for part in self.parts}

    def failures(self):
        """Return whatever failed, and why: the first line of each says what."""
        return [each for part in self.parts for each in part.failures]

    def close(self):
        """Remove the database and what the processes wrote."""
        self._stack.close()
        for part in self.parts:
            part.close()

    def _untaken(self):
        return [part for part in self.parts if not part.is_taken()]

    # ------------------------------------------------------------------ database

    def _installed(self):
        """Return the set's database, which the first who asks for it installs."""
        if not self._origin:
            is_former = self.kind in upgrading.RELEASES
            make = upgrading.upgraded if is_former else testing.installed
            self._origin = self._stack.enter_context(make(self.kind))
            if not is_former and self._opens_browsers():
                step(f"Building what browsers load on {self.kind}")
                odoo_cli.execute(self._origin, TOOLS / "shell_assets.py")
        return self._origin

    def _opens_browsers(self):
        folders = [ROOT / file for part in self.parts for file in part.files]
        files = [path for folder in folders for path in folder.rglob("test_*.py")]
        texts = (path.read_text(encoding="utf-8") for path in files)
        return any(word in text for text in texts for word in BROWSER_WORDS)

    # ------------------------------------------------------------------- testing

    def _test(self, number, origin):
        if self.kind in upgrading.RELEASES:  # nobody shares it
            return self._test_parts(number, origin)
        with testing.scratch(self.kind) as database:
            databases.duplicate(origin, database)
            self._test_parts(number, database)

    def _test_parts(self, number, database):
        for part in self._untaken():
            name = f"{part.title} {number}".rstrip()
            try:
                testing.need(part.addon, database)
                self._pytest(part, name, database)
            except Failure as failure:
                part.fail(name, str(failure))

    def _pytest(self, part, name, database):
        """Run pytest and print its lines as they come, marked with the set's name."""
        step(f"Testing on {name}")
        with started(
            testing.pytest_command(database, (*SLOWEST, *part.files)),
            env=self._environment(part, name),
            cwd=GENERATED,
            stdout=subprocess.PIPE,
            text=True,
            errors="replace",
        ) as process:
            for line in process.stdout:
                print(f"[{name}] {line}", end="", flush=True)
        part.take_result(name, process.returncode)

    def _environment(self, part, name):
        """Return pytest's environment, with what its plugin `pytest_prm` reads."""
        values = {"PRM_RESULT": str(part.report(name)), "PRM_SHARED": str(part.folder)}
        if self.kind == "beside" and part.addon == ADDON:
            values["PRM_WITHOUT"] = testing.ONCE
        values["PRM_TOGGLE_TURNS"] = os.environ.get("PRM_TOGGLE_TURNS") or TURNS
        return {**testing.environment(), **values}
