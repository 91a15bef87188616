"""The life of a marketing activity.

>>> verdict_move("draft", "approved").allowed
True
>>> verdict_move("done", "cancelled").code
'move_not_allowed'
"""

from .life_cycle import followers, verdict_pair
from .verdict import Verdict

STATES: tuple[str, ...] = ("draft", "approved", "done", "cancelled")
MOVES = frozenset(
    {
        ("draft", "approved"),
        ("draft", "cancelled"),
        ("approved", "done"),
        ("approved", "cancelled"),
        ("cancelled", "draft"),
    }
)
# Only these count for the score.
COUNTED = frozenset({"approved", "done"})


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether an activity may go from ``old`` to ``new``.

    Codes: ``unknown_state``, ``already_there``, ``move_not_allowed``.
    """
    return verdict_pair(old, new, MOVES, STATES)


def next_states(state: str) -> tuple[str, ...]:
    """Return the states that may follow ``state``, in the order of ``STATES``."""
    return followers(state, MOVES, STATES)
