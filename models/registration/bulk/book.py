"""Workbooks (XLSX): their sheets as rows of cells, whatever somebody has packed in."""

import io
from datetime import date, datetime

import openpyxl

from ....policy import workbook_parts
from ....policy.sheet_cell import Broken
from ....policy.sheet_text import MOST_COLUMNS, Unreadable, checked

MB = 1024 * 1024
MOST_SHEETS = 20
# Letters of all cells together: a text that stands in many of them is packed once.
MOST_LETTERS = 25 * MB
# Cells that may be hidden by merged ones.
MOST_MERGED = 100_000
# Rows that are looked at, blank ones included.
MOST_ROWS = 5000
# No longer numbers are kept as numbers: nobody types them.
GREATEST = 10**15
# Blank rows after which nothing is expected: some programs keep a million of them.
MOST_BLANK = 1000


def sheets(data):
    """Return the sheets of a workbook: list of (title, rows of cells).

    A formula gives its last result; one that was never calculated, and an error, give
    a :class:`Broken` cell.

    :param bytes data: the file
    :raises Unreadable: ``sheet_broken``, ``sheet_too_large``, ``sheet_too_many`` or
        ``sheet_too_wide``
    """
    workbook_parts.check(data)
    try:
        results = _read(data, results=True)
        formulas = _read(data, results=False)
    except Unreadable:
        raise
    except Exception as error:  # whatever a broken file makes of a reader
        raise Unreadable("sheet_broken") from error
    if not results:  # charts alone, or parts that are not there
        raise Unreadable("sheet_broken")
    return [
        (title, [_merged(*pair) for pair in _pairs(rows, formulas.get(title, []))])
        for title, rows in results.items()
    ]


class _Room:
    """How many letters the cells of a workbook may still have."""

    def __init__(self):
        self.left = MOST_LETTERS

    def take(self, text):
        """Return ``text``, of which nothing was copied yet.

        :raises Unreadable: ``sheet_too_large``
        """
        self.left -= len(text)
        if self.left < 0:
            raise Unreadable("sheet_too_large")
        return text


def _read(data, results):
    """Return title → rows of cells.

    :param bool results: read what formulas came to, else the formulas
    :raises Unreadable: ``sheet_too_large``, ``sheet_too_many`` or ``sheet_too_wide``
    """
    room = _Room()
    options = {"read_only": True, "data_only": results, "keep_links": False}
    book = openpyxl.load_workbook(io.BytesIO(data), **options)
    try:
        return {
            _clean(sheet.title): _told_merged(sheet, _rows(sheet, room))
            for sheet in book.worksheets[:MOST_SHEETS]
        }
    finally:
        book.close()


def _rows(sheet, room):
    """Return the rows of a sheet, without what is blank at their end.

    :raises Unreadable: ``sheet_too_large``, ``sheet_too_many`` or ``sheet_too_wide``
    """
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    rows, blank = [], 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
        cells = checked([_value(cell, room) for cell in row])
        rows.append(cells)
        blank = 0 if cells else blank + 1
        if blank > MOST_BLANK:
            break
        if len(rows) > MOST_ROWS:
            raise Unreadable("sheet_too_many", f"{MOST_ROWS}+")
    return rows


def _told_merged(sheet, rows):
    """Return rows with what merged cells hide: what looks filled in, and is empty.

    Only where something else stands in the row: headings may be as high as they like.

    :raises Unreadable: ``sheet_too_large``
    """
    with sheet._get_source() as source:
        ranges = workbook_parts.merged(source.read())
    told = 0
    for each in ranges:
        first, last = each.left - 1, min(each.right, MOST_COLUMNS)
        for row in filter(None, rows[each.top : each.bottom]):  # below the first one
            told += last - first
            if told > MOST_MERGED:
                raise Unreadable("sheet_too_large")
            row.extend([None] * (last - len(row)))
            row[first:last] = [_or_merged(value) for value in row[first:last]]
    return rows


def _or_merged(value):
    return Broken("cell_merged") if value is None else value


def _value(cell, room):
    """Return the value of a cell as plain Python.

    :raises Unreadable: ``sheet_too_large``
    """
    value = cell.value
    if cell.data_type == "e":
        return Broken("cell_error")
    if cell.data_type == "f":
        return Broken("cell_formula")
    if isinstance(value, int | float) and not abs(value) < GREATEST:
        return Broken("cell_error")
    plain = int | float | bool | date | datetime | None
    return value if isinstance(value, plain) else _clean(room.take(str(value)))


def _clean(text):
    """Return a text without what no database holds: workbooks can hide it."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def _pairs(rows, formulas):
    """Return the rows of results beside those of formulas, of which there are more."""
    length = max(len(rows), len(formulas))
    padded = [[*each, *([[]] * (length - len(each)))] for each in (rows, formulas)]
    return zip(*padded, strict=True)


def _merged(row, formulas):
    """Return a row of results; what has a formula and no result is broken."""
    length = max(len(row), len(formulas))
    pairs = zip(
        [*row, *[None] * (length - len(row))],
        [*formulas, *[None] * (length - len(formulas))],
        strict=True,
    )
    return [
        formula if value is None and isinstance(formula, Broken) else value
        for value, formula in pairs
    ]
