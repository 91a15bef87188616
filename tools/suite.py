"""`make test`: the addon's tests on both sets of modules, and one truthful sum."""

import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import testing
import upgrading
from places import GENERATED
from say import Failure, started, step

KINDS = ("plain", "beside", *upgrading.RELEASES)
AT_ONCE = 2
SLOWEST = ("--durations=5", "--durations-min=10")
# One set with its browser takes half of this at most.
MEMORY_FOR_BOTH = 4 * 1024**2


def suite():
    """Run all tests and return the exit code."""
    started = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE if _room_for_both() else 1) as pool:
        results = dict(zip(KINDS, pool.map(_run, KINDS), strict=True))
    print()
    for kind, (passed, failed) in results.items():
        print(f"{kind}: {passed} passed, {failed} failed")
    passed = sum(result[0] for result in results.values())
    failed = sum(result[1] for result in results.values())
    _close(passed, failed, time.monotonic() - started)
    return 1 if failed or not all(result[0] for result in results.values()) else 0


def _run(kind):
    """Run one set and return how many tests passed and failed."""
    report = GENERATED / f"result-{kind}-{os.getpid()}.json"
    try:
        with _database(kind) as database:
            step(f"Testing on {kind}")
            code = _pytest(kind, database, report)
        passed, failed = json.loads(report.read_text())
    except Failure as failure:
        print(f"[{kind}] Failed: {failure}", flush=True)
        return 0, 1
    except FileNotFoundError:
        print(f"[{kind}] pytest ended without a result.", flush=True)
        return 0, 1
    finally:
        report.unlink(missing_ok=True)
    # Whatever pytest objects to beside single tests is a failure, too.
    return passed, failed or int(code != 0)


def _database(kind):
    """Return what gives the database of a set."""
    is_former = kind in upgrading.RELEASES
    return upgrading.upgraded(kind) if is_former else testing.installed(kind)


def _pytest(kind, database, report):
    """Run pytest and print its lines as they come, marked with the set's name."""
    files = upgrading.CHECKS.get(kind, ())
    with started(
        testing.pytest_command(database, (*SLOWEST, *files)),
        env={**testing.environment(), "PRM_RESULT": str(report)},
        cwd=GENERATED,
        stdout=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout:
            print(f"[{kind}] {line}", end="", flush=True)
    return process.returncode


def _room_for_both():
    """Tell whether both sets may run at the same time."""
    if (os.cpu_count() or 1) < AT_ONCE:
        return False
    with open("/proc/meminfo") as memory:
        found = dict(line.split(":") for line in memory)
    return int(found["MemAvailable"].split()[0]) > MEMORY_FOR_BOTH


def _close(passed, failed, seconds):
    """Print the sum, alone on a line and in pytest's own form."""
    print(f"{passed} passed, {failed} failed")
    counts = [f"{failed} failed"] if failed else []
    counts += [f"{passed} passed"] if passed else []
    text = f" {', '.join(counts) or 'no tests ran'} in {seconds:.2f}s "
    print(f"{text:=^80}", flush=True)
