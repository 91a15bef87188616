"""Until when a submitted registration should have been looked at.

The hours run through nights and weekends: a promise that a partner can check.

>>> due_at(datetime(2026, 1, 2, 17, 0), 48)
datetime.datetime(2026, 1, 4, 17, 0)
"""

from datetime import datetime, timedelta


def due_at(submitted_at: datetime, hours: int) -> datetime:
    """Return the moment ``hours`` after the submission."""
    return submitted_at + timedelta(hours=hours)
