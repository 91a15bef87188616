r"""How a list is written for spreadsheet programs, in its reader's language.

Where numbers have a decimal comma, these programs expect columns between semicolons:

>>> separator(","), separator(".")
(';', ',')
>>> plain_number(-1234.5, 2, ","), plain_number(7, 0, ",")
('-1234,50', '7')

The format of days is that of the language, in the letters of these programs:

>>> day_format("%d.%m.%Y"), day_format("%m/%d/%y")
('dd"."mm"."yyyy', 'mm"/"dd"/"yy')
>>> day_format("%A, %d de %B")
'dddd", "dd" de "mmmm'
>>> day_format("%U"), day_format("")
('yyyy-mm-dd', 'yyyy-mm-dd')

Names of sheets and of files have their own forbidden characters:

>>> sheet_name("'Deals' [2026]: A/B"), sheet_name("?"), len(sheet_name("x" * 40))
('Deals 2026 A B', 'List', 31)
>>> file_name("North/South", "Deals:\nall", "2026-01-31", "csv")
'North South - Deals all - 2026-01-31.csv'
"""

import re
from typing import NamedTuple

from .upload import clean_name

# Rows of one file: what takes longer keeps others waiting.
MOST_ROWS = 10_000
# Characters of a cell of an XLSX file.
LONGEST_CELL = 32_767
LONGEST_SHEET = 31

_DIRECTIVES = {
    "%d": "dd",
    "%m": "mm",
    "%Y": "yyyy",
    "%y": "yy",
    "%b": "mmm",
    "%B": "mmmm",
    "%a": "ddd",
    "%A": "dddd",
}
_TOKEN = re.compile(r"%.|[^%]+", re.DOTALL)
_PLAIN_DAY = "yyyy-mm-dd"
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\\s]+")
_NOT_IN_FILES = re.compile(r"[\"<>|:*?/\\\s]+")


class Column(NamedTuple):
    """A column of an exported list.

    ``key``: of the value among those of a row; ``label`` in the reader's language;
    ``width`` in letters; ``wraps``: its texts may have several lines.
    """

    key: str
    label: str
    width: int = 18
    wraps: bool = False


class Number(NamedTuple):
    """A number in a cell, and how many decimals it is shown with."""

    value: float
    digits: int = 0


def separator(decimal_point: str) -> str:
    """Return what stands between the columns of a CSV file."""
    return "," if decimal_point == "." else ";"


def plain_number(value: float, digits: int, decimal_point: str) -> str:
    """Return a number as a CSV file has it: without signs for thousands."""
    return f"{value:.{digits}f}".replace(".", decimal_point)


def day_format(date_format: str) -> str:
    """Return the number format of days for a ``strftime`` format of a language."""
    parts = []
    for token in _TOKEN.findall(date_format):
        if token.startswith("%") and token not in _DIRECTIVES:
            return _PLAIN_DAY
        literal = token.replace('"', "")
        parts.append(_DIRECTIVES.get(token) or f'"{literal}"')
    return "".join(parts) or _PLAIN_DAY


def number_format(digits: int) -> str:
    """Return the number format of a number with so many decimals.

    >>> number_format(0), number_format(2)
    ('#,##0', '#,##0.00')
    """
    return "#,##0" + (f".{'0' * digits}" if digits else "")


def sheet_name(title: str) -> str:
    """Return a title as the name of a sheet."""
    text = _NOT_IN_SHEETS.sub(" ", title.replace("'", "")).strip()
    return text[:LONGEST_SHEET].strip() or "List"


def file_name(portal: str, title: str, day: str, extension: str) -> str:
    """Return the name of a file that holds a list of a portal as of a day."""
    texts = (_NOT_IN_FILES.sub(" ", text).strip()[:50] for text in (portal, title))
    stem = " - ".join(text for text in (*texts, day) if text)
    return clean_name(f"{stem}.{extension}")
