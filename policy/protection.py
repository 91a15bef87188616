"""How long a registered deal is protected.

The day of approval does not count: the last protected day is that day plus the number
of days, and it is protected to its end.

>>> end = protection_end(date(2026, 1, 1), 30)
>>> end
datetime.date(2026, 1, 31)
>>> is_protected(end, date(2026, 1, 31)), is_protected(end, date(2026, 2, 1))
(True, False)
>>> days_left(end, date(2026, 1, 1)), days_left(end, date(2026, 1, 31))
(30, 0)

A request for more days holds the protection to a later day:

>>> last_day(end, None) == last_day(end, date(2026, 1, 10)) == end
True
>>> last_day(end, date(2026, 2, 14))
datetime.date(2026, 2, 14)

Only a deal that is approved and still open is protected:

>>> is_running("approved", "open"), is_running("approved", "won")
(True, False)

A tier without days of its own takes the program's:

>>> effective_days(0, 90), effective_days(120, 90)
(90, 120)
"""

from datetime import date, timedelta


def protection_end(start: date, days: int) -> date:
    """Return the last protected day, ``days`` after ``start``; for an extension,
    ``start`` is the end so far."""
    possible = (date.max - start).days
    return start + timedelta(days=min(max(days, 0), possible))


def last_day(end: date | None, held: date | None) -> date | None:
    """Return the last day on which it is protected; ``held``: to when it waits."""
    return max(filter(None, (end, held)), default=None)


def is_protected(end: date | None, today: date) -> bool:
    """Tell whether ``today`` is not after the last protected day."""
    return bool(end and today <= end)


def is_running(state: str, outcome: str | bool) -> bool:
    """Tell whether a protection can hold: approved, and neither won nor lost."""
    return state == "approved" and outcome not in ("won", "lost")


def days_left(end: date | None, today: date) -> int:
    """Return how many protected days follow ``today``: 0 on the last day and after."""
    return max((end - today).days, 0) if end else 0


def effective_days(tier_days: int, program_days: int) -> int:
    """Return the tier's days of protection or, when it has none, the program's."""
    return tier_days or program_days
