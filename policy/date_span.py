"""Spans of days that are named from today: the first and the last day, both included.

>>> from datetime import date
>>> day = date(2026, 2, 10)
>>> for key in SPANS:
...     print(key, *map(str, days_of(key, day)))
this_month 2026-02-01 2026-02-28
last_month 2026-01-01 2026-01-31
this_quarter 2026-01-01 2026-03-31
this_year 2026-01-01 2026-12-31
last_7 2026-02-04 2026-02-10
last_30 2026-01-12 2026-02-10
last_90 2025-11-13 2026-02-10
next_7 2026-02-10 2026-02-16
next_30 2026-02-10 2026-03-11
next_90 2026-02-10 2026-05-10
>>> days_of("this_month", date(2026, 12, 31))
(datetime.date(2026, 12, 1), datetime.date(2026, 12, 31))
>>> days_of("for ever", day) is None
True
"""

from datetime import date, timedelta

SPANS: tuple[str, ...] = (
    "this_month",
    "last_month",
    "this_quarter",
    "this_year",
    "last_7",
    "last_30",
    "last_90",
    "next_7",
    "next_30",
    "next_90",
)


def days_of(key: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day of a span, None of what is none."""
    if key not in SPANS:
        return None
    side, _sign, length = key.rpartition("_")
    if length.isdecimal():
        far = timedelta(days=int(length) - 1)
        return (today - far, today) if side == "last" else (today, today + far)
    first = today.replace(day=1)
    if key == "last_month":
        return _months(first - timedelta(days=1), 1)
    if key == "this_quarter":
        return _months(first.replace(month=first.month - (first.month - 1) % 3), 3)
    if key == "this_year":
        return _months(first.replace(month=1), 12)
    return _months(first, 1)


def _months(day, count):
    """Return the first and the last day of ``count`` months, from that of ``day``."""
    first = day.replace(day=1)
    years, month = divmod(first.month - 1 + count, 12)
    after = first.replace(year=first.year + years, month=month + 1)
    return first, after - timedelta(days=1)
