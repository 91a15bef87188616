"""What `make lint` looks at: style, conventions, README, legal forms, translations."""

import subprocess

import odoo19
import odoo_cli
import release
import testing
from places import ADDON, GENERATED, ROOT, TOOLS, VENV
from say import detail, step

POT = ROOT / "i18n" / f"{ADDON}.pot"
FRESH_POT = GENERATED / f"{ADDON}.pot"
# The rest of a .pot file's head is the day of the export and the version of Odoo.
END_OF_HEAD = "\n\n"


def lint():
    """Run every check, also after one failed, and return the exit code."""
    with release.working_copy() as addon:
        failed = [name for name, check in _quick_checks(addon).items() if not check()]
        with testing.installed("plain", addons=addon.parent) as database:
            if not _test_lint(database, addon):
                failed.append("Odoo's test_lint")
            if not _pot_is_current(database, addon):
                failed.append("translation template")
    if failed:
        print(f"\nFailed: {', '.join(failed)}.")
        return 1
    print("\nNothing to complain about.")
    return 0


def refresh_pot():
    """Write the translation template anew."""
    with (
        release.working_copy() as addon,
        testing.installed("plain", addons=addon.parent) as database,
    ):
        text = _export(database, addon)
    POT.parent.mkdir(exist_ok=True)
    if not POT.exists() or _terms(POT.read_text()) != _terms(text):
        POT.write_text(text)
    detail(f"{POT.relative_to(ROOT)} is current.")
    return 0


def refresh_forms():
    """Write the table of legal forms anew."""
    step("Legal forms: policy/legal_forms.txt from the world list and ours")
    return 0 if _run("python", TOOLS / "legal_forms.py") else 1


def fix():
    """Let ruff mend what it can."""
    step("Mending style with ruff")
    _run("ruff", "check", "--fix-only", "--quiet", ROOT)
    return 0 if _run("ruff", "format", ROOT) else 1


def _quick_checks(addon):
    return {
        "ruff": _ruff,
        "pylint-odoo": lambda: _pylint(addon),
        "README": lambda: _readme(addon / "README.rst"),
        "legal forms": _forms_are_current,
    }


def _ruff():
    step("ruff: style (`make fix` mends most of it)")
    rules = _run("ruff", "check", "--output-format=concise", ROOT)
    shape = _run("ruff", "format", "--check", "--output-format=concise", ROOT)
    return rules and shape


def _pylint(addon):
    step("pylint-odoo: OCA's conventions")
    settings = f"--rcfile={ROOT / 'pyproject.toml'}"
    words = ("pylint", settings)
    code = _run(*words, "--ignore=tests", addon, cwd=addon.parent)
    # What tests say to each other needs no translation.
    quiet = "--disable=translation-required"
    return _run(*words, quiet, addon / "tests", cwd=addon.parent) and code


def _readme(path):
    step("docutils: README.rst")
    arguments = ["--report=info", "--halt=warning", path, GENERATED / "readme.html"]
    return _run("python", "-m", "docutils", *arguments)


def _forms_are_current():
    step("Legal forms: policy/legal_forms.txt against what it is made from")
    return _run("python", TOOLS / "legal_forms.py", "--check")


def _test_lint(database, addon):
    step("Odoo's own test_lint, on the addon alone")
    tests = odoo19.addons_folders()[0] / "test_lint" / "tests"
    command = testing.pytest_command(
        database, addons=addon.parent, plugins=["pytest_lint"], target=tests
    )
    # test_checkers tests the linter itself.
    quiet = (
        "-q",
        "--no-header",
        "--disable-warnings",
        f"--ignore={tests}/test_checkers.py",
    )
    done = subprocess.run([*command, *quiet], env=testing.environment(), cwd=GENERATED)
    return done.returncode == 0


def _pot_is_current(database, addon):
    step(f"Translations: {POT.relative_to(ROOT)} against the source")
    fresh = _terms(_export(database, addon))
    if POT.exists() and _terms(POT.read_text()) == fresh:
        return True
    print(f"{POT.relative_to(ROOT)} is not current: run `make pot` and commit it.")
    return False


def _export(database, addon):
    """Return the translation template that Odoo makes of the addon."""
    odoo_cli.export_terms(database, FRESH_POT, addon.parent)
    return FRESH_POT.read_text()


def _terms(text):
    return text.partition(END_OF_HEAD)[2]


def _run(program, *arguments, cwd=ROOT):
    command = [str(VENV / "bin" / program), *(str(each) for each in arguments)]
    environment = odoo_cli.environment()
    return subprocess.run(command, cwd=cwd, env=environment).returncode == 0
