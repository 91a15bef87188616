"""A database that the version before made, with what a vendor may have in it."""

import shutil
from contextlib import contextmanager

import databases
import odoo_cli
import testing
from places import ADDON, GENERATED, TOOLS
from say import step

# The release of the version before, and a script with data in its words.
FORMER = TOOLS / "former"
UNPACKED = GENERATED / "former"

# What is tested afterwards: the upgrade itself, and that everybody sees what is theirs.
CHECKS = (
    "tests/check_upgrade.py",
    "tests/test_access_layers.py",
    "tests/test_access_table.py",
    "tests/test_access_employees.py",
    "tests/test_access_fields.py",
)


@contextmanager
def upgraded():
    """Give a database of the version before, brought up to this one, twice."""
    with testing.database("plain") as name:
        addons = _unpacked()
        step("Installing the version before, and filling it")
        odoo_cli.init(name, [ADDON], addons=addons)
        odoo_cli.execute(name, FORMER / "data.py", addons=addons)
        step("Upgrading it")
        odoo_cli.update(name, [ADDON])
        odoo_cli.update(name, [ADDON])
        yield name


def _unpacked():
    """Unpack the release and return the folder that holds the addon."""
    [archive] = FORMER.glob(f"{ADDON}-*.tar.xz")
    with databases.locked("former"):
        shutil.rmtree(UNPACKED, ignore_errors=True)
        shutil.unpack_archive(archive, UNPACKED)
    return UNPACKED
