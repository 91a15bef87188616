"""What a reviewer may say of two deals that look like one.

The same deal, another one, one opportunity for both partners (``share``), or first a
question to both (``ask``), which leaves the conflict to be decided:

>>> sorted(PENDING)
['ask', 'open']

Shared is an opportunity that is there or comes with the first approval, not a customer;
and one, not two:

>>> verdict_decision("share", Pair(has_deal=False)).code
'share_without_deal'
>>> verdict_decision("share", Pair(has_two_opportunities=True)).code
'share_two_opportunities'
>>> verdict_decision("share", Pair()).allowed
True

Who is asked reads it in the conversation of the deal:

>>> verdict_decision("ask", Pair(is_talk_open=False)).code
'ask_nobody'
>>> verdict_decision("different", Pair(has_deal=False, is_talk_open=False)).allowed
True

Who decides by a button decides on what the page shows; of two people who press at the
same moment the second is told who was first:

>>> verdict_seen("open", "different").code
'conflict_decided'
>>> verdict_seen("ask", "ask").allowed, verdict_seen(None, "same").allowed
(True, True)

Of two deals the later one is the duplicate; of one moment, the one with the higher
number:

>>> is_later((datetime(2026, 1, 2), 1), (datetime(2026, 1, 1), 2))
True
>>> is_later((datetime(2026, 1, 1), 1), (datetime(2026, 1, 1), 2))
False
"""

from datetime import datetime
from typing import NamedTuple

from .verdict import ALLOWED, Verdict, refuse

# Nobody has decided yet.
PENDING = frozenset({"open", "ask"})


class Pair(NamedTuple):
    """What is known of the two that look like one deal."""

    has_deal: bool = True
    has_two_opportunities: bool = False
    is_talk_open: bool = True


def verdict_decision(decision: str, pair: Pair) -> Verdict:
    """Tell whether ``decision`` can be taken on two that look like one deal.

    Codes: ``share_without_deal``, ``share_two_opportunities``, ``ask_nobody``.
    """
    if decision == "ask" and not pair.is_talk_open:
        return refuse("ask_nobody")
    if decision == "share" and not pair.has_deal:
        return refuse("share_without_deal")
    if decision == "share" and pair.has_two_opportunities:
        return refuse("share_two_opportunities")
    return ALLOWED


def verdict_seen(seen: str | None, now: str) -> Verdict:
    """Tell whether the decision is still what a person has ``seen``, if it matters.

    Codes: ``conflict_decided``.
    """
    return ALLOWED if seen in (None, now) else refuse("conflict_decided")


def is_later(this: tuple[datetime, int], that: tuple[datetime, int]) -> bool:
    """Tell whether ``this`` came after ``that``, each the moment and the id."""
    return this > that
