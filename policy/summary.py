"""When summaries are due: at an hour of the day, on one day of the week.

>>> monday_noon = datetime(2026, 3, 9, 12, 30)
>>> last_daily(monday_noon, 7), last_daily(monday_noon, 13)
(datetime.datetime(2026, 3, 9, 7, 0), datetime.datetime(2026, 3, 8, 13, 0))

The week's summary comes with the one of its day; Monday is 0:

>>> last_weekly(monday_noon, 7, 0)
datetime.datetime(2026, 3, 9, 7, 0)
>>> last_weekly(monday_noon, 13, 0), last_weekly(monday_noon, 7, 4)
(datetime.datetime(2026, 3, 2, 13, 0), datetime.datetime(2026, 3, 6, 7, 0))
"""

from datetime import datetime, timedelta

HOURS = range(24)


def last_daily(now: datetime, hour: int) -> datetime:
    """Return when a summary was due last, both in local time.

    :param int hour: of the day, 0 to 23
    """
    today = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


def last_weekly(now: datetime, hour: int, weekday: int) -> datetime:
    """Return when the summary of the week was due last, both in local time.

    :param int hour: of the day, 0 to 23
    :param int weekday: 0 for Monday to 6
    """
    daily = last_daily(now, hour)
    return daily - timedelta(days=(daily.weekday() - weekday) % 7)
