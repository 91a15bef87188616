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

Both come back as they were typed, apostrophes included:

>>> typed = ("a;=SUM(1)", "a;'=SUM(1)", "=A(1);''=B(2)", " \n=SUM(1)", "'tis; =A1")
>>> [each for each in typed if original(harmless_line(each)) != each]
[]
>>> [each for each in typed if original(harmless(each)) != each]
[]
"""

import re
import unicodedata
from collections.abc import Iterator
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
    if not isinstance(value, str):
        return value
    if plain_numbers and _PLAIN_NUMBER.fullmatch(value):
        return value
    # What looks like a mark of harmless_line gets one, so that it comes back as it was.
    return _begun(_marked_inside(value, QUOTE) if QUOTE in value else value)


def harmless_line(text: str) -> str:
    """Return ``text`` as it may stand in a CSV file, wherever its lines are cut.

    Inside the text only what calls something is made harmless: lists with dashes stay.
    """
    return _begun(_marked_inside(text))


def _begun(text: str) -> str:
    """Return ``text`` with a mark at its beginning, where it needs one."""
    return QUOTE + text if _is_marked(text) else text


def _marked_inside(text: str, begins: str = "") -> str:
    """Return ``text`` with a mark before each formula inside that begins like this."""
    return "".join(
        QUOTE + part if runs and part.startswith(begins) else part
        for part, runs in _parts(text)
    )


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what stands between separators, and whether it is a formula inside."""
    place = 0
    for part in _AFTER_SEPARATOR.split(text):
        is_inside = bool(place and _CALLS.search(text, place))
        yield part, is_inside and _runs(part.lstrip(QUOTE))
        place += len(part)


def _runs(part: str) -> bool:
    """Tell whether a part of a text would be a formula in a cell of its own."""
    bare = part.strip('",; \t\r\n')
    return is_formula(bare) and not _PLAIN_NUMBER.fullmatch(bare)


def original(value: Any) -> Any:
    """Return the text of which ``value`` was made harmless, for a cell or a line."""
    if not isinstance(value, str) or QUOTE not in value:
        return value
    text = value[1:] if value.startswith(QUOTE) and _is_marked(value) else value
    return "".join(
        part[1:] if runs and part.startswith(QUOTE) else part
        for part, runs in _parts(text)
    )
