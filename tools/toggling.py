"""`make toggle`: access is switched while it is read, on each kind of servers.

`make test` does the same with fewer turns, on one server with threads. So CI takes the
other kinds alone, with as few turns.
"""

import os
import subprocess
from contextlib import ExitStack, contextmanager

import serving
import testing
from cluster import command
from places import LOGS
from say import Failure, step

# Each kind of servers: the options of each server of it; without any, the tests' own.
KINDS = {
    "threads": (),
    "workers": (("--workers", "2"),),
    "servers": ((), ()),
}
# Two servers that read from a replica: see `cluster`.
REPLICA = "replica"
NO_JOBS = ("--max-cron-threads", "0")
FILES = ("tests/people/test_toggle_partner.py", "tests/people/test_toggle_employee.py")
USUAL_PORT = 8269


def toggle(kinds=()):
    """Run the tests on some kinds of servers, or on each; return the exit code.

    :raises Failure: when there is no kind of a name
    """
    if unknown := {*kinds} - {*KINDS, REPLICA}:
        raise Failure(f"No kind of servers: {', '.join(sorted(unknown))}.")
    with testing.installed("plain") as name:
        codes = [_run(kind, name) for kind in kinds or (*KINDS, REPLICA)]
    return max(codes)


def _run(kind, name):
    with ExitStack() as stack:
        if kind == REPLICA:
            found = stack.enter_context(command.running(name, *NO_JOBS))
            name, sites = found.database, [site.address for site in found.sites]
        else:
            sites = [
                stack.enter_context(_server(name, number, options))
                for number, options in enumerate(KINDS[kind])
            ]
        step(f"Switching access on {kind} {' '.join(sites)}")
        words = testing.pytest_command(name, FILES)
        variables = {**testing.environment(), "PRM_TOGGLE_SERVERS": " ".join(sites)}
        return subprocess.run(words, env=variables).returncode


@contextmanager
def _server(name, number, options):
    """Run a server without jobs and give its address."""
    port = serving.free_port(USUAL_PORT)
    gevent_port = serving.free_port(port + 1)
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"toggle-{os.getpid()}-{number}.log"
    quiet = (*NO_JOBS, "--gevent-port", str(gevent_port))
    with serving.started(name, port, (*quiet, *options), log=log):
        yield f"http://{serving.HOST}:{port}"
