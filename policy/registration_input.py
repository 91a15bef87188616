r"""What is typed of a registration: its fields by card, and what is wrong with a value.

>>> clean("customer_vat", "123 456-789"), clean("contact_phone", "tel:+49891234567")
('123456789', '+49891234567')
>>> code_of("contact_email", "ann@")
'email_invalid'
>>> code_of("date_closing", date(2026, 1, 31), today=date(2026, 2, 1))
'date_past'
>>> code_of("budget", "whatever")
''
>>> sorted(CARDS["company"])[-1]
'is_new_company'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from . import email_address, phone_number, tax_number
from .matching import normalize_host
from .visible_text import tidy


@dataclass(frozen=True, kw_only=True)
class FieldRule:
    """What is asked of one field of the form, in plain values.

    ``card`` is the card of the page where it stands, ``part`` the answer to the
    checkbox of its card under which it is shown: ``new_company``,
    ``existing_company``, ``new_contact``, ``existing_contact``, or "" for always.
    ``length`` counts the characters of a text (0: what its kind allows), ``options``
    are the words of a choice. What is ``required`` has to be filled when it is shown;
    an ``optional`` field may be hidden or made mandatory by the settings. ``not_past``:
    a day has to be today or later. What is not ``stored`` is no field of the
    registration.
    """

    name: str
    card: str
    kind: str = "text"
    part: str = ""
    length: int = 0
    options: tuple[str, ...] = ()
    required: bool = False
    optional: bool = False
    not_past: bool = False
    stored: bool = True

    @property
    def is_text(self) -> bool:
        """Tell whether what is typed is kept as a text."""
        return self.kind in _TEXT_KINDS


_TEXT_KINDS = {"text", "lines", "website", "tax_number", "email", "phone"}

# The cards of the form → their fields, in the order of the page.
CARDS: Mapping[str, tuple[str, ...]] = {
    "deal": ("name", "offering_id"),
    "company": (
        "is_new_company",
        "customer_id",
        "customer_name",
        "customer_website",
        "customer_vat",
    ),
    "contact": (
        "is_new_contact",
        "customer_contact_id",
        "contact_first_name",
        "contact_last_name",
        "contact_middle_name",
        "contact_email",
        "contact_phone",
    ),
    "details": (
        "representative_id",
        "user_id",
        "budget",
        "date_closing",
        "requirements",
        "partner_reference",
        "visibility",
    ),
}

# What the form may write; everything else of its values is dropped.
FIELDS: tuple[str, ...] = tuple(name for names in CARDS.values() for name in names)

LINES = frozenset({"budget", "requirements"})
TEXTS = LINES | {
    "name",
    "customer_name",
    "customer_website",
    "customer_vat",
    "contact_first_name",
    "contact_last_name",
    "contact_middle_name",
    "contact_email",
    "contact_phone",
    "partner_reference",
}

_CLEANERS = {
    "customer_vat": tax_number.clean,
    "contact_email": email_address.clean,
    "contact_phone": phone_number.clean,
}


def clean(name: str, text: str) -> str:
    """Return what is kept of a text that was typed into the field ``name``."""
    plain = tidy(text, multiline=name in LINES)
    return _CLEANERS.get(name, str)(plain)


# Field → whether a text fits, and the code when it does not.
_SHAPES = {
    "customer_website": (normalize_host, "website_invalid"),
    "contact_email": (email_address.is_valid_email, "email_invalid"),
    "contact_phone": (phone_number.is_plausible, "phone_invalid"),
}


def code_of(
    name: str,
    value: str | date,
    *,
    tin_pattern: str = tax_number.DEFAULT_PATTERN,
    today: date | None = None,
) -> str:
    """Return the code of what is wrong with a clean value that is not empty, or "".

    ``today`` is the day that a closing has to come on or after; None asks for nothing.
    """
    if name == "date_closing":
        return "date_past" if today and value < today else ""
    if name == "customer_vat":
        return tax_number.verdict_tax_number(str(value), tin_pattern).code
    fits, code = _SHAPES.get(name, (bool, ""))
    return "" if fits(str(value)) else code
