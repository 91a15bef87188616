"""The way of a file with many registrations: checked, confirmed, registered at once.

>>> verdict_move("ready", "registering").allowed
True
>>> verdict_move("faulty", "registering").code, verdict_move("done", "checking").code
('move_not_allowed', 'move_not_allowed')
"""

from .life_cycle import verdict_pair
from .verdict import Verdict

STATES: tuple[str, ...] = ("checking", "faulty", "ready", "registering", "done")
MOVES = frozenset(
    {
        ("checking", "faulty"),
        ("checking", "ready"),
        ("faulty", "checking"),
        ("ready", "checking"),
        ("ready", "registering"),
        ("registering", "faulty"),
        ("registering", "done"),
    }
)
# A file that waits for the job.
WAITING: tuple[str, ...] = ("checking", "registering")


def is_checkable(state: str) -> bool:
    """Tell whether a file can be checked anew.

    >>> is_checkable("faulty"), is_checkable("checking"), is_checkable("done")
    (True, False, False)
    """
    return (state, "checking") in MOVES


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether a file may go from ``old`` to ``new``.

    Codes: ``unknown_state``, ``already_there``, ``move_not_allowed``.
    """
    return verdict_pair(old, new, MOVES, STATES)
