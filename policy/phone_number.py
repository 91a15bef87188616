r"""The form of a telephone number, as people write it.

>>> is_plausible("+49 (0)89 / 123-45.67")
True
>>> is_plausible("555 0100 ext. 12"), is_plausible("+49 89 1234567 DW 12")
(True, True)
>>> [is_plausible(text) for text in ("", "1234", "call me", "1234567890123456")]
[False, False, False, False]

What came along when it was copied is not part of it:

>>> clean("tel:+49-89-1234567;ext=12"), clean("\u200e+49 89\u00a01234567")
('+49-89-1234567 ext. 12', '+49 89 1234567')

As a key a number has the prefix of its country; without one, the region tells it:

>>> normalize_phone("+49 (0)89 / 123-45.67 ext. 12"), normalize_phone("0049 89 1234567")
('+49891234567', '+49891234567')
>>> normalize_phone("089 1234567", "DE"), normalize_phone("089 1234567")
('+49891234567', '')
>>> is_same("+49 89 1234567", "(089) 123 45 67"), is_same("1234567", "+43 1 1234567")
(True, False)
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers

from .visible_text import tidy

# Blanks and dashes of typesetting come along when a number is pasted.
_NUMBER = re.compile(r"\(?\+?[0-9 ()\-./\u00a0\u2009\u202f\u2010-\u2013]+")
_EXTENSION = re.compile(
    r"\s*(?:x|ext\.?|extn\.?|extension|#|dw|durchwahl|int\.?|poste|wew\.?|\u0434\u043e\u0431\.?"
    r"|\u5185\u7ebf|\u5185\u7dda|\ub0b4\uc120)\s*:?\s*[0-9]{1,6}\s*$",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 5
_MOST_DIGITS = 15
_LONGEST_TYPED = 255
# Digits that two numbers share at least, where one lacks its country.
_FEWEST_SAME = 8

# A link to dial, or the word that stands before a number on paper.
_LINK = re.compile(r"(?:tel|callto):(?://)?", re.IGNORECASE)
_WORD = re.compile(
    r"\A(?:t|m|p|tel|telephone|telefon|fon|phone|ph|mob|mobile|mobil|cell|handy)"
    r"\s*(?:\.\s*:?|:)",
    re.IGNORECASE,
)
_LINK_EXTENSION = re.compile(r";ext=([0-9]+)", re.IGNORECASE)
_LINK_PARAMETERS = re.compile(r";.*\Z")
_DASHES = "\u2212\u2014\u2015\uff0d"


def _ascii(character: str) -> str:
    """Return a digit, plus or dash of another alphabet as ASCII writes it."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return {"\uff0b": "+", **dict.fromkeys(_DASHES, "-")}.get(character, character)


def _unlinked(text: str) -> str:
    """Return the number of a ``tel:`` link, with its extension in words."""
    number = unquote(_LINK.sub("", text, count=1))
    return _LINK_PARAMETERS.sub("", _LINK_EXTENSION.sub(r" ext. \1", number))


def clean(text: str) -> str:
    """Return a number without link, word and invisible characters around it."""
    plain = tidy(text)
    if _LINK.match(plain):
        plain = _unlinked(plain)
    number = "".join(map(_ascii, _WORD.sub("", plain, count=1)))
    return tidy(number)


def is_plausible(text: str) -> bool:
    """Tell whether ``text`` could be dialled: 5 to 15 digits beside the extension."""
    number = _EXTENSION.sub("", (text or "").strip())
    digits = sum(character.isdigit() for character in number)
    return bool(_NUMBER.fullmatch(number) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS)


@lru_cache(maxsize=8192)
def normalize_phone(text: str | None, region: str = "") -> str:
    """Return a number as ``+`` and digits, "" when its country is not known.

    :param region: code of the country that a number without prefix belongs to
    """
    number = _EXTENSION.sub("", clean((text or "")[:_LONGEST_TYPED]))
    if not region or number.startswith("00"):
        number = re.sub(r"\A\W*00", "+", number, count=1)
    try:
        parsed = phonenumbers.parse(number, region.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def is_same(a: str | None, b: str | None) -> bool:
    """Tell whether two numbers ring one telephone, as far as their digits say.

    A number without its country's prefix meets the same one with it.
    """
    keys = normalize_phone(a), normalize_phone(b)
    if all(keys):
        return keys[0] == keys[1]
    short, long = sorted((_significant(a), _significant(b)), key=len)
    return len(short) >= _FEWEST_SAME and long.endswith(short)


def _significant(text: str | None) -> str:
    """Return the digits of a number without zeros in front and its extension."""
    number = _EXTENSION.sub("", clean((text or "")[:_LONGEST_TYPED]))
    return "".join(filter(str.isdecimal, number)).lstrip("0")
