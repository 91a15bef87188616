r"""What stands in a cell of a file, as somebody would have typed it into a form.

A day in any of the usual ways, decided by the reader's language where two are possible,
which is told:

>>> english = Reader(day_first=False)
>>> british = Reader(day_first=True, months={"avril": 4})
>>> {day(each, english) for each in ("2026-04-03", "03.04.2026", "3 Apr 2026")}
{('2026-04-03', '')}
>>> day("03/04/2026", english), day("03/04/2026", british)
(('2026-03-04', 'date_read'), ('2026-04-03', 'date_read'))
>>> day("31/12/2026", english), day("12-31-26", british), day("4/4/2026", english)
(('2026-12-31', ''), ('2026-12-31', ''), ('2026-04-04', ''))
>>> {day(each, british) for each in ("April 3rd, 2026", "20260403", "3 avril 26")}
{('2026-04-03', '')}
>>> day("2026-04-03 00:00:00", english), day("46115", english), day(46115.0, english)
(('2026-04-03', ''), ('2026-04-03', 'date_read'), ('2026-04-03', 'date_read'))
>>> day("31.02.2026", english), day("in May", english)
(('31.02.2026', ''), ('in May', ''))

A number as the reader's language writes it:

>>> number("1.500", english), number("1.500", Reader(decimal=","))
(('1.5', 'number_read'), ('1500', 'number_read'))
>>> number("1.234.567,5", english), number("1,234,567.5", english)
(('1234567.5', ''), ('1234567.5', ''))
>>> [number(each, english) for each in ("1\u202f500 EUR", "1'500.-", "-2,5")]
[('1500', ''), ('1500', ''), ('-2.5', '')]
>>> number(12.0, english), number("about 5", english), number("1.23.4", english)
(('12', ''), ('about 5', ''), ('1.23.4', ''))

Texts that a program took for numbers, or that were made harmless in an export:

>>> text(4930123456.0), text("'=1+1"), text(True), text(" =1+1")
('4930123456', '=1+1', '1', ' =1+1')
>>> flag("Yes", english), flag("X", english), flag("ja", Reader(yes=("Ja",)))
('1', '1', '1')
>>> flag("no", english), flag(False, english), flag("maybe", english)
('', '', None)
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from . import number_text
from .sheet_table import key
from .spreadsheet_cell import original

_MONTHS = (
    "january february march april may june july august september october november"
    " december"
).split()
ENGLISH = {
    word[:size]: n for n, word in enumerate(_MONTHS, 1) for size in (3, len(word))
}
_YES = frozenset({"yes", "y", "true", "on", "1", "x", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "off", "0", "-"})
# Spreadsheet programs count days from here; years 1955 to 2119 are told from numbers.
_EPOCH = date(1899, 12, 30)
_SERIAL = range(20_000, 80_000)
_CENTURY = 2000

_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?Z?$", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_TOGETHER = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})", re.ASCII)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]*(?:de |of )?([^\W\d_]+)"
    r"\.?,?[ -]*(?:de )?(\d{4}|\d{2})"
)
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})")
_NUMBER = re.compile(r"([-+]?)(\d[\d.,]*)", re.ASCII)
_MONEY = re.compile(r"^[A-Z]{3}(?=[\d+-])|(?<=\d)[A-Z]{3}$")
_CURRENCIES = "€$£¥₴₽₹₺₪"
_GROUP = 3


class Reader(NamedTuple):
    """How the person who made the file writes days, numbers, yes and no.

    ``months``: folded names of months → number; English ones are always known.
    """

    day_first: bool = True
    decimal: str = "."
    months: Mapping[str, int] = {}
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Broken(NamedTuple):
    """A cell whose value is not known: ``code`` says why."""

    code: str


def text(value: Any) -> str:
    """Return the text of a cell."""
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return original(value) if isinstance(value, str) else str(value)


def flag(value: Any, reader: Reader) -> str | None:
    """Return "1" for yes and "" for no, None for what is neither."""
    word = key(text(value))
    if word in _YES or word in map(key, reader.yes):
        return "1"
    return "" if not word or word in _NO or word in map(key, reader.no) else None


# ---------------------------------------------------------------------------- days


def day(value: Any, reader: Reader) -> tuple[str, str]:
    """Return a day as yyyy-mm-dd, and ``date_read`` when it could be another one.

    What is no day comes back as it was.
    """
    if isinstance(value, datetime):
        return value.date().isoformat(), ""
    if isinstance(value, date):
        return value.isoformat(), ""
    typed = text(value).strip()
    plain = _TIME.sub("", " ".join(typed.split()))
    for read in (_year_first, _together, _year_last, _in_words, _serial):
        parts = read(plain, reader)
        if parts and (found := _date(*parts[:3])):
            return found.isoformat(), parts[3]
    return typed, ""


Parts = tuple[int, int, int, str] | None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _year(digits: str) -> int:
    return int(digits) + (_CENTURY if len(digits) == 2 else 0)


def _year_first(plain: str, _reader: Reader) -> Parts:
    found = _YEAR_FIRST.fullmatch(plain)
    return (int(found[1]), int(found[3]), int(found[4]), "") if found else None


def _together(plain: str, _reader: Reader) -> Parts:
    found = _TOGETHER.fullmatch(plain)
    if not found:
        return None
    return int(found[1] + found[2]), int(found[3]), int(found[4]), ""


def _year_last(plain: str, reader: Reader) -> Parts:
    """Read 03/04/2026; with dots the day always comes first."""
    found = _YEAR_LAST.fullmatch(plain)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    if found[2] == ".":
        return year, second, first, ""
    ways = [(second, first), (first, second)]  # month and day
    ways = [way for way in ways if _date(year, *way)]
    if not ways:
        return None
    is_open = len(set(ways)) > 1
    month, number = ways[0] if reader.day_first else ways[-1]
    return year, month, number, "date_read" if is_open else ""


def _in_words(plain: str, reader: Reader) -> Parts:
    months = {**ENGLISH, **reader.months}
    if found := _DAY_MONTH.fullmatch(plain):
        month = months.get(found[2].casefold(), 0)
        return _year(found[3]), month, int(found[1]), ""
    if found := _MONTH_DAY.fullmatch(plain):
        month = months.get(found[1].casefold(), 0)
        return _year(found[3]), month, int(found[2]), ""
    return None


def _serial(plain: str, _reader: Reader) -> Parts:
    """Read the number that a day is to a spreadsheet program."""
    if not plain.isascii() or not plain.isdigit() or int(plain) not in _SERIAL:
        return None
    found = _EPOCH + timedelta(days=int(plain))
    return found.year, found.month, found.day, "date_read"


# ------------------------------------------------------------------------- numbers


def number(value: Any, reader: Reader) -> tuple[str, str]:
    """Return a number as forms take it, and ``number_read`` when it could be another.

    What is no number comes back as it was.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text.write(value), ""
    typed = text(value).strip()
    plain = "".join(typed.split()).replace("'", "").replace("’", "")
    plain = plain.replace("\N{MINUS SIGN}", "-").strip(_CURRENCIES)
    plain = _MONEY.sub("", plain).removesuffix("-").rstrip(".,") or typed
    found = _NUMBER.fullmatch(plain)
    if not found:
        return typed, ""
    digits, note = _plain_digits(found[2], reader)
    if not digits:
        return typed, ""
    return number_text.write(float(found[1] + digits)), note


