"""Which processors of this machine processes may use: Linux decides among these."""

import os
from contextlib import contextmanager, suppress
from pathlib import Path


def all_of_them():
    """Return the numbers of the processors that we may use, lowest first."""
    return sorted(os.sched_getaffinity(0))


def keep(process, numbers):
    """Let a process, all its threads and children, and theirs, use these alone."""
    for thread in Path(f"/proc/{process}/task").iterdir():
        with suppress(ProcessLookupError):  # it has just ended
            os.sched_setaffinity(int(thread.name), numbers)
            for child in (thread / "children").read_text().split():
                keep(child, numbers)


@contextmanager
def moved():
    """Yield a function that moves this thread; those it starts begin where it is.

    At the end it may be everywhere again.
    """
    several = all_of_them()
    try:
        yield lambda numbers: os.sched_setaffinity(0, numbers)
    finally:
        os.sched_setaffinity(0, several)
