"""`make addons`: each glue addon joins its app by itself, and leaves nothing behind.

One after the other, and all together: the app is installed beside prm and its demo,
the glue comes by itself, partners open their pages, the glue is uninstalled by Odoo's
own button. What is left of it, what it took along of the app, a page that does not
answer or a complaint in the log is a failure. At last prm is updated without the
folder of glue.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import databases
import glue
import odoo_cli
import suite
import testing
from places import ADDON, TOOLS, addon_link
from say import Failure, detail, step

SCRIPT = TOOLS / "shell_joined.py"


def addons(names=()):
    """Join and take away glue addons, all or those named; return the exit code.

    :raises Failure: when there is no addon of a name
    """
    if unknown := {*names} - {*glue.names()}:
        raise Failure(f"There is no {' and no '.join(sorted(unknown))} in addons/.")
    with testing.scratch("joined") as base:
        databases.copy("former", base)
        step(f"Installing {ADDON} with its demo data")
        odoo_cli.init(base, [ADDON], demo=True)
        tries = _tries(names or glue.names())
        with ThreadPoolExecutor(suite.at_once()) as pool:
            failed = [*filter(None, pool.map(partial(_try, base), tries))]
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nEach came and went.")
    return 1 if failed else 0


def _tries(names):
    """Return what is tried: all together, as it takes longest, and each alone."""
    together = [tuple(names)] if len(names) > 1 else []
    return [*together, *((name,) for name in names)]


def _try(base, names):
    """Return the names if anything is wrong with these addons."""
    title = " and ".join(names)
    step(f"Joining {title}")
    try:
        with testing.scratch("joined") as database:
            databases.duplicate(base, database)
            _run(database, names, "join")
            # Without the folder of glue, as where its files were removed afterwards.
            odoo_cli.update(database, [ADDON], addons=addon_link().parent)
            _run(database, names, "visit")
    except Failure as failure:
        print(f"[{title}] Failed: {failure}", flush=True)
        return title
    detail(f"{title} came and went")
    return None


def _run(database, names, task):
    variables = {
        "PRM_TASK": task,
        "PRM_GLUE": " ".join(names),
        "PRM_APPS": " ".join(glue.apps(*names)),
        "PYTHONPATH": str(TOOLS),
    }
    odoo_cli.execute(database, SCRIPT, variables=variables)
