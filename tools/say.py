"""How the tools talk: one line per step, one clear sentence per failure."""

import signal
import subprocess
import sys
import uuid
from contextlib import contextmanager
from pathlib import Path

from places import LOGS

# What runs for us now; it is ended when we are.
_RUNNING = set()


class Failure(Exception):
    """A step cannot go on; the message is one sentence for the person."""


def step(text):
    """Print the one line that says what happens now."""
    print(f"==> {text}", flush=True)


def detail(text):
    """Print a line that belongs to the step before."""
    print(f"    {text}", flush=True)


def run(command, *, doing, env=None, cwd=None):
    """Run a command silently; if it fails, its output is kept in a log.

    :param doing: what the command is for, as in "<doing> failed"
    :raises Failure: when the command cannot be started or does not end with 0
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{Path(str(command[0])).name}-{uuid.uuid4().hex[:8]}.log"
    try:
        with (
            log.open("w") as output,
            started(command, env=env, cwd=cwd, stdout=output) as process,
        ):
            code = process.wait()
    except OSError as error:
        raise Failure(f"{doing} failed: {error}.") from error
    if code:
        raise Failure(f"{doing} failed: {last_line(log)} (all of it: {log})")
    log.unlink()


@contextmanager
def started(command, **options):
    """Start a command that ends with us, its errors among its output."""
    plain = {"stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    words = [str(part) for part in command]
    with subprocess.Popen(words, **{**plain, **options}) as process:
        _RUNNING.add(process)
        try:
            yield process
        finally:
            _RUNNING.discard(process)


def _stop(number, _frame):
    """End what runs for us, as Ctrl-C does: whoever waits for it cleans up then."""
    if number == signal.SIGTERM:  # a terminal tells all of them itself
        for process in tuple(_RUNNING):
            process.send_signal(signal.SIGINT)
    raise KeyboardInterrupt


def output_of(command, *, doing, env=None, cwd=None):
    """Run a command and return what it printed, without the line end."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    except OSError as error:
        raise Failure(f"{doing} failed: {error}.") from error
    if done.returncode:
        reason = (done.stderr.strip() or done.stdout.strip()).partition("\n")[0]
        raise Failure(f"{doing} failed: {reason or 'no reason given'}")
    return done.stdout.rstrip("\n")


def last_line(log):
    """Return the last line with text of a log file."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines()]
    return next((line for line in reversed(lines) if line), "no reason given")


def main(function):
    """Run a command's function and turn expected failures into one sentence."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        sys.exit(function())
    except Failure as failure:
        sys.exit(f"\nFailed: {failure}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
