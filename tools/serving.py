"""Odoo as a server in the foreground, on a port that is free; it mails to nobody."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import databases
import mails
import odoo_cli
import postgres
from places import ADDON, GENERATED, LOGS
from say import Failure, detail, last_line, step

HOST = "127.0.0.1"
USUAL_PORT = 8069
USUAL_MAIL_PORT = 8025
RUNNING = GENERATED / "running"
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
    if databases.exists(name):
        step(f"Updating {ADDON} in {name}")
        odoo_cli.update(name, [ADDON], demo=demo)
    else:
        databases.copy("demo" if demo else "plain", name)
        step(f"Installing {ADDON}")
        odoo_cli.init(name, [ADDON], demo=demo)
    with running(name) as (server, site, mail_page):
        detail(f"{site}  (log: {_log(name)})")
        detail(f"{mail_page}  (mails)")
        return wait(server)


@contextmanager
def running(name):
    """Run a server on a database while the block runs.

    :return: the process, its address, and the address of the page with the mails
    """
    # A signal to end has to end the server as well, which Ctrl-C does by itself.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    port, mail_port = free_port(USUAL_PORT), free_port(USUAL_MAIL_PORT)
    site = f"http://{HOST}:{port}"
    _prepare(name, site)
    step(f"Starting Odoo on port {port}")
    with mails.caught(name, mail_port) as smtp_port, _log(name).open("w") as log:
        words = odoo_cli.command(
            *("-d", name, f"--db-filter=^{name}$"),
            *("--http-port", str(port)),
            *("--smtp", HOST, "--smtp-port", str(smtp_port)),
        )
        server = subprocess.Popen(
            words,
            env=odoo_cli.environment(),
            cwd=GENERATED,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        with _noted(), _ended(server):
            _await(server, site, name)
            yield server, site, f"http://{HOST}:{mail_port}"


def wait(server):
    """Wait until the server or the person ends it."""
    try:
        return server.wait()
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
        return 0


def stop_all():
    """End the tools that serve something from this checkout."""
    for note in RUNNING.glob("*"):
        command = Path("/proc", note.name, "cmdline")
        # The number may belong to another process by now.
        if command.exists() and b"dev.py" in command.read_bytes():
            step(f"Stopping the server of process {note.name}")
            os.kill(int(note.name), signal.SIGTERM)
            _await_end(command)


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
def _noted():
    """Leave a note while we serve, for `make clean`."""
    RUNNING.mkdir(parents=True, exist_ok=True)
    note = RUNNING / str(os.getpid())
    note.touch()
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


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


def _await(server, site, name):
    """Wait until the server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            log = _log(name)
            raise Failure(f"Odoo stopped: {last_line(log)} (all of it: {log})")
        try:
            urllib.request.urlopen(f"{site}/web/login", timeout=60).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise Failure(f"Odoo did not answer within {START_SECONDS} seconds.")


def _await_end(command):
    for _ in range(100):
        if not command.exists():
            return
        time.sleep(0.2)
