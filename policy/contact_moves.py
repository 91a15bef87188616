"""A customer contact that partners read: its life, and what a partner may do with it.

What is shared with a whole organization waits in its inbox until somebody decides;
what is shared with one person, or added by one, waits for nobody:

>>> begins("shared", for_person=False), begins("shared", for_person=True)
('new', 'accepted')
>>> begins("added", for_person=True)
'accepted'

It is decided once:

>>> verdict_move("new", "declined").allowed
True
>>> verdict_move("declined", "accepted").code, verdict_move("accepted", "new").code
('move_not_allowed', 'move_not_allowed')

A section says whether partners add, change and decide there:

>>> verdict_add(may_create=False).code, verdict_decide(may_edit=False).code
('contacts_closed', 'inbox_fixed')

Changed are own contacts only, by who added them or a supervisor:

>>> own = Added(origin="added", is_mine=True, is_supervisor=False)
>>> verdict_edit(own, may_edit=True).allowed
True
>>> verdict_edit(own, may_edit=False).code
'contacts_fixed'
>>> verdict_edit(own._replace(origin="shared"), may_edit=True).code
'contact_of_vendor'
>>> verdict_edit(own._replace(is_mine=False), may_edit=True).code
'not_your_role'
>>> verdict_edit(own._replace(is_mine=False, is_supervisor=True), may_edit=True).allowed
True
"""

from typing import NamedTuple

from .life_cycle import verdict_pair
from .verdict import ALLOWED, Verdict, refuse

STATES: tuple[str, ...] = ("new", "accepted", "declined")
MOVES = frozenset({("new", "accepted"), ("new", "declined")})


class Added(NamedTuple):
    """Where a contact comes from, and who wants to change it."""

    origin: str
    is_mine: bool
    is_supervisor: bool


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether a contact may go from ``old`` to ``new``.

    Codes: ``unknown_state``, ``already_there``, ``move_not_allowed``.
    """
    return verdict_pair(old, new, MOVES, STATES)


def begins(origin: str, for_person: bool) -> str:
    """Return the state in which a contact begins."""
    return "new" if origin == "shared" and not for_person else "accepted"


def verdict_add(may_create: bool) -> Verdict:
    """Tell whether partners add contacts on a portal: ``contacts_closed``."""
    return ALLOWED if may_create else refuse("contacts_closed")


def verdict_decide(may_edit: bool) -> Verdict:
    """Tell whether partners decide in the inbox of a portal: ``inbox_fixed``."""
    return ALLOWED if may_edit else refuse("inbox_fixed")


def verdict_edit(contact: Added, may_edit: bool) -> Verdict:
    """Tell whether a partner may change what stands on a contact.

    Codes: ``contact_of_vendor``, ``not_your_role``, ``contacts_fixed``.
    """
    if contact.origin != "added":
        return refuse("contact_of_vendor")
    if not (contact.is_mine or contact.is_supervisor):
        return refuse("not_your_role")
    return ALLOWED if may_edit else refuse("contacts_fixed")
