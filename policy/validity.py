"""Periods in which something holds: open ends count, the last day belongs to it.

>>> spring = (date(2026, 3, 1), date(2026, 5, 31))
>>> overlap(spring, (date(2026, 5, 31), None))
True
>>> overlap(spring, (date(2026, 6, 1), None))
False
>>> overlap(spring, (None, None)), overlap((None, date(2026, 2, 28)), spring)
(True, False)
>>> in_force(spring, date(2026, 5, 31)), in_force((None, None), date(2026, 6, 1))
(True, True)

Points add up on the days on which their periods meet; past days do not matter:

>>> rows = [(spring, 30), ((date(2026, 5, 1), None), 40), ((None, None), 10)]
>>> best_sum(rows, date(2026, 1, 1)), best_sum(rows, date(2026, 6, 1))
(80, 50)
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

Period = tuple[date | None, date | None]


def overlap(one: Period, other: Period) -> bool:
    """Tell whether some day lies in both periods."""
    return _not_after(one[0], other[1]) and _not_after(other[0], one[1])


def _not_after(start: date | None, end: date | None) -> bool:
    return not (start and end) or start <= end


def in_force(period: Period, day: date) -> bool:
    """Tell whether ``day`` lies in the period."""
    return overlap(period, (day, day))


def first_overlap(periods: Sequence[Period]) -> tuple[int, int] | None:
    """Return the places of the first two periods that overlap, if any do.

    >>> first_overlap([(None, date(2026, 1, 1)), (date(2026, 1, 1), None)])
    (0, 1)
    """
    pairs = combinations(range(len(periods)), 2)
    return next((p for p in pairs if overlap(periods[p[0]], periods[p[1]])), None)


def best_sum(rows: Iterable[tuple[Period, int]], today: date) -> int:
    """Return the largest sum of points in force on one day, today or later."""
    rows = list(rows)
    starts = {start for (start, _end), _points in rows if start and start > today}
    return max(
        sum(points for period, points in rows if in_force(period, day))
        for day in {today, *starts}
    )
