"""Which reminder of a date is due: each step once, also when days were left out.

Steps are numbers of days before the date. The job says which step it sent last; what is
due is the smallest step reached, unless that one, or a smaller one, was sent already.

>>> end = date(2026, 12, 31)
>>> due_reminder(end, date(2026, 10, 1), (90, 30, 7), None) is None
True
>>> due_reminder(end, date(2026, 10, 2), (90, 30, 7), None)
90
>>> due_reminder(end, date(2026, 10, 3), (90, 30, 7), 90) is None
True

A job that slept for two months skips what is past and sends one reminder, not two:

>>> due_reminder(end, date(2026, 12, 26), (90, 30, 7), 90)
7

The day itself still counts, the day after it does not:

>>> due_reminder(end, end, (90, 30, 7), 30)
7
>>> due_reminder(end, date(2027, 1, 1), (90, 30, 7), 30) is None
True
>>> days_until(end, date(2026, 12, 24)), days_until(end, date(2027, 1, 2))
(7, -2)

A search asks for the dates of which a step is the one to send, first and last day:

>>> windows(date(2026, 12, 24), (7, 30))
[(7, datetime.date(2026, 12, 24), datetime.date(2026, 12, 31)), \
(30, datetime.date(2027, 1, 1), datetime.date(2027, 1, 23))]

What ends within the first reminder of certificates is said to end soon:

>>> soon_until(date(2026, 10, 2)) == end, soon_until(date(2026, 10, 1)) == end
(True, False)
"""

from datetime import date, timedelta

# Days before the end of a certificate on which people are reminded.
CERTIFICATE_STEPS = (90, 30, 7)
# Days before the end of the protection of a deal on which people are reminded.
PROTECTION_STEPS = (30, 14, 3)


def due_reminder(
    end: date, today: date, steps: tuple[int, ...], last: int | None
) -> int | None:
    """Return the smallest step reached on ``today`` that was not sent yet.

    :param end: the date of which people are reminded, its last day
    :param steps: days before ``end``, in any order
    :param last: the step that was sent last, None or 0 when none was
    :return: the step to send now, None when there is nothing to send
    """
    left = days_until(end, today)
    reached = [step for step in steps if 0 <= left <= step]
    if not reached:
        return None
    step = min(reached)
    return step if not last or step < last else None


def windows(today: date, steps: tuple[int, ...]) -> list[tuple[int, date, date]]:
    """Return for each step the first and the last end for which it is due today."""
    found = []
    first = today
    for step in sorted(steps):
        last = today + timedelta(days=step)
        found.append((step, first, last))
        first = last + timedelta(days=1)
    return found


def soon_until(today: date) -> date:
    """Return the last day of which a certificate that ends then expires soon."""
    return today + timedelta(days=max(CERTIFICATE_STEPS))


def days_until(end: date, today: date) -> int:
    """Return how many days lie between ``today`` and ``end``: 0 on that day."""
    return (end - today).days
