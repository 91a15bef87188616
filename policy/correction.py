"""What a partner may change in a registration that came back: what was flagged.

>>> read_flags("budget, nonsense,name")
('name', 'budget')
>>> sorted(open_fields(read_flags("budget"), new_company=True, new_contact=True))
['budget']

Without a flag everything is open:

>>> open_fields((), new_company=True, new_contact=True) == frozenset(FLAGGABLE)
True

Who may choose another company may also name a new one, with its contact:

>>> opened = open_fields(("customer_id",), new_company=False, new_contact=False)
>>> opened == frozenset(CARDS["company"] + CARDS["contact"])
True
"""

from collections.abc import Collection

from .registration_input import CARDS, FIELDS

# In the order of the page.
FLAGGABLE: tuple[str, ...] = (*FIELDS, "attachments")

_COMPANY = frozenset(CARDS["company"])
_CONTACT = frozenset(CARDS["contact"])
_COMPANY_CHOICE = frozenset({"is_new_company", "customer_id"})
_CONTACT_CHOICE = frozenset({"is_new_contact", "customer_contact_id"})


def read_flags(text: str | None) -> tuple[str, ...]:
    """Return the flagged fields of a stored text in the order of the page."""
    names = {name.strip() for name in (text or "").split(",")}
    return tuple(name for name in FLAGGABLE if name in names)


def open_fields(
    flags: Collection[str], *, new_company: bool, new_contact: bool
) -> frozenset[str]:
    """Return the fields that the partner may change.

    A flagged field that the two checkboxes hide now opens its checkbox as well;
    nobody is asked to correct what cannot be reached.
    """
    if not flags:
        return frozenset(FLAGGABLE)
    opened = frozenset(flags)
    if opened & (_COMPANY_CHOICE if new_company else _COMPANY):
        opened |= _COMPANY | _CONTACT
    if opened & (_CONTACT_CHOICE if new_contact else _CONTACT):
        opened |= _CONTACT
    return opened
