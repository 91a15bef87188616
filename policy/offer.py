"""The life of an offer: one lead, offered to one partner, until there is an answer.

>>> verdict_move("planned", "offered").allowed
True
>>> verdict_move("declined", "accepted").code
'move_not_allowed'

What became of the registration says what became of the offer; one that was taken back
for no other reason was taken back by an employee:

>>> answer("approved"), answer("withdrawn"), answer("cancelled")
('accepted', 'declined', 'taken_back')

A round of offers goes on while somebody may still answer:

>>> round_state(["declined", "offered", "planned"])
'running'
>>> round_state(["accepted", "gone"]), round_state(["declined", "silent"])
('accepted', 'ended')

The last day to answer counts to its end. Whoever is asked later gets as many days:

>>> is_over(date(2026, 5, 8), date(2026, 5, 8)), is_over(date(2026, 5, 8), None)
(False, False)
>>> next_deadline(date(2026, 5, 8), 5)
datetime.date(2026, 5, 13)
"""

from collections.abc import Collection
from datetime import date, timedelta

from .life_cycle import verdict_pair
from .verdict import Verdict

STATES: tuple[str, ...] = (
    "planned",
    "offered",
    "accepted",
    "declined",
    "silent",
    "gone",
    "taken_back",
    "skipped",
)
ANSWERS = ("accepted", "declined", "silent", "gone", "taken_back")
MOVES = frozenset(
    {
        ("planned", "offered"),
        ("planned", "skipped"),
        *(("offered", state) for state in ANSWERS),
    }
)
# Somebody may still answer.
RUNNING = frozenset({"planned", "offered"})

# State of the registration → what became of its offer.
_ANSWER_OF = {
    "approved": "accepted",
    "withdrawn": "declined",
    "cancelled": "taken_back",
}


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether an offer may go from ``old`` to ``new``.

    Codes: ``unknown_state``, ``already_there``, ``move_not_allowed``.
    """
    return verdict_pair(old, new, MOVES, STATES)


def answer(state: str) -> str:
    """Return what became of an offer, by the state of its registration; or ``""``."""
    return _ANSWER_OF.get(state, "")


def round_state(states: Collection[str]) -> str:
    """Return how a round stands, by the states of its offers."""
    if "accepted" in states:
        return "accepted"
    return "running" if RUNNING & set(states) else "ended"


def is_over(deadline: date | None, today: date | None) -> bool:
    """Tell whether the last day to answer has passed."""
    return bool(deadline and today and today > deadline)


def next_deadline(today: date, days: int) -> date:
    """Return the last day to answer for who is asked today."""
    return today + timedelta(days=max(days, 0))
