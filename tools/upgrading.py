"""Databases that versions before made, with what a vendor may have in them.

Two releases are kept in `former/`: the last one, and the first, whose upgrade runs
every migration there is. The next version takes the place of the last one: a folder
for prm and one for each of its glue addons, as they were in that commit::

    git archive --prefix=prm/ COMMIT -- __init__.py … | tar x -C THERE
    git archive --prefix=prm_sale/ COMMIT:addons/prm_sale | tar x -C THERE
    tar c -C THERE prm prm_sale … | xz -9e > prm-VERSION.tar.xz

with the folders that Odoo needs to install them, without tests, texts and pictures.
Glue comes by itself where its app is; in the first release there was none.
"""

import shutil
from contextlib import contextmanager

import databases
import odoo_cli
import postgres
import testing
from places import ADDON, GENERATED, TOOLS
from say import step

# Releases, and a script with data in the words of all of them. Each is installed with
# its demo, which has something of everything: none of it may be lost.
FORMER = TOOLS / "former"
UNPACKED = GENERATED / "former"

# The set that is tested → the release that it was made with, and beside what.
RELEASES = {"upgraded": "19.0.1.11.0", "upgraded_older": "19.0.1.0.0"}
BESIDE = {"upgraded": "demo", "upgraded_older": "former"}
# Not every database has PostgreSQL's trigrams: this one does not.
WITHOUT_TRIGRAMS = "upgraded_older"
UPGRADE = "tests/upgrade/check_upgrade.py"
# What is tested afterwards: the upgrade itself, and that everybody sees what is theirs.
CHECKS = {
    "upgraded": (
        UPGRADE,
        "tests/access/test_access_layers.py",
        "tests/access/test_access_table.py",
        "tests/access/test_access_employees.py",
        "tests/access/test_access_fields.py",
    ),
    "upgraded_older": (UPGRADE,),
}


@contextmanager
def upgraded(kind):
    """Give a database of a version before, brought up to this one, twice."""
    version = RELEASES[kind]
    with testing.database(BESIDE[kind]) as name:
        if kind == WITHOUT_TRIGRAMS:
            postgres.sql("DROP EXTENSION pg_trgm CASCADE", name)
        step(f"Installing version {version}, and filling it")
        with _unpacked(version) as addons:
            odoo_cli.init(name, [ADDON], demo=True, addons=addons)
            odoo_cli.execute(name, FORMER / "data.py", addons=addons)
        step(f"Upgrading it from {version}")
        odoo_cli.update(name, [ADDON])
        odoo_cli.update(name, [ADDON])
        yield name


@contextmanager
def _unpacked(version):
    """Unpack a release, for one at a time; give the folder that holds the addon."""
    folder = UNPACKED / version
    with databases.locked(f"former-{version}"):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.unpack_archive(FORMER / f"{ADDON}-{version}.tar.xz", folder)
        yield folder
