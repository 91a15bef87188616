"""`make mutants`: is every removal of a right, a rule or a group seen by a test?

The rows of a copied database are changed one after the other, and the access tests
alone are run; of a glue addon, whose guards are mostly code, its own tests, and what
its services answer is changed, too. Prints a table; ends with 1 when a change goes
unseen.
"""

import json
import subprocess

import databases
import glue
import testing
from places import ADDON, GENERATED, GLUE, ROOT
from say import Failure, detail, step

RESULTS = GENERATED / "mutants.json"
# The quick tables first: what they catch, the others need not look at.
TABLES = (
    "tests/access/test_access_table.py",
    "tests/access/test_access_employees.py",
)
# These speak of names, addresses and pages, not of rights on records; or compare the
# two layers, of which one is off here.
LEFT_OUT = {"surface", "naming", "core_pages", "alike", "layers"}
# Of glue: what commits, opens a browser, or looks at former versions.
NOT_OF_GLUE = ("race", "tour", "migration", "uninstall")
OF_RIGHTS = ("access", "canary", "request", "seen", "cases", "passing", "public")


def mutants(kind, names, resume, addon=ADDON):
    """Run all mutants, or those with one of ``names`` in theirs.

    :param resume: keep what an interrupted run has found already
    :param addon: of which addon; glue is tried in the set that has its app
    :raises Failure: when there is no such addon
    """
    if addon not in (ADDON, *glue.names()):
        raise Failure(f"There is no {addon} in addons/.")
    if not resume:
        RESULTS.unlink(missing_ok=True)
    kind = kind if addon == ADDON else databases.home(addon)
    with testing.installed(kind, f"mutants_{kind}") as database:
        step("Changing one guard after the other")
        code = subprocess.run(
            _command(database, addon),
            env={
                **testing.environment(),
                "PRM_MUTANTS": str(RESULTS),
                "PRM_MUTANTS_ONLY": " ".join(names),
                "PRM_MUTANTS_OF": addon,
            },
            cwd=GENERATED,
        ).returncode
    if not RESULTS.exists() or "of" not in json.loads(RESULTS.read_text()):
        raise Failure(f"pytest ended with {code}; go on with --resume.")
    return _table(json.loads(RESULTS.read_text()))


def _command(database, addon):
    tests = _tests_of_glue(addon) if addon != ADDON else _access_tests()
    # Without what other runs remember of templates: a mutant is a change of rows.
    plugins = ("pytest_prm", "pytest_mutants")
    command = testing.pytest_command(database, tests, plugins=plugins)
    return [*command, "-q", "-s", "--no-header"]


def _access_tests():
    """Return the files of access tests, the quick tables first."""
    found = (ROOT / "tests").rglob("test_access_*.py")
    others = [
        str(path.relative_to(ROOT))
        for path in sorted(found)
        if not LEFT_OUT & {path.stem.removeprefix("test_access_")}
    ]
    return list(dict.fromkeys((*TABLES, *others)))


def _tests_of_glue(addon):
    """Return the files of a glue addon's tests, those of rights first."""
    found = [
        path
        for path in (GLUE / addon / "tests").glob("test_*.py")
        if not any(word in path.stem for word in NOT_OF_GLUE)
    ]
    found.sort(key=lambda path: not any(word in path.stem for word in OF_RIGHTS))
    return [str(path.relative_to(ROOT)) for path in found]


def _table(results):
    """Print each mutant with the test that caught it; return the exit code."""
    wrong = []
    for name, sound in results["of"].items():
        caught = results.get(name)
        good = not caught if sound else bool(caught)
        words = f"fails {caught}" if caught else "passes"
        detail(f"{'ok  ' if good else 'OPEN'} {name}: {words}")
        if not good:
            wrong.append(name)
    total = len(results["of"])
    step(f"{total - len(wrong)} of {total} as they should be")
    if "nothing changed" in results:
        wrong.append(f"nothing changed: {results['nothing changed']}")
    for name in wrong:
        detail(f"OPEN {name}")
    return 1 if wrong else 0
