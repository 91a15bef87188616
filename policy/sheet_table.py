"""The table of a file: its headings, its columns, its rows, and what is wrong with it.

Headings are read by the name of a column or by one of its labels, whatever their case;
the star of what is required does not count. Above them may stand other text.

>>> name = Column("name", ("Opportunity", "Name"), required=True)
>>> day = Column("day", ("Closing",))
>>> lines = [["Our deals"], [], ["OPPORTUNITY *", "closing"], ["name", "day"],
...     ["A mill", "2026-01-31"], [None, ""]]
>>> table = read(lines, (name, day))
>>> table.rows, table.problems
([Row(line=5, cells={'name': 'A mill', 'day': '2026-01-31'})], [])

Nothing that somebody filled in is left out without a word:

>>> read([["Closing", "Opportunity", "Color"], ["", "A", "red"]], (name, day)).problems
[('sheet_unknown', 'Color')]
>>> read([["Closing", "Opportunity", ""], ["", "A", "red"]], (name, day)).problems
[('sheet_unnamed', 'C')]
>>> read([["Name", "Opportunity", "Closing"], ["A", "B"]], (name, day)).problems
[('sheet_double', 'Opportunity')]
>>> read([["Closing", "Date"], ["2026-01-31"]], (name, day)).problems
[('sheet_missing', 'Opportunity')]
>>> read([["Color"], ["red"]], (name, day)).problems
[('sheet_no_headings', '')]
>>> read([["Opportunity", "Closing"]], (name, day)).problems
[('sheet_empty', '')]
>>> read([["Name"]] + [["A"]] * 3, (name,), most=2).problems
[('sheet_too_many', '3')]
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .visible_text import tidy

MOST_ROWS = 500
# Headings are looked for in so many rows.
_HEAD = 20
_LETTERS = 26


class Column(NamedTuple):
    """A column that a table may have; a ``required`` one it must have."""

    name: str
    labels: tuple[str, ...]
    required: bool = False


class Row(NamedTuple):
    """A filled row: its number in the file, and its filled cells by column."""

    line: int
    cells: dict[str, Any]


class Table(NamedTuple):
    """The rows of a file, and what is wrong with all of it: codes, each with a word.

    ``met``: how many headings are known.
    """

    rows: list[Row]
    problems: list[tuple[str, str]]
    met: int = 0


def key(text: Any) -> str:
    """Return by what headings and choices are compared.

    >>> key("  Company\\n NAME *"), key(None), key(12)
    ('company name', '', '12')
    """
    plain = " ".join(tidy(str("" if text is None else text)).split())
    return plain.rstrip("* ").casefold()


def is_blank(value: Any) -> bool:
    """Tell whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and not tidy(value))


def read(
    lines: Sequence[Sequence[Any]], columns: Iterable[Column], most: int = MOST_ROWS
) -> Table:
    """Return the table of these rows of cells.

    Problems, in this order: ``sheet_no_headings``, ``sheet_double``,
    ``sheet_unknown``, ``sheet_unnamed``, ``sheet_missing``, ``sheet_empty``,
    ``sheet_too_many``.
    """
    columns = tuple(columns)
    known = _known(columns)
    place = _heading(lines, known)
    if place is None:
        return Table([], [("sheet_no_headings", "")])
    filled = _filled(lines, place)
    at = _places(lines[place], filled, known, {column.name for column in columns})
    problems = [
        *_doubles(at, {column.name: column.labels[0] for column in columns}),
        *_strangers(lines[place], at, [row for _n, row in filled]),
        *_missing(columns, set(at.values())),
        *_size(len(filled), most),
    ]
    rows = [Row(n, _cells(row, at)) for n, row in filled[: most + 1]]
    return Table(rows, problems, len(set(at.values())))


Lines = list[tuple[int, Sequence[Any]]]


def _filled(lines: Sequence[Sequence[Any]], place: int) -> Lines:
    """Return the filled rows below the headings, with their numbers."""
    below = enumerate(lines[place + 1 :], place + 2)
    return [(n, row) for n, row in below if not all(map(is_blank, row))]


def _places(
    headings: Sequence[Any], filled: Lines, known: dict[str, str], names: set[str]
) -> dict[int, str]:
    """Return the column at each place; the names under the labels are surer.

    That row is taken out of ``filled``.
    """
    keys = enumerate(map(key, headings))
    at = {n: known[text] for n, text in keys if text in known}
    if filled and {key(each) for each in filled[0][1]} <= names | {""}:
        _n, under = filled.pop(0)
        at |= {n: key(each) for n, each in enumerate(under) if not is_blank(each)}
    return at


def _known(columns: tuple[Column, ...]) -> dict[str, str]:
    """Return what a heading may say → the name of its column; names win."""
    labels = {key(label): c.name for c in reversed(columns) for label in c.labels}
    return {**labels, **{c.name: c.name for c in columns}} | {
        key(c.labels[0]): c.name for c in reversed(columns)
    }


def _heading(lines: Sequence[Sequence[Any]], known: dict[str, str]) -> int | None:
    """Return which row holds the headings: of the first ones, who has most."""
    met = [len({key(each) for each in row} & known.keys()) for row in lines[:_HEAD]]
    most = max(met, default=0)
    return met.index(most) if most else None


def _cells(row: Sequence[Any], at: dict[int, str]) -> dict[str, Any]:
    return {
        name: row[place]
        for place, name in at.items()
        if place < len(row) and not is_blank(row[place])
    }


def _doubles(at: dict[int, str], labels: dict[str, str]) -> list[tuple[str, str]]:
    names = list(at.values())
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    return [("sheet_double", labels[name]) for name in twice]


def _strangers(
    headings: Sequence[Any], at: dict[int, str], rows: list[Sequence[Any]]
) -> list[tuple[str, str]]:
    """Return the columns with values that nobody knows."""
    used = sorted(
        {n for row in rows for n, cell in enumerate(row) if not is_blank(cell)}
    )
    found = []
    for place in used:
        if place in at:
            continue
        heading = tidy(str(headings[place] or "")) if place < len(headings) else ""
        code = "sheet_unknown" if heading else "sheet_unnamed"
        found.append((code, heading or letters(place)))
    return found


def _missing(columns: tuple[Column, ...], met: set[str]) -> list[tuple[str, str]]:
    gone = [c.labels[0] for c in columns if c.required and c.name not in met]
    return [("sheet_missing", ", ".join(gone))] if gone else []


def _size(count: int, most: int) -> list[tuple[str, str]]:
    if not count:
        return [("sheet_empty", "")]
    return [("sheet_too_many", str(count))] if count > most else []


def letters(place: int) -> str:
    """Return how spreadsheet programs call the column at ``place``, from 0 on.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name
