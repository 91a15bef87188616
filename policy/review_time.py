"""Until when a submitted registration should have been looked at.

Without working hours the hours run through nights and weekends: a promise that a
partner can check.

>>> due_at(datetime(2026, 1, 2, 17, 0), 48)
datetime.datetime(2026, 1, 4, 17, 0)

With working hours only these count. Given are intervals in UTC, here of an office in
Berlin from 9 to 17, of a Friday, a Monday that is a holiday, and a Tuesday; in the last
week of March the clocks change, and the office opens an hour earlier in UTC:

>>> friday = datetime(2026, 3, 27, 8, 0), datetime(2026, 3, 27, 16, 0)
>>> tuesday = datetime(2026, 3, 31, 7, 0), datetime(2026, 3, 31, 15, 0)
>>> office = [friday, tuesday]
>>> hour = timedelta(hours=1)
>>> after(datetime(2026, 3, 27, 14, 0), 2 * hour, office)
datetime.datetime(2026, 3, 27, 16, 0)
>>> after(datetime(2026, 3, 27, 14, 0), 3 * hour, office)
datetime.datetime(2026, 3, 31, 8, 0)

What comes on a weekend begins with the next working hour:

>>> after(datetime(2026, 3, 28, 12, 0), hour, office)
datetime.datetime(2026, 3, 31, 8, 0)

None says that more intervals are needed:

>>> after(datetime(2026, 3, 31, 12, 0), 9 * hour, office)

Backwards, a reminder comes in working hours, too; and what is left when the clock stops
goes on when it runs again:

>>> before(datetime(2026, 3, 31, 8, 0), 3 * hour, office)
datetime.datetime(2026, 3, 27, 14, 0)
>>> between(datetime(2026, 3, 27, 15, 0), datetime(2026, 3, 31, 9, 0), office) / hour
3.0
>>> between(datetime(2026, 3, 31, 9, 0), datetime(2026, 3, 27, 15, 0), office) / hour
0.0
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

Interval = tuple[datetime, datetime]

# However little was left when the clock stopped: somebody has to look at it again.
LEAST = timedelta(hours=1)


def due_at(submitted_at: datetime, hours: int) -> datetime:
    """Return the moment ``hours`` after the submission."""
    return submitted_at + timedelta(hours=hours)


def after(
    start: datetime, time: timedelta, intervals: Sequence[Interval]
) -> datetime | None:
    """Return when ``time`` of work is over, None when the intervals do not hold it.

    :param intervals: of work, in order and apart from each other
    """
    left = time
    for opens, end in intervals:
        begin = max(opens, start)
        if begin >= end:
            continue
        if left <= end - begin:
            return begin + left
        left -= end - begin
    return None


def before(
    end: datetime, time: timedelta, intervals: Sequence[Interval]
) -> datetime | None:
    """Return when ``time`` of work is left until ``end``; as :func:`after`.

    :param intervals: working time that ends at ``end`` or later, in order
    """
    left = time
    for begin, closes in reversed(intervals):
        stop = min(closes, end)
        if begin >= stop:
            continue
        if left <= stop - begin:
            return stop - left
        left -= stop - begin
    return None


def between(start: datetime, end: datetime, intervals: Sequence[Interval]) -> timedelta:
    """Return how much of the time from ``start`` to ``end`` is work, none backwards.

    :param intervals: working time, in order, that does not overlap
    """
    parts = (
        min(stop, end) - max(begin, start)
        for begin, stop in intervals
        if max(begin, start) < min(stop, end)
    )
    return sum(parts, timedelta())
