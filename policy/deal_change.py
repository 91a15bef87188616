"""What a partner may propose of an approved deal, and who decides on it.

>>> kind_of({"date_closing": ["2026-01-01", "2026-02-01"]})
'deal'
>>> kind_of({"date_closing": ["", "2026-02-01"], "customer_vat": ["1", "2"]})
'customer'
>>> ACTIONS[kind_of({"amount_estimate": ["", 9000.0]})]
'decide_change'

Only what differs is proposed. An emptied day or amount proposes nothing:

>>> before = {"date_closing": "2026-01-01", "contact_phone": "+49 1"}
>>> differences(before, {"date_closing": "", "contact_phone": ""})
{'contact_phone': ['+49 1', '']}
>>> differences(before, dict(before))
{}

A proposal is decided once:

>>> verdict_move("pending", "accepted").allowed
True
>>> verdict_move("accepted", "rejected").code
'move_not_allowed'
"""

from collections.abc import Mapping

from .life_cycle import verdict_pair
from .verdict import Verdict

STATES = ("pending", "accepted", "rejected", "withdrawn", "closed")
MOVES = frozenset(("pending", after) for after in STATES[1:])

# Fields of the form, by what they say.
FIGURES = ("date_closing", "amount_estimate")
PERSON = (
    "contact_first_name",
    "contact_last_name",
    "contact_middle_name",
    "contact_email",
    "contact_phone",
)
CUSTOMER = ("customer_name", "customer_website", "customer_vat")
FIELDS = (*FIGURES, *PERSON, *CUSTOMER)

# Kind of a proposal → the action of who decides on it.
ACTIONS: Mapping[str, str] = {"deal": "decide_change", "customer": "decide_customer"}

Plain = str | float


def kind_of(names: Mapping[str, object]) -> str:
    """Return the kind of a proposal that changes the fields of these names."""
    return "customer" if set(CUSTOMER) & set(names) else "deal"


def differences(
    before: Mapping[str, Plain], now: Mapping[str, Plain]
) -> dict[str, list[Plain]]:
    """Return field → [old, new] of what is proposed."""
    return {
        name: [before.get(name, ""), value]
        for name, value in now.items()
        if value != before.get(name, "") and (value or name not in FIGURES)
    }


def verdict_move(old: str, new: str) -> Verdict:
    """Tell whether a proposal may go from ``old`` to ``new``."""
    return verdict_pair(old, new, MOVES, STATES)
