"""The life of a registration: its states and the pairs that may follow each other.

>>> verdict_move("submitted", "approved").allowed
True
>>> verdict_move("draft", "approved").code
'move_not_allowed'
>>> next_states("offered")
('approved', 'withdrawn', 'cancelled')
>>> MOVES["approved", "expired"]
('system',)

Some moves are made by either side: a reviewer returns what was submitted, and its
author takes it back for changes.

>>> MOVES["submitted", "action_required"]
('vendor', 'author')

A record is created in the state that its origin gives:

>>> sorted(initial_states("offered"))
['offered']

Some moves ask for a reason; its kind depends on where the record goes:

>>> reason_kind("in_review", "rejected"), reason_kind("rejected", "in_review")
('rejection', 'reopening')
>>> reason_kind("submitted", "in_review")
''
"""

from collections.abc import Mapping

from .life_cycle import followers, verdict_pair
from .verdict import Verdict

STATES: tuple[str, ...] = (
    "draft",
    "submitted",
    "in_review",
    "action_required",
    "approved",
    "rejected",
    "withdrawn",
    "cancelled",
    "expired",
    "offered",
)

# (state before, state after) → who makes the move: one side, or one of several. The
# author is the one person of the partner whose deal it is.
MOVES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("draft", "submitted"): ("partner",),
    ("submitted", "in_review"): ("vendor",),
    ("submitted", "approved"): ("vendor",),
    ("submitted", "action_required"): ("vendor", "author"),
    ("submitted", "rejected"): ("vendor",),
    ("submitted", "withdrawn"): ("partner",),
    ("submitted", "cancelled"): ("vendor",),
    ("in_review", "approved"): ("vendor",),
    ("in_review", "action_required"): ("vendor",),
    ("in_review", "rejected"): ("vendor",),
    ("in_review", "withdrawn"): ("partner",),
    ("in_review", "cancelled"): ("vendor",),
    ("action_required", "submitted"): ("partner",),
    ("action_required", "withdrawn"): ("partner",),
    ("action_required", "in_review"): ("vendor",),
    ("action_required", "cancelled"): ("vendor",),
    ("offered", "approved"): ("partner",),
    ("offered", "withdrawn"): ("partner",),
    ("offered", "cancelled"): ("vendor",),
    ("approved", "cancelled"): ("vendor",),
    ("approved", "expired"): ("system",),
    ("rejected", "in_review"): ("administrator",),
    ("cancelled", "in_review"): ("administrator",),
    ("expired", "in_review"): ("administrator",),
}

# Origin → the states in which a record of that origin may be created.
INITIAL: Mapping[str, frozenset[str]] = {
    "registered": frozenset({"draft"}),
    "shared": frozenset({"approved"}),
    "offered": frozenset({"offered"}),
}

UNDECIDED = frozenset({"submitted", "in_review", "action_required"})

# Here the partner sees something of the opportunity. In all other states, after an
# approval was taken back as well, its fields are empty.
WITH_OPPORTUNITY = frozenset({"approved", "expired"})
# Of these only as long as the opportunity is open: what becomes of it afterwards is not
# this partner's anymore.
WHILE_OPEN = frozenset({"expired"})

# State after → kind of reason. "return" is met by a note, the others by a reason; who
# takes an own registration back explains nothing.
_REASON_KINDS: Mapping[str, str] = {
    "action_required": "return",
    "rejected": "rejection",
    "withdrawn": "withdrawal",
    "cancelled": "cancellation",
}


def shows_opportunity(state: str, outcome: str) -> bool:
    """Tell whether the partner sees an opportunity of this outcome in ``state``.

    >>> shows_opportunity("approved", "won"), shows_opportunity("cancelled", "open")
    (True, False)
    >>> shows_opportunity("expired", "open"), shows_opportunity("expired", "won")
    (True, False)
    """
    if state not in WITH_OPPORTUNITY:
        return False
    return outcome == "open" or state not in WHILE_OPEN


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether a registration may go from ``old`` to ``new``.

    Codes: ``unknown_state``, ``already_there``, ``move_not_allowed``.
    """
    return verdict_pair(old, new, MOVES, STATES)


def next_states(state: str) -> tuple[str, ...]:
    """Return the states that may follow ``state``, in the order of ``STATES``."""
    return followers(state, MOVES, STATES)


def initial_states(origin: str) -> frozenset[str]:
    """Return the states in which a record of this origin may be created."""
    return INITIAL.get(origin, frozenset())


def needs_reason(new: str) -> str:
    """Return the kind of reason that every move into ``new`` needs, "" if none."""
    return _REASON_KINDS.get(new, "")


def reason_kind(old: str, new: str) -> str:
    """Return the kind of reason that the move from ``old`` to ``new`` needs."""
    if "administrator" in MOVES.get((old, new), ()):
        return "reopening"
    return needs_reason(new)
