"""Running tests with pytest in a private copy of a template: ours, or of glue."""

import os
import secrets
import subprocess
from contextlib import contextmanager
from pathlib import Path

import databases
import glue
import odoo_cli
import python_env
from places import ADDON, GENERATED, GLUE, ROOT, TOOLS, addon_link
from say import Failure, detail, step

# The tag of classes that one set runs for all: see `suite`.
ONCE = "prm_once"
# What pytest loads beside pytest-odoo, from this folder.
PLUGINS = ("pytest_prm", "pytest_warm")


def pytest(kind, keep, arguments):
    """Run pytest on one set and return its exit code.

    :param kind: the set; if empty, that of the tests that the arguments name
    """
    addon = owner(arguments)
    kind = kind or (databases.home(addon) if addon != ADDON else "plain")
    with installed(kind, keep) as database:
        need(addon, database)
        step(f"Running pytest on {kind}")
        return subprocess.run(
            pytest_command(database, arguments), env=environment(), cwd=GENERATED
        ).returncode


@contextmanager
def database(kind, keep=None):
    """Give a private copy of a template, dropped afterwards unless it is kept."""
    with scratch(kind, keep) as name:
        if not (keep and databases.exists(name)):
            databases.copy(kind, name)
        yield name


@contextmanager
def scratch(kind, keep=None):
    """Give a name for a database, which is dropped afterwards unless it is kept."""
    name = databases.full_name(keep or f"test_{kind}_{secrets.token_hex(4)}")
    try:
        yield name
    finally:
        if not keep:
            databases.drop(name)
        elif databases.exists(name):
            detail(f"Kept the database {name}")


@contextmanager
def installed(kind, keep=None, addons=None):
    """Give a database with the addon installed, or updated in a kept one.

    :param addons: the folder with the addon, when it is not the link's
    """
    with database(kind, keep) as name:
        if databases.has_addon(name):
            step(f"Updating {ADDON} in the kept database")
            odoo_cli.update(name, [ADDON])
        else:
            step(f"Installing {ADDON} beside {', '.join(databases.SETS[kind])}")
            odoo_cli.init(
                name, [ADDON], demo=kind in databases.WITH_DEMO, addons=addons
            )
        yield name


def need(addon, database):
    """Make sure that an addon whose tests are to run is installed.

    :raises Failure: when it is not
    """
    if addon not in glue.installed(database):
        raise Failure(f"{addon} is not installed there, so none of its tests can run.")


def pytest_command(name, arguments=(), *, addons=None, plugins=PLUGINS, target=None):
    """Return the words that start pytest with Odoo.

    Its root is the addon that the tests belong to: from the root of another one it
    would import them as parts of that.
    """
    root = target or _folder(owner(arguments))
    return [
        str(python_env.PYTHON),
        "-m",
        "pytest",
        "-c",
        str(ROOT / "pyproject.toml"),
        f"--rootdir={root}",
        f"--confcutdir={target or root / 'tests'}",
        *(word for plugin in plugins for word in ("-p", plugin)),
        f"--odoo-database={name}",
        f"--odoo-config={odoo_cli.configuration(addons)}",
        "--odoo-http",
        "--odoo-log-level=warn",
        *([str(target)] if target else _targets(arguments)),
    ]


def environment():
    """Return pytest's environment: Odoo's, and our plugins on the path."""
    return {**odoo_cli.environment(), "PYTHONPATH": str(TOOLS)}


def owner(arguments):
    """Return the addon whose tests pytest's arguments name: ours where none does.

    :raises Failure: when they name tests of several
    """
    paths = filter(None, map(_path, arguments))
    found = {glue.owner(path) or ADDON for path in paths} or {ADDON}
    if len(found) > 1:
        raise Failure(f"Tests of {' and '.join(sorted(found))} run apart, not at once.")
    return found.pop()


def _folder(addon):
    """Return the folder where Odoo finds an addon."""
    return addon_link() if addon == ADDON else GLUE / addon


def _targets(arguments):
    """Show pytest the tests where they belong to the addon: ours through the link."""
    found = [_where_odoo_finds(argument) for argument in arguments]
    if not any(map(_path, arguments)):
        found.append(str(addon_link() / "tests"))
    return found


def _where_odoo_finds(argument):
    path = _path(argument)
    if not path:
        return argument
    where = path if glue.owner(path) else addon_link() / path.relative_to(ROOT)
    _file, separator, rest = argument.partition("::")
    return f"{where}{separator}{rest}"


def _path(argument):
    """Return the file or folder of the checkout that an argument names, or None."""
    path = Path(os.path.abspath(ROOT / argument.partition("::")[0]))
    is_ours = path.is_relative_to(ROOT) and path.exists()
    return path if is_ours and not argument.startswith("-") else None
