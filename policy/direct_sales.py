"""Direct sales beside partners: what is blocked, and what counts as taken direct.

A portal may block leads for customers that are protected. An equal name alone may be
another company: then there is a warning at most.

>>> verdict_direct("same", is_blocked=True).code
'direct_is_blocked'
>>> verdict_direct("likely", is_blocked=True).allowed
True
>>> verdict_direct("same", is_blocked=False).allowed
True

A lead was taken direct when it was won while its customer was protected by another
registration, from the first day to the last one:

>>> won = datetime(2026, 3, 10, 12)
>>> span = (date(2026, 3, 1), date(2026, 3, 10))
>>> day, early, ended = won.date(), datetime(2026, 3, 9), "cancelled"
>>> taken_direct(Side(won, day, False, "approved", span))
'protected'
>>> taken_direct(Side(won, date(2026, 3, 11), False, "approved", span))
''

Not after that one was won or lost itself, or cancelled:

>>> taken_direct(Side(won, day, False, "approved", span, closed_at=early))
''
>>> taken_direct(Side(won, day, False, ended, span, decided_at=early))
''

Or when its own registration was cancelled around the win:

>>> taken_direct(Side(won, day, True, ended, decided_at=datetime(2026, 3, 1)))
'cancelled'
>>> taken_direct(Side(won, day, True, ended, decided_at=datetime(2026, 4, 1)))
'cancelled'
>>> taken_direct(Side(won, day, True, ended, decided_at=datetime(2025, 9, 1)))
''
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from .matching import SAME
from .verdict import ALLOWED, Verdict, refuse

# A cancellation so many days before or after a win belongs to it.
AROUND = timedelta(days=30)
# Wins that the job looks at, in days: what comes later changes them no more.
LOOKED_BACK = 120


class Side(NamedTuple):
    """A win, and a registration beside it."""

    won_at: datetime
    day: date  # of the win, where the company is
    is_own: bool  # the registration of the very lead
    state: str
    protection: tuple[date | None, date | None] = (None, None)
    decided_at: datetime | None = None
    closed_at: datetime | None = None


def verdict_direct(strength: str, is_blocked: bool) -> Verdict:
    """Tell whether a lead may be entered for a protected customer.

    Codes: ``direct_is_blocked``.
    """
    return refuse("direct_is_blocked") if is_blocked and strength == SAME else ALLOWED


def taken_direct(side: Side) -> str:
    """Return why a win counts as taken direct: a code, or "" where it does not."""
    cancelled_at = side.decided_at if side.state == "cancelled" else None
    if side.is_own:
        is_around = cancelled_at and abs(cancelled_at - side.won_at) <= AROUND
        return "cancelled" if is_around else ""
    ends = filter(None, [side.closed_at, cancelled_at])
    is_over = any(end < side.won_at for end in ends)
    return "protected" if not is_over and _holds(side) else ""


def _holds(side: Side) -> bool:
    """Tell whether the protection covers the day of the win."""
    first, last = side.protection
    return bool(first and last and first <= side.day <= last)
