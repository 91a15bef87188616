r"""Texts in the cells of an exported file: spreadsheet programs run some as formulas.

A text that begins like a formula gets an apostrophe in front, as these programs have it
themselves; whoever imports the file again gets the text without it.

>>> harmless("=HYPERLINK(1)"), harmless("Acme = Co"), harmless(-5.5)
("'=HYPERLINK(1)", 'Acme = Co', -5.5)
>>> harmless("\u200b \uff1d1+1").encode("ascii", "backslashreplace")
b"'\\u200b \\uff1d1+1"
>>> original("'=HYPERLINK(1)"), original("'s-Hertogenbosch")
('=HYPERLINK(1)', "'s-Hertogenbosch")

Numbers and telephone numbers stay readable where a cell knows that it is a text:

>>> harmless("+49 (30) 12-34", plain_numbers=True), harmless("+1+A1")
('+49 (30) 12-34', "'+1+A1")

A program that expects another separator cuts the lines of a CSV file elsewhere:

>>> harmless_line("Acme;=HYPERLINK(1)"), harmless_line("Must:\n- be fast\n- be cheap")
("Acme;'=HYPERLINK(1)", 'Must:\n- be fast\n- be cheap')
>>> harmless_line('x, ""@SUM(1)'), harmless_line("Call (Anna), +49 (30) 12")
('x,\' ""@SUM(1)', 'Call (Anna), +49 (30) 12')
>>> harmless_line("=1"), harmless_line("a;=1,5+cmd|' /C calc'!A0")
("'=1", "a;'=1,5+cmd|' /C calc'!A0")
"""

import re
import unicodedata
from typing import Any

QUOTE = "'"

_SIGNS = frozenset("=+-@")
# "internal:" and "external:" make links to other files.
_WORDS = ("{=", "internal:", "external:")
_BREAKS = ("\t", "\r", "\n")
# Of those that are shown as nothing, what Unicode calls a letter or a mark.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Without these a formula calls nothing and names nothing outside.
_CALLS = re.compile(r"[(|!]")
_AFTER_SEPARATOR = re.compile(r"(?<=[,;\t\r\n])")
_PLAIN_NUMBER = re.compile(r"[+-] ?\(?[0-9][0-9 \u00a0()./,-]*", re.ASCII)


def _is_unseen(character: str) -> bool:
    """Tell whether nothing is seen of ``character`` at the beginning of a text."""
    kind = unicodedata.category(character)
    return kind[0] in "CZ" or kind == "Mn" or character in _FILLERS


def _seen(text: str) -> str:
    """Return the beginning of what is seen of ``text``, in its plainest letters."""
    for place, character in enumerate(text):
        if not _is_unseen(character):
            return unicodedata.normalize("NFKC", text[place : place + 10]).lower()
    return ""


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet program could take ``text`` for a formula."""
    seen = _seen(text)
    return text.startswith(_BREAKS) or seen[:1] in _SIGNS or seen.startswith(_WORDS)


def _is_marked(text: str) -> bool:
    """Tell whether ``text`` is a formula behind any number of apostrophes."""
    return is_formula(text.lstrip(QUOTE))


def harmless(value: Any, *, plain_numbers: bool = False) -> Any:
    """Return ``value`` as it may stand in a cell; what is no text stays as it is.

    ``plain_numbers`` lets numbers with a sign be, for cells that say they are text.
    """
    if not isinstance(value, str) or not _is_marked(value):
        return value
    if plain_numbers and _PLAIN_NUMBER.fullmatch(value):
        return value
    return QUOTE + value


def harmless_line(text: str) -> str:
    """Return ``text`` as it may stand in a CSV file, wherever its lines are cut.

    Inside the text only what calls something is made harmless: lists with dashes stay.
    """
    parts, place = [], 0
    for part in _AFTER_SEPARATOR.split(text):
        is_inside = place and _CALLS.search(text, place)
        parts.append(QUOTE + part if is_inside and _runs(part) else part)
        place += len(part)
    return harmless("".join(parts))


def _runs(part: str) -> bool:
    """Tell whether a part of a text would be a formula in a cell of its own."""
    bare = part.strip('",; \t\r\n')
    return is_formula(bare) and not _PLAIN_NUMBER.fullmatch(bare)


def original(value: Any) -> Any:
    """Return the text that :func:`harmless` made ``value`` of."""
    if isinstance(value, str) and value.startswith(QUOTE) and _is_marked(value):
        return value[1:]
    return value
