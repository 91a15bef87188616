"""Who may do what with a registration in which state: one table.

Roles: ``author`` (whose deal it is), ``colleague`` (sees it because it is shared with
the organization), ``supervisor`` (of the same organization), ``salesperson`` (of the
lead), ``reviewer`` (a channel user with write access), ``administrator``.

>>> verdict_action("withdraw", "author", "submitted").allowed
True
>>> verdict_action("withdraw", "author", "approved").code
'not_in_this_state'
>>> verdict_action("withdraw", "colleague", "submitted").code
'not_your_role'
>>> verdict_action("delete", "administrator", "draft").code
'unknown_action'
>>> sorted(allowed_actions("author", "draft"))
['attach', 'clone', 'detach', 'discard', 'edit', 'hand_over', 'submit']
>>> ACTION_TARGETS["qualify"]
'approved'

Only what was registered is reviewed, and so only that is reviewed once more:

>>> verdict_action("reopen", "administrator", "cancelled", "offered").code
'offer_again'
>>> verdict_action("reopen", "administrator", "cancelled", "shared").code
'share_again'
"""

from collections.abc import Mapping
from functools import cache
from itertools import chain

from .registration_moves import STATES
from .verdict import ALLOWED, Verdict, refuse

ROLES: tuple[str, ...] = (
    "author",
    "colleague",
    "supervisor",
    "salesperson",
    "reviewer",
    "administrator",
)

_DRAFT = frozenset({"draft"})
_RETURNED = frozenset({"action_required"})
_OFFERED = frozenset({"offered"})
_SUBMITTED = frozenset({"submitted"})
_APPROVED = frozenset({"approved"})
_IN_DECISION = _SUBMITTED | {"in_review"}
_PENDING = _IN_DECISION | _RETURNED
_RUNNING = _PENDING | _OFFERED | _APPROVED
_CLOSED = frozenset({"rejected", "cancelled", "expired"})
_APPEALED = frozenset({"rejected", "expired"})
_ALL = frozenset(STATES)
_SEEN = _ALL - _DRAFT
# Of an offer there is nothing to copy before it is accepted.
_COPIED = _ALL - _OFFERED

Table = Mapping[str, frozenset[str]]

_TALK: Table = {"comment": _SEEN, "attach": _SEEN}
# An own file is taken out again while nobody has begun to decide.
_COLLEAGUE: Table = {
    **_TALK,
    "clone": _COPIED - _DRAFT,
    "progress": _APPROVED,
    "detach": _SUBMITTED | _RETURNED,
}

_SUPERVISOR: Table = {
    **_COLLEAGUE,
    "edit": _RETURNED,
    "submit": _RETURNED,
    "withdraw": _PENDING,
    "accept": _OFFERED,
    "decline": _OFFERED,
    "extension": _APPROVED,
    "appeal": _APPEALED,
    "propose": _APPROVED,
    "hand_over": _RUNNING,
}

_AUTHOR: Table = {
    **_SUPERVISOR,
    "attach": _ALL,
    "detach": _DRAFT | _SUBMITTED | _RETURNED,
    "edit": _DRAFT | _RETURNED,
    "submit": _DRAFT | _RETURNED,
    "discard": _DRAFT,
    "take_back": _SUBMITTED,
    "clone": _COPIED,
    "hand_over": _DRAFT | _RUNNING,
}

# What a partner proposes of an approved deal: its owner decides, too. Who the customer
# is, reviewers decide alone.
_SALESPERSON: Table = {**_TALK, "decide_change": _APPROVED}

_REVIEWER: Table = {
    **_SALESPERSON,
    "decide_customer": _APPROVED,
    "submit": _DRAFT,
    "start_review": _SUBMITTED | _RETURNED,
    "qualify": _IN_DECISION,
    "return": _IN_DECISION,
    "reject": _IN_DECISION,
    "cancel": _RUNNING,
    "recall": _OFFERED,
}

# Role → action → the states in which that role may do it.
PERMISSIONS: Mapping[str, Table] = {
    "author": _AUTHOR,
    "colleague": _COLLEAGUE,
    "supervisor": _SUPERVISOR,
    "salesperson": _SALESPERSON,
    "reviewer": _REVIEWER,
    "administrator": {**_REVIEWER, "reopen": _CLOSED},
}

ACTIONS = frozenset(chain.from_iterable(PERMISSIONS.values()))

# The actions that move the registration → the state they move it to.
ACTION_TARGETS: Mapping[str, str] = {
    "submit": "submitted",
    "withdraw": "withdrawn",
    "take_back": "action_required",
    "accept": "approved",
    "decline": "withdrawn",
    "start_review": "in_review",
    "qualify": "approved",
    "return": "action_required",
    "reject": "rejected",
    "cancel": "cancelled",
    "recall": "cancelled",
    "reopen": "in_review",
}

# (action, origin) → the code of why this is never done with a deal of this origin. It
# says what to do instead.
NEVER: Mapping[tuple[str, str], str] = {
    ("reopen", "shared"): "share_again",
    ("reopen", "offered"): "offer_again",
}


def verdict_action(
    action: str, role: str, state: str, origin: str = "registered"
) -> Verdict:
    """Tell whether ``role`` may do ``action`` on a registration in ``state``.

    Codes: ``unknown_action``, ``not_your_role``, those of ``NEVER``,
    ``not_in_this_state``.
    """
    if action not in ACTIONS:
        return refuse("unknown_action")
    states = PERMISSIONS.get(role, {}).get(action)
    if states is None:
        return refuse("not_your_role")
    if code := NEVER.get((action, origin)):
        return refuse(code)
    return ALLOWED if state in states else refuse("not_in_this_state")


@cache
def allowed_actions(role: str, state: str) -> frozenset[str]:
    """Return everything that ``role`` may do on a registration in ``state``."""
    table = PERMISSIONS.get(role, {})
    return frozenset(action for action, states in table.items() if state in states)
