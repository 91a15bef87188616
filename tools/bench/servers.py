"""Odoo with the probe, on a database that is measured."""

import os
import subprocess
from contextlib import contextmanager
from typing import NamedTuple

import places
import serving
from places import ADDON, LOGS, TOOLS

PROBE = "prm_probe"
USUAL_PORT = 8369
# So many seconds a worker waits for a request: fifty people who ask from the same
# machine may be late with theirs.
VARIABLES = {"ODOO_HTTP_SOCKET_TIMEOUT": "15"}
# One thread answers one after the other; nothing happens by itself.
QUIET = ("--max-cron-threads", "0", f"--load=base,web,{PROBE}")


class Server(NamedTuple):
    """A server that runs."""

    site: str
    process: subprocess.Popen


def addons_folder(with_addon=True):
    """Return a folder that holds links to our addon and the probe, and no glue.

    :param with_addon: without it, Odoo finds the probe alone
    """
    folder = places.cache_folder() / ("bench" if with_addon else "bench_core")
    folder.mkdir(parents=True, exist_ok=True)
    targets = {
        ADDON: places.addon_link().readlink(),
        PROBE: TOOLS / "bench" / "probe" / PROBE,
    }
    if not with_addon:
        del targets[ADDON]
    for name, target in targets.items():
        link = folder / name
        if not (link.is_symlink() and link.readlink() == target):
            link.unlink(missing_ok=True)
            link.symlink_to(target)
    return folder


@contextmanager
def running(database, *options, with_addon=True):
    """Run a server while the block runs.

    :param with_addon: without it, Odoo has what is installed but for our addon
    """
    port = serving.free_port(USUAL_PORT)
    gevent_port = serving.free_port(port + 1)
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"bench-{os.getpid()}-{port}.log"
    folder = addons_folder(with_addon)
    words = (*QUIET, "--gevent-port", str(gevent_port), *options)
    with serving.started(database, port, words, log, folder, VARIABLES) as process:
        yield Server(f"http://{serving.HOST}:{port}", process)
