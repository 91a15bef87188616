r"""The parts of a workbook (XLSX) before anything reads them: what would never end.

A workbook is a ZIP file of XML parts. Refused unread are one that unpacks to far more
than it is, and what takes a reader minutes or leads it elsewhere:

>>> def refused(part):
...     try:
...         check_part(part, Counter())
...     except Unreadable as error:
...         return error.code
>>> refused(b"<!DOCTYPE x>"), refused("<!ENTITY a>".encode("utf-16"))
('sheet_broken', 'sheet_broken')
>>> refused(b"<?xml version='1.0' encoding='utf-7'?>"), refused("<?xml".encode("cp037"))
('sheet_broken', 'sheet_broken')
>>> refused(b'<?xml version="1.0" encoding="UTF-8"?>'), refused(b"<font/>" * 60_001)
(None, 'sheet_too_large')

So is what readers pass over or take for something else, without a word:

>>> refused(b'<c r="B2" t="s"><v>-1</v></c>'), refused(b'<c r="HA2"><v>1</v></c>')
('sheet_broken', 'sheet_too_wide')
>>> refused(b'<row r="2"/><row r="2"/>'), refused(b'<row r="2"/><row/><row r="4"/>')
('sheet_broken', None)
"""

import io
import re
import zipfile
from collections import Counter
from typing import NamedTuple

from .sheet_text import MOST_COLUMNS, Unreadable

MB = 1024 * 1024
# What a workbook of a few hundred rows never unpacks to.
MOST_UNPACKED = 25 * MB
MOST_PARTS = 500
# Letters of a tag, a text or a comment; a cell has 32,767 at most.
LONGEST = 500_000
# Letters of formulas that are written once for many cells, and worked out for each.
MOST_SHARED = 5 * MB

# Elements that each take their time: their kind, and how many all parts may have.
_COSTLY = {
    "c": "cell",
    "si": "text",
    "r": "text",
    "sheet": "sheet",
    **dict.fromkeys(
        "xf font fill border numFmt dxf cellStyle definedName mergeCell Override"
        " Default Relationship property".split(),
        "look",
    ),
}
_MOST = {"cell": 1_000_000, "text": 250_000, "sheet": 250, "look": 60_000}
_MOST_ELEMENTS = 2_000_000

_TAG = rb"<(?:[^\s<>/:]{1,60}:)?"
_ATTRIBUTES = rb"""((?:\s+[^\s<>="'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>"""
_ELEMENT = re.compile(
    _TAG + rb"(" + "|".join(("f", "row", *_COSTLY)).encode() + rb")(?=[\s/>])"
    rb"(?:" + _ATTRIBUTES + rb")?"
)
_VALUE = re.compile(rb"\s*" + _TAG + rb"(?:v|f|is)(?=[\s>])[^<>]*>\s*(-?)")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)[\"']")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Z]+)\d+[\"']")
_OF_TEXTS = re.compile(rb"\st\s*=\s*[\"']s[\"']")
_RANGE = re.compile(rb"\sref\s*=\s*[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']")
# Encodings in which the letters of this page stand for themselves.
_ENCODINGS = frozenset(
    "utf-8 utf8 utf-16 utf-16le utf-16be us-ascii ascii iso-8859-1 windows-1252".split()
)
_DECLARED = re.compile(rb"^\W*<\?xml\b[^<>]*?\bencoding\s*=\s*[\"']([^\"']*)")
_EBCDIC = b"\x4c\x6f\xa7\x94"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_LETTERS = 26


class Merged(NamedTuple):
    """Cells that are shown as one: numbers of rows and columns, the last included."""

    top: int
    left: int
    bottom: int
    right: int


