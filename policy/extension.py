"""More days of protection: when a partner may ask for them, and what a request holds.

One request at a time, for a deal that is protected, as often as the program says:

>>> verdict_ask(Asked(most=1)).allowed
True
>>> verdict_ask(Asked(most=0)).code
'extension_off'
>>> verdict_ask(Asked(most=1, is_protected=False)).code
'extension_not_protected'
>>> verdict_ask(Asked(most=2, is_pending=True)).code
'extension_pending'
>>> verdict_ask(Asked(most=1, granted=1)).code
'extension_used_up'

While a request waits, the protection does not end, but two weeks after its last day at
the latest:

>>> held_until(date(2026, 3, 1))
datetime.date(2026, 3, 15)

The days follow the last one; where the decision came later, the day of the decision:

>>> new_end(date(2026, 3, 1), date(2026, 2, 20), 30)
datetime.date(2026, 3, 31)
>>> new_end(date(2026, 3, 1), date(2026, 3, 11), 30)
datetime.date(2026, 4, 10)
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from .life_cycle import verdict_pair
from .protection import protection_end
from .verdict import ALLOWED, Verdict, refuse

STATES: tuple[str, ...] = ("pending", "approved", "rejected", "closed")
MOVES: Mapping[tuple[str, str], str] = {
    ("pending", "approved"): "vendor",
    ("pending", "rejected"): "vendor",
    ("pending", "closed"): "system",
}
# The days after its last one on which a protection waits for a decision.
HOLD_DAYS = 14


class Asked(NamedTuple):
    """The deal for which somebody asks.

    ``most``: extensions that the program allows; ``granted``: how many it had.
    """

    most: int
    granted: int = 0
    is_pending: bool = False
    is_protected: bool = True


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether a request may go from ``old`` to ``new``.

    Codes: ``unknown_state``, ``already_there``, ``move_not_allowed``.

    >>> verdict_move("pending", "approved").allowed
    True
    >>> verdict_move("rejected", "approved").code
    'move_not_allowed'
    """
    return verdict_pair(old, new, MOVES, STATES)


def verdict_ask(asked: Asked) -> Verdict:
    """Tell whether a partner may ask for more days now.

    Codes: ``extension_off``, ``extension_not_protected``, ``extension_pending``,
    ``extension_used_up``.
    """
    if asked.most <= 0:
        return refuse("extension_off")
    if not asked.is_protected:
        return refuse("extension_not_protected")
    if asked.is_pending:
        return refuse("extension_pending")
    if asked.granted >= asked.most:
        return refuse("extension_used_up")
    return ALLOWED


def verdict_days(days: int, most: int) -> Verdict:
    """Tell whether so many days may be asked for: ``extension_days``.

    >>> [verdict_days(days, 30).allowed for days in (0, 1, 30, 31)]
    [False, True, True, False]
    """
    return ALLOWED if 1 <= days <= most else refuse("extension_days")


def held_until(end: date) -> date:
    """Return the day to which a request that waits holds a protection."""
    return protection_end(end, HOLD_DAYS)


def new_end(end: date, today: date, days: int) -> date:
    """Return the last protected day after ``days`` more were granted.

    :param end: the last protected day so far
    :param today: day of the decision, where the company is
    :param days: whole days
    """
    return protection_end(max(end, today), days)
