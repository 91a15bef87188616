"""The terms of a partnership: how long one lasts, and which one follows.

A term of twelve months ends on the day before its anniversary:

>>> term_end(date(2026, 1, 1), 12), term_end(date(2026, 3, 15), 6)
(datetime.date(2026, 12, 31), datetime.date(2026, 9, 14))
>>> term_end(date(2026, 8, 31), 6), term_end(date(2024, 2, 29), 12)
(datetime.date(2027, 2, 27), datetime.date(2025, 2, 27))

Who starts with a date of long ago is in the term that runs today:

>>> running_end(date(2024, 3, 1), 12, today=date(2026, 11, 5))
datetime.date(2027, 2, 28)

The next term follows without a gap, unless it would be over already:

>>> next_term(date(2026, 12, 31), 12, today=date(2026, 11, 5))
(datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
>>> next_term(date(2026, 12, 31), 12, today=date(2027, 2, 1))
(datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
>>> next_term(date(2024, 12, 31), 12, today=date(2026, 11, 5))
(datetime.date(2026, 11, 5), datetime.date(2027, 11, 4))

Without a due date there is nothing to follow; the next term starts today:

>>> next_term(None, 12, today=date(2026, 11, 5))
(datetime.date(2026, 11, 5), datetime.date(2027, 11, 4))
"""

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)


def term_end(start: date, months: int) -> date:
    """Return the last day of a term of so many months that begins on ``start``."""
    years, month = divmod(start.month - 1 + months, 12)
    year = min(start.year + years, date.max.year)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)) - DAY


def running_end(start: date, months: int, today: date) -> date:
    """Return the last day of the term in which ``today`` lies, counted from ``start``.

    The first one when ``start`` is ahead.
    """
    terms = 1
    while (end := term_end(start, terms * months)) < today:
        terms += 1
    return end


def next_term(last_end: date | None, months: int, today: date) -> tuple[date, date]:
    """Return first and last day of the term after the one that ends ``last_end``."""
    start = last_end + DAY if last_end else today
    if term_end(start, months) < today:
        start = today
    return start, term_end(start, months)