def check(data: bytes) -> None:
    """Refuse a workbook that is not to be read.

    :raises Unreadable: ``sheet_broken``, ``sheet_too_large`` or ``sheet_too_wide``
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
                raise Unreadable("sheet_too_large")
            counted: Counter[str] = Counter()
            for part in parts:
                check_part(archive.read(part), counted)
    except Unreadable:
        raise
    except Exception as error:  # whatever a broken file makes of a reader
        raise Unreadable("sheet_broken") from error


def check_part(part: bytes, counted: Counter[str]) -> None:
    """Refuse one part; ``counted`` are the costly elements of those before it.

    :raises Unreadable: ``sheet_broken``, ``sheet_too_large`` or ``sheet_too_wide``
    """
    plain = part.replace(b"\0", b"")  # letters of two or four bytes
    if _hides_letters(plain) or any(each in plain for each in _DECLARATIONS):
        raise Unreadable("sheet_broken")
    counted["element"] += plain.count(b"<")
    if counted["element"] > _MOST_ELEMENTS or _has_long_piece(plain):
        raise Unreadable("sheet_too_large")
    seen = _Seen()
    looks = {"f": seen.look_at_f, "row": seen.look_at_row, "c": seen.look_at_c}
    for found in _ELEMENT.finditer(plain):
        name = found[1].decode()
        _count(name, counted)
        if look := looks.get(name):
            look(found, plain)


def _count(name: str, counted: Counter[str]) -> None:
    """Count an element that takes its time.

    :raises Unreadable: ``sheet_too_large`` when there are too many
    """
    if kind := _COSTLY.get(name):
        counted[kind] += 1
        if counted[kind] > _MOST[kind]:
            raise Unreadable("sheet_too_large")


def _hides_letters(part: bytes) -> bool:
    """Tell whether a part is in an encoding in which nothing can be looked for."""
    declared = _DECLARED.match(part[:1000])
    encoding = declared[1].decode("latin-1").lower() if declared else "utf-8"
    return encoding not in _ENCODINGS or part.startswith(_EBCDIC)


def _has_long_piece(part: bytes) -> bool:
    """Tell whether a tag, a text or a comment is longer than any is.

    Some readers begin a piece anew with each few letters that they get.
    """
    if max(map(len, part.split(b"<"))) > LONGEST:
        return True
    for begins, ends in ((b"<!--", b"-->"), (b"<?", b"?>")):
        place = part.find(begins)
        while place >= 0:
            end = part.find(ends, place)
            if end < 0 or end - place > LONGEST:
                return end >= 0 or len(part) - place > LONGEST
            place = part.find(begins, end)
    return False


class _Seen:
    """What was seen of one part until now."""

    def __init__(self) -> None:
        self.last_row = 0
        self.formulas = 0
        self.longest = 0

    def look_at_f(self, found: re.Match[bytes], part: bytes) -> None:
        """Look at a formula.

        :raises Unreadable: ``sheet_too_large`` when it would be worked out for ever
        """
        attributes, length = found[2] or b"", part.find(b"<", found.end()) - found.end()
        # Letters may stand as numbers.
        if b"shared" not in attributes and b"&" not in attributes:
            return
        self.formulas += 1
        self.longest = max(self.longest, length)
        if self.longest * self.formulas > MOST_SHARED:
            raise Unreadable("sheet_too_large")

    def look_at_row(self, found: re.Match[bytes], _part: bytes) -> None:
        """Look at a row.

        :raises Unreadable: ``sheet_broken`` when it stands behind itself
        """
        if number := _NUMBER.search(found[2] or b""):
            if int(number[1]) <= self.last_row:
                raise Unreadable("sheet_broken")
            self.last_row = int(number[1])

    def look_at_c(self, found: re.Match[bytes], part: bytes) -> None:
        """Look at a cell.

        :raises Unreadable: ``sheet_broken`` with a text before the first one;
            ``sheet_too_wide`` where no reader looks
        """
        attributes = found[2] or b""
        value = None if found[3] else _VALUE.match(part, found.end())
        if not value:
            return
        if value[1] and _OF_TEXTS.search(attributes):
            raise Unreadable("sheet_broken")
        place = _PLACE.search(attributes)
        if place and _number(place[1]) > MOST_COLUMNS + 1:
            raise Unreadable("sheet_too_wide", str(MOST_COLUMNS))


def merged(part: bytes) -> list[Merged]:
    """Return what is merged on a sheet.

    >>> merged(b'<mergeCell ref="B2:C9"/><mergeCell ref="A1"/>')
    [Merged(top=2, left=2, bottom=9, right=3)]
    """
    found = (
        _RANGE.search(each[2] or b"")
        for each in _ELEMENT.finditer(part.replace(b"\0", b""))
        if each[1] == b"mergeCell"
    )
    return [
        Merged(int(each[2]), _number(each[1]), int(each[4]), _number(each[3]))
        for each in found
        if each
    ]


def _number(letters: bytes) -> int:
    """Return the number of a column.

    >>> _number(b"A"), _number(b"GR"), _number(b"XFD")
    (1, 200, 16384)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
