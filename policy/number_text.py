r"""Numbers as people type them, and as an input shows them again.

>>> read("1500"), read(" 1 500,5 "), read("-0.25"), read("+3")
((1500.0, ''), (1500.5, ''), (-0.25, ''), (3.0, ''))
>>> {read(text) for text in ("1e5", "nan", "12.5.1", "\u0661", "1" * 16)}
{(False, 'number_invalid')}

Three digits behind a sign are thousands to some and a fraction to others:

>>> read("1.500"), read("1,500"), read("0.125"), read("1.5000")
((False, 'number_invalid'), (False, 'number_invalid'), (0.125, ''), (1.5, ''))

Whole numbers have no fraction:

>>> read("12", whole=True), read("1.5", whole=True)
((12, ''), (False, 'integer_invalid'))

What an input shows is read as the same number:

>>> [write(number) for number in (0, 1500.0, 0.5, 1.125, -2.000001)]
['0', '1500', '0.5', '1.1250', '-2.000001']
"""

import re

_NUMBER = re.compile(r"([-+]?)([0-9]{1,15})(?:[.,]([0-9]{1,6}))?", re.ASCII)
_SIGNS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{FIGURE DASH}": "-"})
# Digits in a group of thousands.
_GROUP = 3
MOST_DECIMALS = 6


def read(text: str, *, whole: bool = False) -> tuple[float | bool, str]:
    """Return the number of a text and "", or False and a code."""
    found = _NUMBER.fullmatch("".join(text.split()).translate(_SIGNS))
    if whole:
        if not found or found[3] is not None:
            return False, "integer_invalid"
        return int(found[1] + found[2]), ""
    if not found or _is_ambiguous(found[2], found[3]):
        return False, "number_invalid"
    return float(f"{found[1]}{found[2]}.{found[3] or 0}"), ""


def write(number: float) -> str:
    """Return the text of a number as :func:`read` takes it."""
    text = f"{number:.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    whole, _point, fraction = text.lstrip("-").partition(".")
    return f"{text}0" if _is_ambiguous(whole, fraction) else text


def decimals(number: float) -> int:
    """Return how many decimals a number has.

    >>> decimals(3.0), decimals(2.125)
    (0, 3)
    """
    return len(f"{number:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


def _is_ambiguous(whole: str, fraction: str | None) -> bool:
    is_group = len(fraction or "") == _GROUP and len(whole) <= _GROUP
    return is_group and whole.strip("0") != ""
