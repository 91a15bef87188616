"""The tests of one addon in a set of modules, shared by several processes."""

import json
import os
import shutil

from places import ADDON, GENERATED


class Part:
    """Which files of tests are taken, and what came of them."""

    def __init__(self, kind, addon, files):
        """Prepare the tests of an addon.

        :param files: files or folders below the checkout
        """
        self.addon = addon
        self.files = tuple(files)
        self.title = kind if addon == ADDON else f"{addon} {kind}"
        # Each process leaves a note there for each file that it takes.
        self.folder = GENERATED / f"shared-{kind}-{addon}-{os.getpid()}"
        self._results = []
        self.failures = []  # with their reasons, for the end of the log
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def is_taken(self):
        """Tell whether no file of tests is left for another process."""
        return (self.folder / "done").exists()

    def report(self, name):
        """Return the file where the process of that name leaves its counts."""
        return self.folder / f"{name}.json"

    def take_result(self, name, code):
        """Add what a process has counted.

        :param int code: what pytest ended with
        """
        report = self.report(name)
        if not report.exists():
            return self.fail(name, "pytest ended without a result.")
        one = json.loads(report.read_text())
        reasons = one["reasons"]
        # Whatever pytest objects to beside single tests is a failure, too.
        if code and not reasons:
            reasons = {f"pytest ended with {code}, without a test that failed.": []}
        one["failed"] = len(reasons)
        self._note(name, reasons)
        self._results.append(one)

    def fail(self, name, text):
        """Count what went wrong before or instead of tests as one failure."""
        print(f"[{name}] Failed: {text}", flush=True)
        self._note(name, {text: []})
        self._results.append({"passed": 0, "failed": 1, "chosen": 0})

    def result(self):
        """Return how many tests passed and failed; that none ran is a failure."""
        passed = sum(one["passed"] for one in self._results)
        failed = sum(one["failed"] for one in self._results)
        left = max((one["chosen"] for one in self._results), default=0)
        left -= passed + failed
        if left > 0:
            self._note(self.title, {f"{left} tests were not run.": []})
        elif not (passed or failed):
            self._note(self.title, {"No tests were run.": []})
        return passed, failed or int(left > 0 or not passed)

    def _note(self, name, reasons):
        """Keep what failed, each with the lines that say why."""
        for text, lines in reasons.items():
            self.failures.append("\n    ".join((f"[{name}] {text}", *lines)))

    def close(self):
        """Remove what the processes wrote."""
        shutil.rmtree(self.folder, ignore_errors=True)
