"""The databases that are measured: filled once, kept as templates.

Each is copied from one where a few records were made by the ORM, which is a copy of one
with the addon beside what Odoo itself has for partners. The names of all of them say
by a hash what they were made of.
"""

import ast
import hashlib

import databases
import glue
import odoo_cli
import postgres
from bench import servers
from databases import FILESTORES, PREFIX
from places import ADDON, ROOT, TOOLS
from say import step

HERE = TOOLS / "bench"
# Name → number of registrations, and of as many leads.
SIZES = {"small": 10_000, "large": 1_000_000}
MANIFEST = ROOT / "__manifest__.py"
# Apps that are built in with the first template: what it was made of says the rest.
SET = "measured"


def template(size):
    """Return the name of the template of a size, after making it if need be."""
    name = f"{PREFIX}template_bench_{size}_{_key()}"
    with databases.locked(f"bench-{size}"):
        if not databases.exists(name):
            _made(name, _prepared(), _fill, SIZES[size])
            databases.take_note(name, f"{name} {databases.fingerprint()}")
            forget(size)
    return name


def measured(size):
    """Return the name of a database of a size: a copy of its template, kept.

    It is made anew when the template is another one, and updated when the addon is.
    """
    origin, name = template(size), databases.full_name(f"bench_{size}")
    wanted = f"{origin} {databases.fingerprint()}"
    if not databases.note(name).startswith(origin):
        step(f"Copying {origin}")
        databases.duplicate(origin, name, is_large=True)
        databases.take_note(name, databases.note(origin))
    if databases.note(name) != wanted:
        step(f"Updating {ADDON} in {name}")
        odoo_cli.update(name, [ADDON], addons=servers.addons_folder())
        postgres.sql("VACUUM ANALYZE", name)
        databases.take_note(name, wanted)
    return name


def forget(size):
    """Let the next run begin with a new copy: this one was changed too much."""
    databases.drop(databases.full_name(f"bench_{size}"))


def check(name):
    """Compare a sample of what was copied with what the ORM computes.

    :raises Failure: where it differs
    """
    step(f"Computing a sample of {name} anew")
    _shell(name, "shell_sample.py")


def _prepared():
    """Return the name of the database with what is copied."""
    name = f"{PREFIX}template_prepared_{_key()}"
    with databases.locked("bench-prepared"):
        if not databases.exists(name):
            _made(name, databases.template(SET), _prepare)
    return name


def _made(name, origin, make, *arguments):
    """Make a template from a copy of another; half made it never has its name."""
    unfinished = name.replace("template", "unfinished").rpartition("_")[0]
    former = name.rpartition("_")[0] + "_"
    for other in postgres.sql(
        f"SELECT datname FROM pg_database WHERE starts_with(datname, '{former}')"
    ):
        databases.drop(other)
    databases.duplicate(origin, unfinished)
    make(unfinished, *arguments)
    (FILESTORES / unfinished).rename(FILESTORES / name)
    postgres.sql(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def _prepare(name):
    """Install the addon alone, and make what is copied."""
    known = ", ".join(f"'{addon}'" for addon in glue.names())
    postgres.sql(
        f"DELETE FROM ir_module_module WHERE name IN ({known or 'NULL'})", name
    )
    step(f"Installing {ADDON} beside {', '.join(databases.SETS[SET])}")
    odoo_cli.init(name, [ADDON], addons=servers.addons_folder())
    _shell(name, "shell_fill.py", 0)


def _fill(name, registrations):
    step(f"Filling a database with {registrations:,} registrations")
    _shell(name, "shell_fill.py", registrations)
    postgres.sql("VACUUM ANALYZE", name)
    check(name)


def _shell(name, script, registrations=0):
    variables = {"PYTHONPATH": str(TOOLS), "PRM_REGISTRATIONS": str(registrations)}
    odoo_cli.execute(
        name, HERE / script, addons=servers.addons_folder(), variables=variables
    )


def _key():
    """Return a short text that changes with what the templates are made of."""
    told = hashlib.sha256(databases._key(SET).encode())
    # What upgrades change comes by an upgrade, but for those between versions.
    told.update(
        ast.literal_eval(MANIFEST.read_text(encoding="utf-8"))["version"].encode()
    )
    for path in sorted((HERE / "filling").glob("*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()[:8]
