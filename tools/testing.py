"""Running the addon's tests with pytest in a private copy of a template."""

import os
import secrets
import subprocess
from contextlib import contextmanager

import databases
import odoo_cli
import python_env
from places import ADDON, GENERATED, ROOT, TOOLS, addon_link
from say import detail, step

# The tag of classes that one set runs for all: see `suite`.
ONCE = "prm_once"
# What pytest loads beside pytest-odoo, from this folder.
PLUGINS = ("pytest_prm", "pytest_warm")


def pytest(kind, keep, arguments):
    """Run pytest on one set and return its exit code."""
    with installed(kind, keep) as database:
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
            odoo_cli.init(name, [ADDON], addons=addons)
        yield name


def pytest_command(name, arguments=(), *, addons=None, plugins=PLUGINS, target=None):
    """Return the words that start pytest with Odoo."""
    return [
        str(python_env.PYTHON),
        "-m",
        "pytest",
        "-c",
        str(ROOT / "pyproject.toml"),
        f"--rootdir={target or addon_link()}",
        f"--confcutdir={target or addon_link() / 'tests'}",
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


def _targets(arguments):
    """Show pytest the tests through the link, where they belong to the addon."""
    found = [_through_link(argument) for argument in arguments]
    if found == list(arguments):
        found.append(str(addon_link() / "tests"))
    return found


def _through_link(argument):
    path, separator, rest = argument.partition("::")
    target = os.path.abspath(os.path.join(ROOT, path))
    inside = target.startswith(f"{ROOT}{os.sep}") and os.path.exists(target)
    if not inside or argument.startswith("-"):
        return argument
    return str(addon_link() / os.path.relpath(target, ROOT)) + separator + rest
