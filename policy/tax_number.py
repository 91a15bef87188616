r"""The shape of a tax number, and which numbers are nobody's.

Blanks and dashes are dropped, then a pattern decides:

>>> clean("123 456-789")
'123456789'
>>> verdict_tax_number("123 456 789").allowed
True
>>> verdict_tax_number("12345678").code
'tin_shape'

What stands there because something had to is no number. It is refused:

>>> verdict_tax_number("000 000 000").code, verdict_tax_number("none", ".*").code
('tin_dummy', 'tin_dummy')
>>> [is_nobody(text) for text in ("FR999999999999", "XAXX010101000", "123456789")]
[True, True, False]

The pattern is a setting of the program, so it is checked too:

>>> verdict_tax_number("DE123456789", r"[A-Z]{2}\d{9}").allowed
True
>>> verdict_pattern("[0-9").code
'bad_pattern'
"""

import re
import unicodedata

from .dummy_value import is_dummy
from .verdict import ALLOWED, Verdict, refuse

DEFAULT_PATTERN = r"\d{9}|\d{10}|\d{12}"
LONGEST_PATTERN = 200
LONGEST_NUMBER = 64
# Digits that a number has beside the zeros in front.
FEWEST_SIGNIFICANT = 3
# Nobody types more than this around a number.
LONGEST_TYPED = 255

# What tax offices prescribe for buyers who have no number.
PRESCRIBED = frozenset(
    """
    XAXX010101000 XEXX010101000 999999990 222222222222 300000000000003
    399999999900003
    """.split()
)

# The minus sign and the soft hyphen are no dashes for Unicode, only for people.
_OTHER_DASHES = "\u2212\u00ad"


def _is_blank_or_dash(character: str) -> bool:
    """Tell whether people write ``character`` only to group digits."""
    return (
        character.isspace()
        or character in _OTHER_DASHES
        or unicodedata.category(character) == "Pd"
    )


def clean(text: str) -> str:
    """Return ``text`` without its blanks and dashes, of whatever alphabet."""
    return "".join(c for c in text or "" if not _is_blank_or_dash(c))


def _sign(character: str) -> str:
    """Return a digit of whatever alphabet as ASCII writes it."""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _compact(text: str) -> str:
    """Return the letters and digits of ``text``, in capitals."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TYPED]).upper()
    return "".join(_sign(c) for c in plain if c.isalnum())


def is_nobody(text: str) -> bool:
    """Tell whether ``text`` stands for no taxpayer: a word, or one digit repeated.

    Letters around the digits, such as a country's prefix, change nothing.
    """
    kept = _compact(text or "")
    digits = "".join(filter(str.isdecimal, kept))
    repeated = len(set(digits)) == 1 and len(digits) > 1 and digits in kept
    zeros = len(digits) > 4 and len(digits.lstrip("0")) < FEWEST_SIGNIFICANT
    prescribed = kept in PRESCRIBED or kept[2:] in PRESCRIBED
    if digits:
        return repeated or zeros or prescribed or kept == "0"
    return is_dummy(text)


def verdict_pattern(pattern: str) -> Verdict:
    """Tell whether an administrator's pattern can be used: ``bad_pattern``."""
    if len(pattern or "") > LONGEST_PATTERN:
        return refuse("bad_pattern")
    try:
        re.compile(pattern or DEFAULT_PATTERN, re.ASCII)
    except (re.error, ValueError, OverflowError, RecursionError):
        return refuse("bad_pattern")
    return ALLOWED


def verdict_tax_number(text: str, pattern: str = DEFAULT_PATTERN) -> Verdict:
    r"""Tell whether the whole cleaned number fits the pattern: ``tin_shape``.

    What is nobody's number is refused whatever the pattern says: ``tin_dummy``.
    ``\d`` means the ten ASCII digits. An empty pattern means the default one, an
    unusable one answers ``bad_pattern``.
    """
    usable = verdict_pattern(pattern)
    if not usable:
        return usable
    number = clean(text)
    if is_nobody(number):
        return refuse("tin_dummy")
    fits = len(number) <= LONGEST_NUMBER and re.fullmatch(
        pattern or DEFAULT_PATTERN, number, re.ASCII
    )
    return ALLOWED if fits else refuse("tin_shape")
