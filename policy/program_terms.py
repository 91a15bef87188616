"""The terms of a program: who accepts them, until when, and what waits for it.

Supervisors accept them or, where the program says so, any member:

>>> verdict_accept(Asked(version=2, role="supervisor", current=2)).allowed
True
>>> verdict_accept(Asked(version=2, role="partner", current=2)).code
'terms_by_supervisor'
>>> verdict_accept(
...     Asked(version=2, role="partner", current=2, acceptors="members")
... ).allowed
True
>>> verdict_accept(Asked(version=2, role="", current=2, acceptors="members")).code
'not_your_role'

What was read must be what counts today:

>>> verdict_accept(Asked(version=1, role="supervisor", current=2)).code
'terms_outdated'
>>> verdict_accept(Asked(version=1, role="supervisor", current=0)).code
'terms_none'

There is so much time from the latest of these days on: the day of publication, the
first day of the terms, the day on which the partner began.

>>> last_day(3, date(2026, 3, 6), date(2026, 4, 1), None)
datetime.date(2026, 4, 4)
>>> last_day(3, date(2026, 3, 6), date(2026, 3, 6), date(2026, 5, 1))
datetime.date(2026, 5, 4)

The last day counts; afterwards registering may wait for it:

>>> friday = date(2026, 3, 6)
>>> verdict_register(friday, until=friday, is_required=True).allowed
True
>>> verdict_register(friday + timedelta(1), until=friday, is_required=True).code
'terms_missing'
>>> verdict_register(friday + timedelta(1), until=friday, is_required=False).allowed
True
"""

from datetime import date, timedelta
from typing import NamedTuple

from .verdict import ALLOWED, Verdict, refuse

# Who accepts the terms of a program → the roles of members who may.
ACCEPTORS = {
    "supervisors": frozenset({"supervisor"}),
    "members": frozenset({"supervisor", "partner"}),
}


class Asked(NamedTuple):
    """Somebody accepts a version; ``role`` is empty for who is no member."""

    version: int
    role: str
    current: int
    acceptors: str = "supervisors"


def verdict_role(role: str, acceptors: str) -> Verdict:
    """Tell whether a member of this role may accept terms.

    Codes: ``not_your_role``, ``terms_by_supervisor``.
    """
    if not role:
        return refuse("not_your_role")
    return ALLOWED if role in ACCEPTORS[acceptors] else refuse("terms_by_supervisor")


def verdict_accept(asked: Asked) -> Verdict:
    """Tell whether a version may be accepted now.

    Codes: ``terms_none``, those of :func:`verdict_role`, ``terms_outdated``.
    """
    if not asked.current:
        return refuse("terms_none")
    if not (verdict := verdict_role(asked.role, asked.acceptors)):
        return verdict
    return ALLOWED if asked.version == asked.current else refuse("terms_outdated")


def last_day(days: int, *since: date | None) -> date:
    """Return the last day to accept, so many days after the latest that is known."""
    return max(filter(None, since)) + timedelta(days=days)


def verdict_register(today: date, until: date, is_required: bool) -> Verdict:
    """Tell whether deals are registered while the terms are not accepted.

    Code: ``terms_missing``.
    """
    is_late = is_required and today > until
    return refuse("terms_missing") if is_late else ALLOWED
