"""A protection lives on progress: when we ask, and what an answer has to say.

Progress is the latest of what happened: the approval, a change of stage, a word, a
file or an answer of the partner.

>>> start, later = datetime(2026, 1, 5, 9), datetime(2026, 2, 1, 9)
>>> latest(start, None, later, False)
datetime.datetime(2026, 2, 1, 9, 0)
>>> latest(None) is None
True

After so many days without any we ask; 0 days mean never:

>>> asked_before(datetime(2026, 3, 1, 9), 28)
datetime.datetime(2026, 2, 1, 9, 0)
>>> asked_before(datetime(2026, 3, 1, 9), 0) is None
True

Who is asked today has so many whole days, and the last one to its end:

>>> answer_until(date(2026, 3, 1), 7)
datetime.date(2026, 3, 8)

Who says that a deal is still active says when it will be closed:

>>> today = date(2026, 3, 1)
>>> wrong_answer("active", None, today)
{'date_closing': 'closing_missing'}
>>> wrong_answer("active", date(2026, 2, 28), today)
{'date_closing': 'closing_past'}
>>> wrong_answer("active", today, today), wrong_answer("won", None, today)
({}, {})
>>> wrong_answer("maybe", None, today)
{'answer': 'answer_missing'}
"""

from datetime import date, datetime, timedelta

ANSWERS: tuple[str, ...] = ("active", "won", "lost")
# A day this far ahead is a slip of the finger.
FARTHEST_YEARS = 10


def latest(*moments: datetime | bool | None) -> datetime | None:
    """Return the latest of the moments that are known, None of none."""
    return max((moment for moment in moments if moment), default=None)


def asked_before(now: datetime, days: int) -> datetime | None:
    """Return before when the last progress was for us to ask ``now``; None: never."""
    return now - timedelta(days=days) if days > 0 else None


def answer_until(today: date, days: int) -> date:
    """Return the last day for the answer to a question that is asked ``today``."""
    possible = (date.max - today).days
    return today + timedelta(days=min(max(days, 1), possible))


def is_overtaken(asked_at: datetime, progress_at: datetime | bool | None) -> bool:
    """Tell whether there was progress since a question was asked.

    >>> asked = datetime(2026, 3, 1, 9)
    >>> is_overtaken(asked, datetime(2026, 3, 1, 10)), is_overtaken(asked, asked)
    (True, False)
    """
    return bool(progress_at and progress_at > asked_at)


def wrong_answer(answer: str, closing: date | None, today: date) -> dict[str, str]:
    """Return what is wrong with an answer: field → code, nothing when it is right.

    :param answer: one of ``ANSWERS``
    :param closing: the new estimated closing, of a deal that is still active
    :param today: day of the answer, where the company is

    Codes: ``answer_missing``, ``closing_missing``, ``closing_past``, ``closing_far``.

    >>> wrong_answer("active", date(2099, 1, 1), date(2026, 3, 1))
    {'date_closing': 'closing_far'}
    """
    if answer not in ANSWERS:
        return {"answer": "answer_missing"}
    if answer != "active":
        return {}
    if not closing:
        return {"date_closing": "closing_missing"}
    if closing < today:
        return {"date_closing": "closing_past"}
    is_far = closing.year > today.year + FARTHEST_YEARS
    return {"date_closing": "closing_far"} if is_far else {}
