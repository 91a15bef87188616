"""The form of a telephone number, as people write it.

>>> is_plausible("+49 (0)89 / 123-45.67")
True
>>> is_plausible("555 0100 ext. 12")
True
>>> [is_plausible(text) for text in ("", "1234", "call me", "1234567890123456")]
[False, False, False, False]
"""

import re

# Blanks and dashes of typesetting come along when a number is pasted.
_NUMBER = re.compile(r"\(?\+?[0-9 ()\-./\u00a0\u2009\u202f\u2010-\u2013]+")
_EXTENSION = re.compile(r"\s*(?:x|ext\.?)\s*[0-9]{1,6}\s*$", re.IGNORECASE)
_FEWEST_DIGITS = 5
_MOST_DIGITS = 15


def is_plausible(text: str) -> bool:
    """Tell whether ``text`` could be dialled: 5 to 15 digits beside the extension."""
    number = _EXTENSION.sub("", (text or "").strip())
    digits = sum(character.isdigit() for character in number)
    return bool(_NUMBER.fullmatch(number) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS)
