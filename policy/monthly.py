"""The monthly summary: which month it is about, and when it is sent.

>>> month_before(date(2026, 3, 1))
(datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
>>> month_before(date(2026, 1, 31))[0], month_of(date(2024, 2, 10))
(datetime.date(2025, 12, 1), (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)))

It is sent on the first days of a month, once the company's hour of summaries has come
in it. What was not sent by then is not sent anymore:

>>> start, hour = datetime(2026, 3, 1), timedelta(hours=1)
>>> is_time(date(2026, 3, 1), start, start - hour)
False
>>> is_time(date(2026, 3, 1), start, start + hour)
True
>>> is_time(date(2026, 3, 7), start, start + hour)
True
>>> is_time(date(2026, 3, 8), start, start + hour)
False

Somewhere on earth it is one of these days, so the job has to look:

>>> is_near(datetime(2026, 2, 28, 9)), is_near(datetime(2026, 2, 28, 11))
(False, True)
>>> is_near(datetime(2026, 3, 8, 11)), is_near(datetime(2026, 3, 8, 13))
(True, False)
"""

from datetime import date, datetime, timedelta

# Of a month.
LAST_DAY = 7
# Clocks on earth are as far ahead and behind of UTC.
AHEAD = timedelta(hours=14)
BEHIND = timedelta(hours=12)


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of ``day``."""
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return first, following - timedelta(days=1)


def month_before(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month before that of ``day``."""
    return month_of(day.replace(day=1) - timedelta(days=1))


def is_time(today: date, start: datetime, due: datetime) -> bool:
    """Tell whether a summary of the month before may be sent.

    :param today: where its reader is
    :param start: when the month began there (UTC)
    :param due: when the company's last summaries of a day were due (UTC)
    """
    return today.day <= LAST_DAY and due >= start


def is_near(now: datetime) -> bool:
    """Tell whether it may be time for some reader, wherever that one is.

    :param now: UTC
    """
    return any((now + far).day <= LAST_DAY for far in (AHEAD, -BEHIND))
