"""Initialised databases kept as templates, and private copies of them.

A template never holds the addon. It is built under a name that says so and gets its
final name as the last step: an interrupted initialisation is never used.
"""

import fcntl
import hashlib
import os
import shutil
from contextlib import contextmanager

import glue
import odoo19
import odoo_cli
import postgres
from places import ADDON, CHECKOUT, DATA, GENERATED, LOCKS, ROOT
from say import Failure, run, step

PREFIX = f"{ADDON}_{CHECKOUT}_"
FILESTORES = DATA / "filestore"

# The sets that the addon is tested on. Those with a demo have Odoo's own, too: `demo`
# has the apps of all glue addons there are; upgrades start from both: see `upgrading`.
SETS = {
    "plain": ("crm", "portal"),
    "beside": (
        "crm",
        "portal",
        "website",
        "website_crm_partner_assign",
        "sale",
        "project",
    ),
    "courses": ("crm", "portal", "website_slides_survey"),
    # Not tested, but measured against what Odoo itself has for partners: see `bench`.
    "measured": ("crm", "portal", "website_crm_partner_assign"),
    "demo": ("crm", "portal", *glue.apps(*glue.names())),
    "former": ("crm", "portal"),
}
WITH_DEMO = frozenset({"demo", "former"})
# Changes there change nothing in a database.
NOT_LOADED = frozenset({"tools", "docs", "tests", "__pycache__"})
# Where glue is tested: each in the first of these sets that has its apps.
WITH_GLUE = ("beside", "courses")


def template(kind):
    """Return the name of the template of a set, after building it if need be."""
    name = f"{PREFIX}template_{kind}_{_key(kind)}"
    with locked(f"template-{kind}"):
        if not exists(name):
            _drop_all(f"{PREFIX}template_{kind}_")
            _build(kind, name)
    return name


def home(addon):
    """Return the set that a glue addon is tested in.

    :raises Failure: when none has its apps
    """
    apps = glue.apps(addon)
    for kind in WITH_GLUE:
        if all(glue.brings(SETS[kind], app) for app in apps):
            return kind
    raise Failure(
        f"No set of tools/databases.py brings {' and '.join(apps)}, for {addon}."
    )


def copy(kind, name):
    """Make a private copy of a template, filestore included."""
    duplicate(template(kind), name)


def duplicate(origin, name, is_large=False):
    """Make a copy of a database that nobody is connected to, filestore included.

    :param is_large: copy files, not through the log of PostgreSQL, which it does since
        version 15 and which is faster for small ones
    """
    drop(name)
    by_files = is_large and int(postgres.sql("SHOW server_version_num")[0]) >= 150000
    options = ["--strategy=file_copy"] if by_files else []
    # PostgreSQL refuses to copy a database that is in use, by another copy also.
    with locked(f"copy-{origin}"):
        _createdb(name, "-T", origin, *options)
    _copy_filestore(origin, name)


def carry(origin, name, target):
    """Copy a database to another server, filestore included.

    :param dict target: variables that lead PostgreSQL's programs to that server
    """
    step(f"Copying {origin}")
    there, dump = {**os.environ, **target}, GENERATED / f"{name}.dump"
    words = ["pg_dump", "--no-owner", "-Fc", "-Z1", "-f", dump, origin]
    run(words, doing=f"Reading {origin}", env=_environment())
    run(["createdb", "-T", "template0", name], doing="Making a database", env=there)
    words = ["pg_restore", "--exit-on-error", "-j", "2", "-d", name, dump]
    run(words, doing=f"Writing {name}", env=there)
    dump.unlink()
    run(["vacuumdb", "-z", name], doing="Analyzing the copy", env=there)
    shutil.rmtree(FILESTORES / name, ignore_errors=True)
    _copy_filestore(origin, name)


def drop(name):
    """Remove a database with its filestore, whoever is connected."""
    run(
        ["dropdb", "--if-exists", "--force", name],
        doing=f"Dropping the database {name}",
        env=_environment(),
    )
    shutil.rmtree(FILESTORES / name, ignore_errors=True)


def drop_everything():
    """Remove every database of this checkout."""
    _drop_all(PREFIX)


def exists(name):
    """Tell whether there is a database of that name."""
    return bool(postgres.sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))


def has_addon(name):
    """Tell whether the addon was installed in this database, completely or not."""
    state = f"SELECT state FROM ir_module_module WHERE name = '{ADDON}'"
    return postgres.sql(state, name) not in ([], ["uninstalled"])


def note(name):
    """Return what the database was made from; nothing when it is half made."""
    return "".join(
        postgres.sql(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
            f" WHERE datname = '{name}'"
        )
    )


def take_note(name, text):
    """Note what a database was made from, now that it is made."""
    postgres.sql(f"COMMENT ON DATABASE \"{name}\" IS '{text}'")


def fingerprint():
    """Return a short text that changes with the addon's files."""
    told = hashlib.sha256()
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(
            each for each in folders if each not in NOT_LOADED and each[0] != "."
        )
        for name in sorted(files):
            if name.endswith((".py", ".xml", ".csv", ".po")):
                path = os.path.join(folder, name)
                told.update(path.encode())
                with open(path, "rb") as content:
                    told.update(content.read())
    return told.hexdigest()[:16]


def full_name(short):
    """Return the database name of a short name that a person gave."""
    if not short.replace("_", "").replace("-", "").isalnum():
        raise Failure(
            f"{short!r} is no good name for a database: use letters and digits."
        )
    return f"{PREFIX}{short.lower()}"


@contextmanager
def locked(name):
    """Let one process at a time in."""
    LOCKS.mkdir(parents=True, exist_ok=True)
    with (LOCKS / name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _key(kind):
    """Return a short text that changes when the template has to be built again."""
    told = [odoo19.version(), "pg_trgm", *SETS[kind], str(kind in WITH_DEMO)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:8]


def _build(kind, name):
    modules = ",".join(SETS[kind])
    step(f"Initialising a template database with {modules} (a minute or two, once)")
    # Without the prefix of finished templates, so that it is never taken for one.
    unfinished = f"{PREFIX}unfinished_{kind}"
    drop(unfinished)
    _createdb(unfinished, "-T", "template0", "-E", "UTF8", "--lc-collate=C")
    # As Odoo does where it makes a database itself.
    postgres.sql("CREATE EXTENSION pg_trgm", unfinished)
    odoo_cli.init(unfinished, SETS[kind], demo=kind in WITH_DEMO)
    shutil.rmtree(FILESTORES / name, ignore_errors=True)
    if (FILESTORES / unfinished).exists():
        (FILESTORES / unfinished).rename(FILESTORES / name)
    postgres.sql(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def _createdb(name, *options):
    run(
        ["createdb", *options, name],
        doing=f"Making the database {name}",
        env=_environment(),
    )


def _copy_filestore(origin, name):
    """Share the files by hard links: Odoo names files by content, writes each once."""
    if (FILESTORES / origin).exists():
        shutil.copytree(
            FILESTORES / origin, FILESTORES / name, copy_function=_link_or_copy
        )


def _link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _drop_all(prefix):
    names = postgres.sql("SELECT datname FROM pg_database ORDER BY datname")
    for name in names:
        if name.startswith(prefix):
            drop(name)


def _environment():
    return {**os.environ, **postgres.environment()}