def _plain_digits(digits: str, reader: Reader) -> tuple[str, str]:
    """Return digits with a point at most, "" when the groups do not fit; and a note."""
    signs = [sign for sign in digits if sign in ".,"]
    if not signs:
        return digits, ""
    last = signs[-1]
    is_open = len(signs) == 1 and _looks_grouped(digits, last)
    has_point = last == reader.decimal if is_open else signs.count(last) == 1
    groups, _sign, point = digits.rpartition(last) if has_point else (digits, "", "")
    if not _fits(groups):
        return "", ""
    whole = groups.replace(".", "").replace(",", "")
    return (f"{whole}.{point}" if point else whole), "number_read" if is_open else ""


def _looks_grouped(digits: str, sign: str) -> bool:
    """Tell whether it is a fraction to some and thousands to others."""
    whole, _sign, fraction = digits.partition(sign)
    return len(fraction) == _GROUP and len(whole) <= _GROUP and whole.strip("0") != ""


def _fits(groups: str) -> bool:
    """Tell whether one sign at most separates thousands in ``groups``."""
    sign = next((each for each in groups if each in ".,"), "")
    if not sign:
        return groups.isdigit()
    first, *others = groups.split(sign)
    is_short = 1 <= len(first) <= _GROUP and first.isdigit()
    return is_short and all(len(each) == _GROUP and each.isdigit() for each in others)
