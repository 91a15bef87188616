"""A primary database server and one that streams from it, both reached by a socket.

Root cannot run PostgreSQL: it lets `postgres` do so, in a folder of theirs.
"""

import os
import pwd
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

import machine
import postgres
from places import ADDON, CHECKOUT
from say import Failure, output_of, run, step

# As on real servers, what was acknowledged is in the log, which the replica reads; the
# disk is not waited for, as with the server of the tests.
SETTINGS = {
    **postgres.SETTINGS,
    "synchronous_commit": "on",
    "shared_buffers": "128MB",
    "wal_keep_size": "256MB",
    # Queries on the replica are not ended because the primary has cleaned up.
    "hot_standby_feedback": "on",
}
PORTS = {"primary": 5432, "replica": 5433}


class Database:
    """One of the two."""

    def __init__(self, folder, name):
        self.folder, self.data = folder, folder / name
        self.port = PORTS[name]
        self.name = name

    @property
    def variables(self):
        """Return what leads PostgreSQL's programs and Odoo to it."""
        return {
            "PGHOST": str(self.folder),
            "PGPORT": str(self.port),
            "PGUSER": _own_name(),
        }

    def start(self):
        """Start it, and wait until it answers."""
        words = ("start", "-l", self.folder / f"{self.name}.log")
        self._control(*words, "-o", f"-p {self.port}")

    def stop(self, mode="fast"):
        """Stop it; ``immediate`` is as if its machine went down."""
        self._control("stop", "-m", mode)

    def ask(self, statement, database="postgres"):
        """Run one statement and return its rows as lines."""
        return output_of(
            ["psql", "-XAtqc", statement, database],
            doing=f"Asking the {self.name}",
            env={**os.environ, **self.variables},
        ).splitlines()

    @property
    def pid(self):
        """Return the number of its first process, whose children the others are."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def spent(self):
        """Return the milliseconds of CPU that its processes have used until now."""
        pid = self.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ticks = sum(_ticks(pid, with_ended=True)) + sum(
            sum(_ticks(child)) for child in children
        )
        return ticks * 1e3 / os.sysconf("SC_CLK_TCK")

    def _control(self, *words):
        command = [_binary("pg_ctl"), "-D", self.data, "-w", *words]
        run(_as_postgres(command), doing=f"PostgreSQL's {words[0]}", cwd="/")


class Replica(Database):
    """It can be made slow, and hold still."""

    def lag(self, seconds):
        """Let it follow so many seconds later."""
        self._set("recovery_min_apply_delay", f"{seconds}s")

    def pause(self):
        """Let it follow no more."""
        self.ask("SELECT pg_wal_replay_pause()")

    def go_on(self):
        """Let it follow at once, as usual."""
        self.lag(0)
        self.ask("SELECT pg_wal_replay_resume()")

    def _set(self, name, value):
        self.ask(f"ALTER SYSTEM SET {name} = '{value}'")
        self.ask("SELECT pg_reload_conf()")


@contextmanager
def running():
    """Run a new pair while the block runs; yield primary and replica.

    Meanwhile it is what the tools take for their server.
    """
    machine.need(machine.DATABASE)
    folder = Path(tempfile.gettempdir()) / f"{ADDON}-{CHECKOUT}-pair"
    primary, replica = Database(folder, "primary"), Replica(folder, "replica")
    _remove(primary, replica)
    try:
        step("Making a primary and a replica")
        _make(primary)
        _follow(primary, replica)
        yield primary, replica
    finally:
        _remove(primary, replica)


@contextmanager
def in_use(database):
    """Let the tools take a database server for theirs while the block runs."""
    former = dict(os.environ)
    os.environ.pop("PRM_DB_URL", None)
    os.environ.update(database.variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(former)


def _make(primary):
    primary.folder.mkdir(mode=0o700)
    if _is_root():
        shutil.chown(primary.folder, "postgres", "postgres")
    words = ["--auth=trust", "--locale=C.UTF-8", "--encoding=UTF8", "-U", _own_name()]
    command = [_binary("initdb"), "-D", primary.data, *words]
    run(_as_postgres(command), doing="Making the primary", cwd="/")
    settings = {**SETTINGS, "unix_socket_directories": str(primary.folder)}
    with (primary.data / "postgresql.conf").open("a") as configuration:
        configuration.writelines(f"{key} = '{at}'\n" for key, at in settings.items())
    primary.start()


def _follow(primary, replica):
    """Copy the primary, and let the copy stream what happens from now on."""
    words = ["-D", replica.data, "-R", "-X", "stream", "-c", "fast"]
    where = ["-h", primary.folder, "-p", primary.port, "-U", _own_name()]
    command = [_binary("pg_basebackup"), *words, *where]
    run(_as_postgres(command), doing="Copying the primary", cwd="/")
    replica.start()


def _remove(*pair):
    """Stop what runs, also what an interrupted run left behind."""
    for database in pair:
        if (database.data / "postmaster.pid").exists():
            with suppress(Failure):  # it may be left of a server that was killed
                database.stop("immediate")
    shutil.rmtree(pair[0].folder, ignore_errors=True)


def _ticks(pid, with_ended=False):
    """Return what a process has used, and its children that have ended."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has just ended
        return [0]
    return map(int, told[11 : 15 if with_ended else 13])


def _as_postgres(command):
    return ["runuser", "-u", "postgres", "--", *command] if _is_root() else command


def _is_root():
    return os.geteuid() == 0


def _own_name():
    return pwd.getpwuid(os.geteuid()).pw_name


def _binary(name):
    return postgres.binaries() / name
