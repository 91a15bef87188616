"""Whether a registration may be approved beside what is known of its customer.

A *rival* is the registration of another organization for the same customer. While it is
protected, the reviewer has to say what it is; a hint never stands in the way:

>>> verdict_rival(Rival("likely")).code
'approval_undecided'
>>> verdict_rival(Rival("hint")).allowed, verdict_rival(Rival("")).allowed
(True, True)

The same deal is not approved a second time, but it may be shared: both partners stand
on one opportunity then.

>>> verdict_rival(Rival("likely", "same")).code
'approval_same_deal'
>>> verdict_rival(Rival("same", "open", is_shared=True)).allowed
True
>>> verdict_rival(Rival("same", "share")).code
'approval_share'

Another deal needs a reason in words and, for what is the same customer for sure, an
administrator:

>>> verdict_rival(Rival("likely", "different")).code
'approval_without_note'
>>> verdict_rival(Rival("likely", "different", has_note=True)).allowed
True
>>> verdict_rival(Rival("same", "different", has_note=True)).code
'approval_by_administrator'
>>> boss = {"is_administrator": True}
>>> verdict_rival(Rival("same", "different", has_note=True), **boss).allowed
True

No second record of one customer: what is the same for sure, or was judged to be, is
linked.

>>> verdict_new_customer(Rival("same")).code
'customer_is_there'
>>> verdict_new_customer(Rival("likely")).allowed
True
>>> verdict_new_customer(Rival("likely", "same")).code
'customer_is_there'
>>> verdict_new_customer(Rival("same", "different")).code
'customer_without_note'

A decision holds for what was known:

>>> is_stronger("same", "likely"), is_stronger("likely", "likely")
(True, False)
"""

from typing import NamedTuple

from .matching import HINT, LIKELY, SAME, weighs
from .verdict import ALLOWED, Verdict, refuse

# The weakest first; what nobody compared says nothing.
STRENGTHS = ("", HINT, LIKELY, SAME)


class Rival(NamedTuple):
    """What was found, and what the reviewer said of it."""

    strength: str
    decision: str = "open"
    has_note: bool = False
    is_shared: bool = False


def is_stronger(now: str | bool, before: str | bool) -> bool:
    """Tell whether the evidence is stronger now than it was before."""
    return STRENGTHS.index(now or "") > STRENGTHS.index(before or "")


def verdict_rival(rival: Rival, is_administrator: bool = False) -> Verdict:
    """Tell whether a deal may be approved beside a protected one of another partner.

    Codes: ``approval_same_deal``, ``approval_share``, ``approval_by_administrator``,
    ``approval_undecided``, ``approval_without_note``.
    """
    if rival.is_shared or not weighs(rival.strength):
        return ALLOWED
    if rival.decision == "same":
        return refuse("approval_same_deal")
    if rival.decision == "share":
        return refuse("approval_share")
    if rival.strength == SAME and not is_administrator:
        return refuse("approval_by_administrator")
    if rival.decision != "different":
        return refuse("approval_undecided")
    return ALLOWED if rival.has_note else refuse("approval_without_note")


def wants_note(rival: Rival, is_customer: bool, is_protected: bool) -> bool:
    """Tell whether an approval asks for the note that a decision lacks.

    >>> wants_note(Rival("likely", "different"), False, True)
    True
    >>> wants_note(Rival("likely", "different"), False, False)
    False
    >>> wants_note(Rival("same", "different"), True, False)
    True
    >>> wants_note(Rival("same", "different", has_note=True), True, True)
    False
    """
    if rival.decision != "different" or rival.has_note or not weighs(rival.strength):
        return False
    return is_protected or (is_customer and rival.strength == SAME)


def verdict_new_customer(found: Rival) -> Verdict:
    """Tell whether a new customer may be created beside one that was found.

    Codes: ``customer_is_there``, ``customer_without_note``.
    """
    if found.decision in ("same", "share") and weighs(found.strength):
        return refuse("customer_is_there")
    if found.strength != SAME:
        return ALLOWED
    if found.decision != "different":
        return refuse("customer_is_there")
    return ALLOWED if found.has_note else refuse("customer_without_note")
