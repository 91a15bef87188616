"""What `make lint` looks at: style, conventions, README, legal forms, translations.

Ours and each glue addon by itself; those whose linters and translations want an
installed addon in the sets where they are tested.
"""

import subprocess
from functools import partial

import databases
import glue
import odoo19
import odoo_cli
import release
import testing
from places import ADDON, GENERATED, GLUE, ROOT, TOOLS, VENV
from say import detail, step

# The rest of a .pot file's head is the day of the export and the version of Odoo.
END_OF_HEAD = "\n\n"


def lint():
    """Run every check, also after one failed, and return the exit code."""
    with release.working_copy() as folder:
        failed = [name for name, check in _quick_checks(folder).items() if not check()]
        for kind, addons in _sets().items():
            with testing.installed(kind, addons=folder) as database:
                failed += _failed_in(database, addons, folder)
    if failed:
        print(f"\nFailed: {', '.join(failed)}.")
        return 1
    print("\nNothing to complain about.")
    return 0


def refresh_pot():
    """Write the translation templates anew, and their texts into the languages."""
    with release.working_copy() as folder:
        for kind, addons in _sets().items():
            with testing.installed(kind, addons=folder) as database:
                for addon in addons:
                    _write_pot(addon, _export(database, addon, folder))
    return 0 if all(map(_languages, _addons())) else 1


def _write_pot(addon, text):
    path = _pot(addon)
    path.parent.mkdir(exist_ok=True)
    if not path.exists() or _terms(path.read_text()) != _terms(text):
        path.write_text(text)
    detail(f"{path.relative_to(ROOT)} is current.")


def _addons():
    return [ADDON, *glue.names()]


def _sets():
    """Return set → the addons that are looked at there: where they are tested."""
    sets = {"plain": [ADDON]}
    for addon in glue.names():
        sets.setdefault(databases.home(addon), []).append(addon)
    return sets


def refresh_forms():
    """Write the table of legal forms anew."""
    step("Legal forms: policy/legal_forms.txt from the world list and ours")
    return 0 if _run("python", TOOLS / "legal_forms.py") else 1


def fix():
    """Let ruff mend what it can."""
    step("Mending style with ruff")
    _run("ruff", "check", "--fix-only", "--quiet", ROOT)
    return 0 if _run("ruff", "format", ROOT) else 1


def _quick_checks(folder):
    checks = {"ruff": _ruff}
    for addon in _addons():
        checks[f"pylint-odoo of {addon}"] = partial(_pylint, folder / addon)
        checks[f"README of {addon}"] = partial(_readme, folder / addon)
        checks[f"translations of {addon}"] = partial(_languages, addon, "--check")
    return {**checks, "legal forms": _forms_are_current}


def _failed_in(database, addons, folder):
    """Return the names of the checks that fail in a database with these addons."""
    failed = []
    if not _test_lint(database, addons, folder):
        failed.append(f"Odoo's test_lint of {', '.join(addons)}")
    for addon in addons:
        if not _pot_is_current(database, addon, folder):
            failed.append(f"translation template of {addon}")
    return failed


def _ruff():
    step("ruff: style (`make fix` mends most of it)")
    rules = _run("ruff", "check", "--output-format=concise", ROOT)
    shape = _run("ruff", "format", "--check", "--output-format=concise", ROOT)
    return rules and shape


def _pylint(addon):
    step(f"pylint-odoo: OCA's conventions, {addon.name}")
    settings = f"--rcfile={ROOT / 'pyproject.toml'}"
    words = ("pylint", settings)
    code = _run(*words, "--ignore=tests", addon, cwd=addon.parent)
    # What tests say to each other needs no translation.
    quiet = "--disable=translation-required"
    return _run(*words, quiet, addon / "tests", cwd=addon.parent) and code


def _readme(addon):
    step(f"docutils: README.rst of {addon.name}")
    path, target = addon / "README.rst", GENERATED / "readme.html"
    arguments = ["--report=info", "--halt=warning", path, target]
    return _run("python", "-m", "docutils", *arguments)


def _forms_are_current():
    step("Legal forms: policy/legal_forms.txt against what it is made from")
    return _run("python", TOOLS / "legal_forms.py", "--check")


def _languages(addon, *options):
    step(f"Translations of {addon}: complete, with all placeholders, by the glossary")
    return _run("python", TOOLS / "languages.py", *options, _pot(addon).parent.parent)


def _test_lint(database, addons, folder):
    names = " ".join(addons)
    step(f"Odoo's own test_lint, on {names} alone")
    tests = odoo19.addons_folders()[0] / "test_lint" / "tests"
    command = testing.pytest_command(
        database, addons=folder, plugins=["pytest_lint"], target=tests
    )
    # test_checkers tests the linter itself.
    quiet = (
        "-q",
        "--no-header",
        "--disable-warnings",
        f"--ignore={tests}/test_checkers.py",
    )
    environment = {**testing.environment(), "PRM_LINTED": names}
    done = subprocess.run([*command, *quiet], env=environment, cwd=GENERATED)
    return done.returncode == 0


def _pot_is_current(database, addon, folder):
    path = _pot(addon)
    step(f"Translations: {path.relative_to(ROOT)} against the source")
    fresh = _terms(_export(database, addon, folder))
    if path.exists() and _terms(path.read_text()) == fresh:
        return True
    print(f"{path.relative_to(ROOT)} is not current: run `make pot` and commit it.")
    return False


def _pot(addon):
    """Return the file with an addon's translation template."""
    folder = ROOT if addon == ADDON else GLUE / addon
    return folder / "i18n" / f"{addon}.pot"


def _export(database, addon, folder):
    """Return the translation template that Odoo makes of an addon."""
    target = GENERATED / f"{addon}.pot"
    odoo_cli.export_terms(database, addon, target, folder)
    return target.read_text()


def _terms(text):
    return text.partition(END_OF_HEAD)[2]


def _run(program, *arguments, cwd=ROOT):
    command = [str(VENV / "bin" / program), *(str(each) for each in arguments)]
    environment = odoo_cli.environment()
    return subprocess.run(command, cwd=cwd, env=environment).returncode == 0
