"""`make cluster`: start it and print its address, or try what has to hold."""

from contextlib import ExitStack, contextmanager
from typing import NamedTuple

import databases
import demo
import mails
import postgres
import serving
from cluster import faults, lag, pair, sites
from places import ADDON
from say import Failure, detail, step

NAME = "cluster"
MAIL_PORT = 8065
# What is tried registers more than a person can on one day.
LIMITS = ("submissions", "probes", "files", "lookups")


class Cluster(NamedTuple):
    """All that runs."""

    database: str
    primary: pair.Database
    replica: pair.Replica
    sites: list[sites.Site]
    address: str


def cluster(tries):
    """Start it and wait for Ctrl-C, or try something; return the exit code.

    :param tries: names of what is tried
    :raises Failure: when there is no such name
    """
    if unknown := {*tries} - {*TRIES}:
        raise Failure(f"Nothing to try: {', '.join(sorted(unknown))}.")
    with running() as found:
        if not tries:
            return _serve(found)
        codes = [TRIES[name](found) for name in tries]
    return max(codes)


TRIES = {"lag": lag.lag, "faults": faults.faults}


@contextmanager
def running(origin=None, *options, addons=None):
    """Run it on a copy of a database while the block runs.

    :param origin: that database; without one, the demo's
    :param options: of both Odoo servers
    :param addons: the folder with the addon, when it is not the link's
    """
    origin = origin or _demo()
    name = databases.full_name(NAME)
    with ExitStack() as stack:
        tell = stack.enter_context(serving.reserved(name))
        primary, replica = stack.enter_context(pair.running())
        databases.carry(origin, name, primary.variables)
        stack.enter_context(pair.in_use(primary))
        _widen(name)
        smtp_port = stack.enter_context(
            mails.caught(name, serving.free_port(MAIL_PORT))
        )
        smtp = ("--smtp", serving.HOST, "--smtp-port", str(smtp_port))
        words = (name, replica, *smtp, *options)
        started = stack.enter_context(sites.running(*words, addons=addons))
        address = stack.enter_context(sites.proxy(started))
        tell(address)
        postgres.sql(
            f"UPDATE ir_config_parameter SET value = '{address}'"
            " WHERE key = 'web.base.url'",
            name,
        )
        yield Cluster(name, primary, replica, started, address)


def _demo():
    name = databases.full_name("demo")
    demo.ready(name)
    return name


def _widen(name):
    told = ", ".join(f"('{ADDON}.limit_{kind}', '100000')" for kind in LIMITS)
    postgres.sql(
        f"INSERT INTO ir_config_parameter (key, value) VALUES {told}"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        name,
    )


def _serve(found):
    step(f"The portal is at {found.address}/web/login, with the logins of the demo.")
    for site in found.sites:
        detail(f"{site.address}, without the proxy")
    for database in (found.primary, found.replica):
        detail(
            f"psql -h {database.folder} -p {database.port} {found.database}"
            f"  ({database.name})"
        )
    detail("Ctrl-C ends all of it.")
    return serving.wait(found.sites[0].process)
