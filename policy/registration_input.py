r"""What is typed of a registration: the rule of a field, and what fits it.

>>> number = FieldRule(name="customer_vat", card="company", kind="tax_number")
>>> phone = FieldRule(name="contact_phone", card="contact", kind="phone")
>>> clean(number, "123 456-789"), clean(phone, "tel:+49891234567")
('123456789', '+49891234567')
>>> email = FieldRule(name="contact_email", card="contact", kind="email")
>>> code_of(email, "ann@")
'email_invalid'
>>> closing = FieldRule(name="closing", card="details", kind="date", not_past=True)
>>> code_of(closing, date(2026, 1, 31), today=date(2026, 2, 1))
'date_past'
>>> amount = FieldRule(name="amount", card="details", kind="number", not_negative=True)
>>> code_of(amount, -1.0), code_of(amount, 9000.0)
('number_negative', '')
>>> code_of(FieldRule(name="budget", card="details", kind="lines"), "whatever")
''
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

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
    a day has to be today or later; ``not_negative``: a number has to be zero or more.
    ``needs``: the name of a field that has to be filled when this one is.
    What is not ``stored`` is no field of the registration. ``question``: the name of
    the portal's own question that this is, whose answer is stored among the answers of
    the registration.
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
    not_negative: bool = False
    needs: str = ""
    stored: bool = True
    question: str = ""

    @property
    def is_text(self) -> bool:
        """Tell whether what is typed is kept as a text."""
        return self.kind in TEXTS


class TextKind(NamedTuple):
    """How a text is cleaned, whether it fits, and the code when it does not."""

    clean: Callable[[str], str] = str
    fits: Callable[[str], object] = bool
    code: str = ""


# The kinds of fields whose value is a text; the others are flag, date, choice, record,
# lookup and files.
TEXTS: Mapping[str, TextKind] = {
    "text": TextKind(),
    "lines": TextKind(),
    "website": TextKind(fits=normalize_host, code="website_invalid"),
    "tax_number": TextKind(clean=tax_number.clean),
    "email": TextKind(
        email_address.clean, email_address.is_valid_email, "email_invalid"
    ),
    "phone": TextKind(phone_number.clean, phone_number.is_plausible, "phone_invalid"),
}


def clean(rule: FieldRule, text: str) -> str:
    """Return what is kept of a text that was typed into this field."""
    plain = tidy(text, multiline=rule.kind == "lines")
    return TEXTS.get(rule.kind, TextKind()).clean(plain)


def code_of(
    rule: FieldRule,
    value: str | float | date,
    *,
    tin_pattern: str = tax_number.DEFAULT_PATTERN,
    today: date | None = None,
) -> str:
    """Return the code of what is wrong with a clean value that is not empty, or "".

    ``today`` is the day that a day of the future has to come on or after; None asks for
    nothing.
    """
    if rule.not_past:
        is_past = today and isinstance(value, date) and value < today
        return "date_past" if is_past else ""
    if rule.not_negative:
        return "number_negative" if isinstance(value, float) and value < 0 else ""
    if rule.kind == "tax_number":
        return tax_number.verdict_tax_number(str(value), tin_pattern).code
    kind = TEXTS.get(rule.kind, TextKind())
    return "" if kind.fits(str(value)) else kind.code
