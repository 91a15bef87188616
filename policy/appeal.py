"""A partner asks that a rejection, or the end of a protection, be looked at again.

Once for each decision, and not later than so many days after it; the last day counts:

>>> friday = date(2026, 3, 6)
>>> last_day(friday, 30)
datetime.date(2026, 4, 5)
>>> verdict_ask(Asked(decided=friday, today=date(2026, 4, 5), days=30)).allowed
True
>>> verdict_ask(Asked(decided=friday, today=date(2026, 4, 6), days=30)).code
'appeal_late'
>>> verdict_ask(Asked(decided=friday, today=friday, days=30, is_asked=True)).code
'appeal_asked'

Of a decision that nobody wrote down, as in data that came from elsewhere, there is no
day to count from:

>>> verdict_ask(Asked(decided=None, today=friday, days=30)).code
'appeal_nothing'

Who made the first decision may change it, and does not confirm it:

>>> verdict_decline(Decider(is_first=True, is_named=True, is_administrator=True)).code
'appeal_by_first'
>>> verdict_decline(Decider(is_named=True)).allowed
True
>>> verdict_decline(Decider(is_administrator=True)).allowed
True
>>> verdict_decline(Decider()).code
'appeal_not_yours'
>>> verdict_grant(Decider(is_first=True, is_administrator=True)).allowed
True

To grant is to reopen the deal, which administrators do; the person who was named
recommends it to them:

>>> verdict_grant(Decider(is_named=True)).code
'appeal_by_administrator'
>>> verdict_recommend(Decider(is_named=True)).allowed
True
>>> verdict_recommend(Decider(is_first=True)).code
'appeal_by_first'

It is decided once:

>>> verdict_move("open", "granted").allowed
True
>>> verdict_move("declined", "granted").code
'move_not_allowed'
"""

from datetime import date, timedelta
from typing import NamedTuple

from .life_cycle import verdict_pair
from .verdict import ALLOWED, Verdict, refuse

STATES = ("open", "granted", "declined")
MOVES = frozenset(("open", after) for after in STATES[1:])
# States of a deal that somebody may want to be looked at again.
APPEALED = ("rejected", "expired")
# Characters of a reason or of an answer.
LONGEST = 2000


class Asked(NamedTuple):
    """What is known of the decision that is to be looked at again."""

    decided: date | None  # where the company is
    today: date
    days: int  # that the portal leaves
    is_asked: bool = False


class Decider(NamedTuple):
    """Who decides on an appeal."""

    is_named: bool = False
    is_first: bool = False  # made the decision that is looked at again
    is_administrator: bool = False


def last_day(decided: date, days: int) -> date:
    """Return the last day on which a decision can be appealed."""
    return decided + timedelta(days=days)


def verdict_ask(asked: Asked) -> Verdict:
    """Tell whether a decision can be appealed now.

    Codes: ``appeal_nothing``, ``appeal_asked``, ``appeal_late``.
    """
    if asked.decided is None:
        return refuse("appeal_nothing")
    if asked.is_asked:
        return refuse("appeal_asked")
    is_late = asked.today > last_day(asked.decided, asked.days)
    return refuse("appeal_late") if is_late else ALLOWED


def wrong_text(text: str, missing: str) -> str:
    """Return the code of what is wrong with a reason or an answer, "" for nothing.

    >>> wrong_text("  ", "appeal_reason"), wrong_text("x" * 2001, "appeal_reason")
    ('appeal_reason', 'too_long')
    >>> wrong_text("The customer has signed.", "appeal_reason")
    ''
    """
    if not text.strip():
        return missing
    return "too_long" if len(text.strip()) > LONGEST else ""


def verdict_decline(who: Decider) -> Verdict:
    """Tell whether somebody may say that a decision stays."""
    if who.is_first:
        return refuse("appeal_by_first")
    is_theirs = who.is_named or who.is_administrator
    return ALLOWED if is_theirs else refuse("appeal_not_yours")


def verdict_grant(who: Decider) -> Verdict:
    """Tell whether somebody may grant an appeal: who may reopen the deal."""
    return ALLOWED if who.is_administrator else refuse("appeal_by_administrator")


def verdict_recommend(who: Decider) -> Verdict:
    """Tell whether somebody may recommend to administrators that it be granted."""
    if who.is_first:
        return refuse("appeal_by_first")
    return ALLOWED if who.is_named else refuse("appeal_not_yours")


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether an appeal may go from ``old`` to ``new``."""
    return verdict_pair(old, new, MOVES, STATES)
