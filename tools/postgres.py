"""A PostgreSQL for development: the one given by the environment, or our own.

`PRM_DB_URL` or PostgreSQL's own variables (`PGHOST` …) point at an existing server.
Otherwise there is a cluster of our own, reached by its socket only. Made by root it
is one of Debian's clusters and runs as `postgres`, who cannot look into root's home;
made by anybody else it lies in the generated folder.
"""

import os
import pwd
import shlex
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import machine
from places import ADDON, CHECKOUT, GENERATED, LOGS, short_folder
from say import Failure, output_of, run, step

CLUSTER = f"{ADDON}_{CHECKOUT}"
OWN_DATA = GENERATED / "postgres"

# Nothing here is worth surviving a power cut, and tests are a third faster without
# waiting for the disk. Never for real data.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
    "shared_buffers": "256MB",
}


def environment():
    """Return the variables that lead PostgreSQL's and Odoo's programs to the server."""
    if os.environ.get("PRM_DB_URL"):
        return _from_url(os.environ["PRM_DB_URL"])
    if _is_given():
        names = ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGSSLMODE")
        return {name: os.environ[name] for name in names if os.environ.get(name)}
    if _is_root():
        port = (_debian_cluster() or {}).get("port", "5432")
        return {"PGHOST": "/var/run/postgresql", "PGPORT": port}
    return {"PGHOST": str(short_folder()), "PGPORT": "5432"}


def ready():
    """Make sure that the server answers."""
    if not (os.environ.get("PRM_DB_URL") or _is_given()):
        machine.need(machine.DATABASE)
        _start_debian() if _is_root() else _start_own()
    sql("SELECT 1")


def sql(statement, database="postgres"):
    """Run one statement and return its rows as lines."""
    return output_of(
        ["psql", "-XAtqc", statement, "-v", "ON_ERROR_STOP=1", database],
        doing="Asking PostgreSQL",
        env={**os.environ, **environment()},
    ).splitlines()


def is_running():
    """Tell whether the server answers."""
    try:
        return sql("SELECT 1") == ["1"]
    except Failure:
        return False


def remove():
    """Stop and remove our own cluster; leave anybody else's server alone."""
    if os.environ.get("PRM_DB_URL") or _is_given():
        return
    step("Removing our PostgreSQL cluster")
    if _is_root():
        if cluster := _debian_cluster():
            words = ["pg_dropcluster", "--stop", cluster["version"], CLUSTER]
            run(words, doing="Removing the cluster")
    elif (OWN_DATA / "postmaster.pid").exists():
        _control("stop", "-m", "fast")


def _is_given():
    return bool(os.environ.get("PGHOST") or os.environ.get("PGPORT"))


def _is_root():
    return os.geteuid() == 0


def _from_url(url):
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise Failure("PRM_DB_URL must look like postgresql://user:password@host:5432.")
    found = {
        "PGHOST": parts.hostname,
        "PGPORT": parts.port and str(parts.port),
        "PGUSER": parts.username,
        "PGPASSWORD": parts.password,
    }
    return {name: unquote(value) for name, value in found.items() if value}


# Made by root ------------------------------------------------------------------


def _debian_cluster():
    """Return our cluster's line of Debian's list, or nothing."""
    if not shutil.which("pg_lsclusters"):
        return None
    for line in output_of(["pg_lsclusters", "-h"], doing="Listing clusters").split(
        "\n"
    ):
        version, name, port, status = (line.split() + [""] * 4)[:4]
        if name == CLUSTER:
            return {"version": version, "port": port, "status": status}
    return None


def _start_debian():
    cluster = _debian_cluster()
    if not cluster:
        step("Making a PostgreSQL cluster of our own")
        _create_debian()
        cluster = _debian_cluster()
    if not cluster["status"].startswith("online"):
        step("Starting our PostgreSQL cluster")
        control = ["pg_ctlcluster", "--skip-systemctl-redirect", cluster["version"]]
        run([*control, CLUSTER, "start"], doing="Starting PostgreSQL")
    _make_role(pwd.getpwuid(0).pw_name, cluster["port"])


def _create_debian():
    options = [f"--pgoption={name}={value}" for name, value in SETTINGS.items()]
    create = ["pg_createcluster", "--locale=C.UTF-8", "--start-conf=manual", *options]
    version = binaries().parent.name
    run([*create, version, CLUSTER], doing="Making a PostgreSQL cluster")


def _make_role(name, port):
    """Let root in under its own name, as the socket's peer authentication wants."""
    psql = f"psql -XAtqc {{}} -p {port} postgres"
    known = f"SELECT 1 FROM pg_roles WHERE rolname = '{name}'"
    make = f'CREATE ROLE "{name}" SUPERUSER LOGIN'
    for_postgres = ["su", "postgres", "-c"]
    doing = "Making a database role"
    if not output_of(
        [*for_postgres, psql.format(shlex.quote(known))], doing=doing, cwd="/"
    ):
        run([*for_postgres, psql.format(shlex.quote(make))], doing=doing, cwd="/")


# Made by anybody else ----------------------------------------------------------


def _start_own():
    if not (OWN_DATA / "ready").exists():
        step("Making a PostgreSQL cluster of our own")
        shutil.rmtree(OWN_DATA, ignore_errors=True)
        options = ["--auth=trust", "--locale=C.UTF-8", "--encoding=UTF8"]
        run(
            [binaries() / "initdb", "-D", OWN_DATA, *options],
            doing="Making a PostgreSQL cluster",
        )
        lines = {**SETTINGS, "unix_socket_directories": str(short_folder())}
        with (OWN_DATA / "postgresql.conf").open("a") as configuration:
            configuration.writelines(
                f"{key} = '{value}'\n" for key, value in lines.items()
            )
        (OWN_DATA / "ready").touch()
    if not (short_folder() / ".s.PGSQL.5432").exists():
        step("Starting our PostgreSQL cluster")
        _control("start", "-l", LOGS / "postgres.log", "-o", "-p 5432")


def _control(*arguments):
    LOGS.mkdir(parents=True, exist_ok=True)
    command = [binaries() / "pg_ctl", "-D", OWN_DATA, "-w", *arguments]
    run(command, doing=f"PostgreSQL's {arguments[0]}")


def binaries():
    """Return the folder of the newest PostgreSQL server on this machine."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(path.parent.parent.name), default=None)
    if not newest:
        raise Failure("there is no PostgreSQL server on this machine.")
    return newest.parent
