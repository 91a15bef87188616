"""The life of a partnership, and who of it may be invited to the portal.

>>> verdict_move("active", "suspended").allowed
True
>>> verdict_move("terminated", "active").code
'move_not_allowed'

An expired one is renewed and is active again at once; before the due date the renewal
is only noted, once for a term:

>>> verdict_move("expired", "active").allowed
True
>>> verdict_renew("active", has_due_date=True, is_renewed=False).allowed
True
>>> verdict_renew("active", has_due_date=True, is_renewed=True).code
'renewed_already'
>>> verdict_renew("terminated", has_due_date=True, is_renewed=False).code
'renewal_of_terminated'

An invitation needs an open partnership, somebody assigned to it and a usable contact:

>>> verdict_invite(
...     state="active",
...     assigned_users=1,
...     email="ann@partner.example",
...     has_internal_user=False,
...     is_own_person=True,
... ).allowed
True
>>> verdict_invite(
...     state="active",
...     assigned_users=0,
...     email="ann@partner.example",
...     has_internal_user=False,
...     is_own_person=True,
... ).code
'no_assigned_user'
"""

from collections.abc import Mapping

from .email_address import is_valid_email
from .life_cycle import followers, verdict_pair
from .verdict import ALLOWED, Verdict, refuse

STATES: tuple[str, ...] = ("draft", "active", "suspended", "expired", "terminated")

# (state before, state after) → who makes the move: the due date, or the vendor.
MOVES: Mapping[tuple[str, str], str] = {
    ("draft", "active"): "vendor",
    ("draft", "terminated"): "vendor",
    ("active", "suspended"): "vendor",
    ("active", "expired"): "system",
    ("active", "terminated"): "vendor",
    ("suspended", "active"): "vendor",
    ("suspended", "expired"): "system",
    ("suspended", "terminated"): "vendor",
    ("expired", "active"): "vendor",
    ("expired", "terminated"): "vendor",
}

# Only here do the partner's people have portal access.
OPEN = frozenset({"active"})


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether a partnership may go from ``old`` to ``new``.

    Codes: ``unknown_state``, ``already_there``, ``move_not_allowed``.
    """
    return verdict_pair(old, new, MOVES, STATES)


def next_states(state: str) -> tuple[str, ...]:
    """Return the states that may follow ``state``, in the order of ``STATES``."""
    return followers(state, MOVES, STATES)


def verdict_renew(state: str, *, has_due_date: bool, is_renewed: bool) -> Verdict:
    """Tell whether a partnership may get a next term.

    Codes: ``renewal_of_draft``, ``renewal_of_terminated``, ``renewal_without_end``
    (nothing runs out), ``renewed_already``.
    """
    if state in ("draft", "terminated"):
        return refuse(f"renewal_of_{state}")
    if state == "expired":
        return ALLOWED
    if is_renewed:
        return refuse("renewed_already")
    return ALLOWED if has_due_date else refuse("renewal_without_end")


def verdict_invite(
    *,
    state: str,
    assigned_users: int,
    email: str,
    has_internal_user: bool,
    is_own_person: bool,
) -> Verdict:
    """Tell whether a contact may be invited; the first obstacle is the answer.

    Codes, in this order: ``partnership_not_active``, ``no_assigned_user``,
    ``not_a_person_of_partner``, ``internal_user``, ``no_valid_email``.
    """
    obstacles = {
        "partnership_not_active": state not in OPEN,
        "no_assigned_user": assigned_users < 1,
        "not_a_person_of_partner": not is_own_person,
        "internal_user": has_internal_user,
        "no_valid_email": not is_valid_email(email),
    }
    return next((refuse(code) for code, met in obstacles.items() if met), ALLOWED)
