"""Odoo's command line: its configuration, installing modules, reading its log."""

import os
import re

import glue
import odoo19
import postgres
import python_env
from places import (
    ADDON,
    CHECKOUT,
    DATA,
    GENERATED,
    LOGS,
    ROOT,
    VENV,
    addon_link,
    own_name,
    short_folder,
)
from say import Failure, last_line, run, started

LINE = re.compile(r"^\d{4}-\S+ \S+ \d+ (?P<level>[A-Z]+) \S+ (?P<text>.*)$")
OF_ADDON = re.compile(rf"(?<![\w-]){ADDON}(?![\w-])|\b{ADDON}_\w")


def command(*arguments, subcommand=("server",), addons=None, python=None):
    """Return the words that start Odoo with our configuration."""
    return [
        str(python or python_env.PYTHON),
        *("-m", "odoo"),
        *subcommand,
        *("--config", str(configuration(addons))),
        *arguments,
    ]


def configuration(addons=None):
    """Write Odoo's configuration file and return its path.

    :param addons: the folder with the addon, when it is not the link's; no glue is
        found but what that folder holds
    """
    own = [addons] if addons else [addon_link().parent, *glue.folders()]
    path = GENERATED / f"odoo-{'-'.join(each.name for each in own)}.conf"
    folders = ",".join(str(each) for each in (*odoo19.addons_folders(), *own))
    lines = [
        "[options]",
        f"addons_path = {folders}",
        f"data_dir = {DATA}",
        f"screenshots = {GENERATED / 'browser'}",
        "http_interface = 127.0.0.1",
        "list_db = False",
        "smtp_server = localhost",
    ]
    GENERATED.mkdir(exist_ok=True)
    fresh = path.with_suffix(f".{own_name()}")
    fresh.write_text("\n".join(lines) + "\n")
    fresh.replace(path)
    return path


def export_terms(database, addon, target, addons):
    """Write an addon's translation template to a file.

    :param addons: the folder that holds the addon
    """
    words = command(
        *("-d", database, "-o", str(target), addon),
        subcommand=("i18n", "export"),
        addons=addons,
    )
    run(words, doing="Exporting the terms", env=environment())


def environment():
    """Return the environment that Odoo runs in."""
    given = {**os.environ}
    # A dozen processes compile the same sources, unless one keeps what comes of it.
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    return {
        **given,
        **postgres.environment(),
        "PATH": f"{python_env.PYTHON.parent}{os.pathsep}{os.environ['PATH']}",
        # Where Python, pylint and Chromium leave things, instead of elsewhere.
        "XDG_CACHE_HOME": str(GENERATED / "cache"),
        "PYTHONPYCACHEPREFIX": str(GENERATED / "cache" / "python"),
        "XDG_CONFIG_HOME": str(GENERATED / "cache"),
        "TMPDIR": str(short_folder()),
    }


def init(database, modules, *, demo=False, addons=None, python=None):
    """Install modules into a database, or fail with the first reason."""
    words = command(
        *_change(database, "-i", modules, demo), addons=addons, python=python
    )
    _run_and_read(words, database, modules)


def update(database, modules, *, demo=False, addons=None):
    """Update modules that are installed, or fail with the first reason.

    Glue that came after them is installed: Odoo does so only with one of its two sides.
    """
    words = _change(database, "-u", modules, demo)
    new = [] if addons else glue.due(database)
    if new:
        words += ["-i", ",".join(new)]
    _run_and_read(command(*words, addons=addons), database, [*modules, *new])


def execute(database, script, *, addons=None, variables=None):
    """Run a script in Odoo's shell on a database, or fail with the first reason.

    :param variables: what of its environment is told to the script
    """
    words = command("-d", database, "--no-http", subcommand=("shell",), addons=addons)
    with script.open() as lines:
        _run_and_read(words, database, [script.name], variables, stdin=lines)


def _change(database, option, modules, demo):
    words = [
        "-d",
        database,
        option,
        ",".join(modules),
        "--stop-after-init",
        "--no-http",
    ]
    return [*words, "--with-demo"] if demo else words


def _run_and_read(words, database, modules, variables=None, **options):
    """Run Odoo, keep its log, and fail if it says anything that matters."""
    log, told = LOGS / f"odoo-{database}.log", {**environment(), **(variables or {})}
    LOGS.mkdir(parents=True, exist_ok=True)
    with (
        log.open("w") as output,
        started(words, env=told, cwd=GENERATED, stdout=output, **options) as process,
    ):
        code = process.wait()
    if found := complaints(log.read_text(errors="replace")):
        print("\n".join(found), flush=True)
        raise Failure(f"Odoo complained about {', '.join(modules)} (all of it: {log}).")
    if code:
        raise Failure(f"Odoo stopped: {last_line(log)} (all of it: {log})")


def complaints(text):
    """Return the log's errors, and its warnings that are about the addon.

    An entry may have several lines; each is returned whole.
    """
    entries = []
    for line in text.splitlines():
        head = LINE.match(line)
        if head:
            entries.append((head["level"], head["text"], [line]))
        elif entries:
            entries[-1][2].append(line)
    return [
        "\n".join(lines)
        for level, said, lines in entries
        if _matters(level, said, lines)
    ]


def _matters(level, said, lines):
    if level in ("ERROR", "CRITICAL"):
        return True
    if "DeprecationWarning" in said:  # who called it is not who uses what is old
        lines = lines[:1]
    return level == "WARNING" and bool(
        OF_ADDON.search(_without_own_paths("\n".join([said, *lines[1:]])))
    )


def _without_own_paths(text):
    """Take out the names of folders, which may hold the addon's name by chance.

    Odoo, its Python and the checkout may lie anywhere, below a folder of that name too.
    """
    foreign = (odoo19.source(), VENV, GENERATED)
    for folder in (*(each.resolve() for each in foreign), *foreign):
        text = text.replace(str(folder), "")
    text = text.replace(str(addon_link()), f" {ADDON} ")
    return text.replace(str(ROOT), f" {ADDON} ").replace(CHECKOUT, "")
