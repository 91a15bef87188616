r"""The kinds of fields that a form may have: raw text in, a value or a code out.

An empty value is False, which Odoo stores as "nothing".

>>> Text("name").clean("  Acme\x00\tproject ")
('Acme project', '')
>>> Text("name", max_length=3).clean("Acme")
(False, 'too_long')
>>> Text("requirements", multiline=True).clean("one\r\ntwo\n")
('one\ntwo', '')
>>> Date("date_closing").clean("2026-02-30")
(False, 'date_invalid')
>>> Id("offering_id").clean("12"), Id("offering_id").clean("12 or 1")
((12, ''), (False, 'choice_invalid'))
>>> Flag("is_new_company").clean("on")
(True, '')
>>> Email("contact_email").clean("ann@"), Phone("contact_phone").clean("call me")
((False, 'email_invalid'), (False, 'phone_invalid'))
>>> Number("seats").clean("0"), Number("seats", whole=True).clean("2.5")
((0.0, ''), (False, 'integer_invalid'))
>>> Quantity("seats").clean("2.5"), Quantity("seats").clean("0")
((2.5, ''), (False, 'quantity_invalid'))
>>> Choice("visibility", options=("contact", "organization")).clean("everybody")
(False, 'choice_invalid')
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..policy import number_text
from ..policy.email_address import clean as clean_email
from ..policy.email_address import is_valid_email
from ..policy.phone_number import clean as clean_phone
from ..policy.phone_number import is_plausible
from ..policy.registration_input import FieldRule
from ..policy.visible_text import tidy

Value = str | int | float | bool | date
Cleaned = tuple[Value, str]

_BAD_DATE: Cleaned = (False, "date_invalid")
_BAD_CHOICE: Cleaned = (False, "choice_invalid")
_BAD_EMAIL: Cleaned = (False, "email_invalid")
_BAD_PHONE: Cleaned = (False, "phone_invalid")

_DATE = re.compile(r"(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
_ID = re.compile(r"[0-9]{1,10}", re.ASCII)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_GREATEST_ID = 2**31 - 1
# What is longer than twice the field and this is too long, blanks or not.
ROOM = 10_000
# The largest quantity that somebody asks for.
MOST = 1_000_000
_TRUE = frozenset({"1", "on", "true", "yes"})


def read_token(text: str) -> str:
    """Return the one-shot token of a form, "" when ``text`` cannot be one.

    >>> read_token("a-1_B"), read_token("a b"), read_token("x" * 65)
    ('a-1_B', '', '')
    """
    return text if _TOKEN.fullmatch(text) else ""


@dataclass(frozen=True)
class Field:
    """One accepted name; ``max_length`` counts the characters of the tidied text."""

    name: str
    max_length: int = 64

    def tidy(self, raw: str) -> str:
        """Return the text to read the value from."""
        return tidy(raw)

    def read(self, text: str) -> Cleaned:
        """Return the value of a text that is not empty, and "" or a code."""
        return text, ""

    def clean(self, raw: str) -> Cleaned:
        """Return the value of what was typed, and "" or the code of what is wrong."""
        if len(raw) > ROOM + 2 * self.max_length:  # not worth a look at each letter
            return False, "too_long"
        text = self.tidy(raw)
        if not text:
            return False, ""
        return (False, "too_long") if len(text) > self.max_length else self.read(text)


@dataclass(frozen=True)
class Text(Field):
    """Text in one line or in several."""

    max_length: int = 255
    multiline: bool = False

    def tidy(self, raw: str) -> str:
        """Return the text with its line breaks where there may be several lines."""
        return tidy(raw, multiline=self.multiline)


@dataclass(frozen=True)
class Flag(Field):
    """A checkbox: what is not clearly set is cleared."""

    def clean(self, raw: str) -> Cleaned:
        """Return whether the box is checked."""
        return tidy(raw).lower() in _TRUE, ""


@dataclass(frozen=True)
class Date(Field):
    """A day, written yyyy-mm-dd as browsers send it: ``date_invalid``."""

    def read(self, text: str) -> Cleaned:
        """Return the date of a real day from the year 1900 on."""
        if not _DATE.fullmatch(text):
            return _BAD_DATE
        try:
            return date.fromisoformat(text), ""
        except ValueError:
            return _BAD_DATE


@dataclass(frozen=True)
class Id(Field):
    """The id of a record: ``choice_invalid`` when it cannot be one."""

    def read(self, text: str) -> Cleaned:
        """Return the number; whether it is an allowed choice, the model decides."""
        number = int(text) if _ID.fullmatch(text) else 0
        return (number, "") if 0 < number <= _GREATEST_ID else _BAD_CHOICE


@dataclass(frozen=True)
class Choice(Field):
    """One of a few words: ``choice_invalid`` for any other."""

    options: tuple[str, ...] = ()

    def read(self, text: str) -> Cleaned:
        """Return the word when it is one of the options."""
        return (text, "") if text in self.options else _BAD_CHOICE


@dataclass(frozen=True)
class Number(Field):
    """A number: ``number_invalid``, or ``integer_invalid`` where it has to be whole."""

    whole: bool = False

    def read(self, text: str) -> Cleaned:
        """Return the number that was typed; 0 is a number, not nothing."""
        return number_text.read(text, whole=self.whole)


@dataclass(frozen=True)
class Quantity(Number):
    """How many of something, more than none: ``quantity_invalid``."""

    def read(self, text: str) -> Cleaned:
        """Return the number when somebody may mean it."""
        number, code = super().read(text)
        is_meant = not code and 0 < number <= MOST
        return (number, "") if is_meant else (False, code or "quantity_invalid")


@dataclass(frozen=True)
class Email(Field):
    """An email address: ``email_invalid``."""

    max_length: int = 254

    def read(self, text: str) -> Cleaned:
        """Return the address when it has the form of one, also of a copied link."""
        address = clean_email(text)
        return (address, "") if is_valid_email(address) else _BAD_EMAIL


@dataclass(frozen=True)
class Phone(Field):
    """A telephone number: ``phone_invalid``."""

    def read(self, text: str) -> Cleaned:
        """Return the number without its wrapping, when it could be dialled."""
        number = clean_phone(text)
        return (number, "") if is_plausible(number) else _BAD_PHONE


# Kind of a rule → the field that reads it; files are no parameters.
KINDS: dict[str, type[Field]] = {
    "text": Text,
    "lines": Text,
    "website": Text,
    "tax_number": Text,
    "email": Email,
    "phone": Phone,
    "flag": Flag,
    "date": Date,
    "integer": Number,
    "number": Number,
    "quantity": Quantity,
    "record": Id,
    "lookup": Id,
    "choice": Choice,
}


def field_of(rule: FieldRule) -> Field:
    """Return the field that reads what is typed under this rule.

    >>> note = FieldRule(name="note", card="deal", kind="lines", length=3)
    >>> field_of(note).clean("long")
    (False, 'too_long')
    >>> field_of(FieldRule(name="day", card="deal", kind="date"))
    Date(name='day', max_length=64)
    """
    options: dict[str, Any] = {}
    if rule.length:
        options["max_length"] = rule.length
    if rule.kind == "lines":
        options["multiline"] = True
    if rule.kind == "integer":
        options["whole"] = True
    if rule.options:
        options["options"] = rule.options
    return KINDS[rule.kind](rule.name, **options)
