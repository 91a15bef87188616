"""Odoo as a server in the foreground, on a port that is free; it mails to nobody."""

import fcntl
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import databases
import mails
import odoo_cli
import postgres
from places import ADDON, GENERATED, LOCKS, LOGS
from say import Failure, detail, last_line, step

HOST = "127.0.0.1"
USUAL_PORT = 8069
USUAL_MAIL_PORT = 8025
SERVING = "serving-"
START_SECONDS = 180


def free_port(usual):
    """Return this port, or the next one that nobody listens on."""
    for port in range(usual, usual + 40):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((HOST, port))
            except OSError:
                continue
            return port
    raise Failure(f"the ports from {usual} to {usual + 39} are all in use.")


def serve(short, demo):
    """Serve a database, made or updated, until a signal comes."""
    name = databases.full_name(short)
    with reserved(name) as tell:
        if databases.exists(name):
            step(f"Updating {ADDON} in {name}")
            odoo_cli.update(name, [ADDON], demo=demo)
        else:
            databases.copy("demo" if demo else "plain", name)
            step(f"Installing {ADDON}")
            odoo_cli.init(name, [ADDON], demo=demo)
        with running(name) as (server, site, mail_page):
            tell(site)
            detail(f"{site}  (log: {_log(name)})")
            detail(f"{mail_page}  (mails)")
            return wait(server)


@contextmanager
def reserved(name):
    """Serve a database from one place at a time: a second one would update it below.

    :return: a function that takes the address, for whoever comes second
    """
    LOCKS.mkdir(parents=True, exist_ok=True)
    with (LOCKS / f"{SERVING}{name}").open("a+") as note:
        if not _is_ours(note):
            where = " ".join(_told(note)[1:]) or "an address that comes soon"
            raise Failure(f"this database is being served already, at {where}.")
        note.truncate(0)
        print(os.getpid(), file=note, flush=True)
        yield lambda site: print(site, file=note, flush=True)


@contextmanager
def running(name):
    """Run a server on a database while the block runs.

    :return: the process, its address, and the address of the page with the mails
    """
    # However we are told to end, the server ends with us.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    port, mail_port = free_port(USUAL_PORT), free_port(USUAL_MAIL_PORT)
    site = f"http://{HOST}:{port}"
    _prepare(name, site)
    step(f"Starting Odoo on port {port}")
    with mails.caught(name, mail_port) as smtp_port:
        options = ("--smtp", HOST, "--smtp-port", str(smtp_port))
        with started(name, port, options, log=_log(name)) as server:
            yield server, site, f"http://{HOST}:{mail_port}"


@contextmanager
def started(name, port, options, log, addons=None, variables=None):
    """Run a server on a database and a port while the block runs.

    :param addons: the folder with the addon, when it is not the link's
    :param dict variables: what of its environment is another than usual
    """
    own = ("-d", name, f"--db-filter=^{name}$", "--http-port", str(port))
    words = odoo_cli.command(*own, *options, addons=addons)
    with log.open("w") as output:
        server = subprocess.Popen(
            words,
            env={**odoo_cli.environment(), **(variables or {})},
            cwd=GENERATED,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        with _ended(server):
            _await(server, f"http://{HOST}:{port}", log)
            yield server


def wait(server):
    """Wait until the server or the person ends it."""
    try:
        return server.wait()
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
        return 0


def stop_all():
    """End the tools that serve something from this checkout."""
    for path in LOCKS.glob(f"{SERVING}*"):
        with path.open("a+") as note:
            if not _is_ours(note):
                process = int(_told(note)[0])
                step(f"Stopping the server of process {process}")
                os.kill(process, signal.SIGTERM)
                # It lets go of the lock when it has ended Odoo.
                fcntl.flock(note, fcntl.LOCK_EX)


def _is_ours(note):
    """Take the lock if nobody holds it."""
    try:
        fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _told(note):
    """Return what the holder of the lock wrote: its process, then its address."""
    note.seek(0)
    return note.read().split()


def _prepare(name, site):
    """Let links in mails lead here, and mails leave the queue each minute."""
    postgres.sql(
        f"UPDATE ir_config_parameter SET value = '{site}' WHERE key = 'web.base.url';"
        "UPDATE ir_cron SET interval_number = 1, interval_type = 'minutes',"
        " nextcall = now() at time zone 'UTC' WHERE id ="
        " (SELECT res_id FROM ir_model_data"
        " WHERE module = 'mail' AND name = 'ir_cron_mail_scheduler_action')",
        name,
    )


def _log(name):
    LOGS.mkdir(parents=True, exist_ok=True)
    return LOGS / f"server-{name}.log"


@contextmanager
def _ended(server):
    try:
        yield
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def _await(server, site, log):
    """Wait until the server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            raise Failure(f"Odoo stopped: {last_line(log)} (all of it: {log})")
        try:
            urllib.request.urlopen(f"{site}/web/login", timeout=60).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise Failure(f"Odoo did not answer within {START_SECONDS} seconds.")
