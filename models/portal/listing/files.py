"""Files of an exported list: rows are written one after the other, and forgotten.

Texts of people never become formulas. Days and numbers stay what they are.
"""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import xlsxwriter

from ....policy import spreadsheet_file
from ....policy.spreadsheet_cell import harmless, harmless_line
from ....policy.spreadsheet_file import Number

# Days before this one are no days to spreadsheet programs.
FIRST_YEAR = 1900
# Texts are texts, whatever they look like; rows are not kept in memory.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class Look(NamedTuple):
    """How the reader's language writes: ``day_text`` gives a day as pages show it."""

    title: str
    day_text: Callable
    date_format: str
    decimal_point: str
    is_rtl: bool
    too_long: str


def _lines(value):
    """Return a text with plain line breaks, whatever browser sent it."""
    return value.replace("\r\n", "\n").replace("\r", "\n")


class CsvFile:
    """UTF-8 with its mark, so that no program has to guess the letters."""

    extension = "csv"
    mimetype = "text/csv; charset=utf-8"

    def __init__(self, stream, columns, look):
        self.look = look
        self.text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        self.rows = csv.writer(
            self.text,
            delimiter=spreadsheet_file.separator(look.decimal_point),
            quoting=csv.QUOTE_ALL,
        )
        self.add([column.label for column in columns])

    def add(self, values):
        """Write one row."""
        self.rows.writerow([self._cell(value) for value in values])

    def _cell(self, value):
        if isinstance(value, Number):
            point = self.look.decimal_point
            return spreadsheet_file.plain_number(*value, point)
        if isinstance(value, date):
            return self.look.day_text(value)
        return harmless_line(_lines(value or ""))

    def close(self):
        """Write what is left; the stream stays open."""
        self.text.flush()
        self.text.detach()


class XlsxFile:
    """One sheet, whose first row stays in sight."""

    extension = "xlsx"
    mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def __init__(self, stream, columns, look):
        self.look, self.columns, self.row = look, columns, 0
        self.book = xlsxwriter.Workbook(stream, OPTIONS)
        self.sheet = self.book.add_worksheet(spreadsheet_file.sheet_name(look.title))
        self._formats = {}
        self._begin()

    def _begin(self):
        """Write the heads of the columns."""
        sheet = self.sheet
        if self.look.is_rtl:
            sheet.right_to_left()
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(self.columns):
            sheet.set_column(place, place, column.width)
            head = harmless(column.label, plain_numbers=True)
            sheet.write_string(0, place, head, self._format(bold=True))

    def _format(self, **options):
        """Return the format with these options, the same one each time."""
        key = tuple(options.items())
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"valign": "top", **options})
        return self._formats[key]

    def add(self, values):
        """Write one row; what is empty is no cell."""
        self.row += 1
        for place, value in enumerate(values):
            if value or isinstance(value, Number):
                self._write(place, value)

    def _write(self, place, value):
        """Write one cell: a number, a day or a text."""
        sheet, row = self.sheet, self.row
        if isinstance(value, Number):
            pattern = spreadsheet_file.number_format(value.digits)
            sheet.write_number(
                row, place, value.value, self._format(num_format=pattern)
            )
        elif isinstance(value, date) and value.year >= FIRST_YEAR:
            pattern = spreadsheet_file.day_format(self.look.date_format)
            sheet.write_datetime(row, place, value, self._format(num_format=pattern))
        else:
            wraps = {"text_wrap": True} if self.columns[place].wraps else {}
            sheet.write_string(row, place, self._text(value), self._format(**wraps))

    def _text(self, value):
        """Return a text as a cell takes it."""
        text = self.look.day_text(value) if isinstance(value, date) else value
        text = harmless(_lines(text), plain_numbers=True)
        is_too_long = len(text) > spreadsheet_file.LONGEST_CELL
        return self.look.too_long if is_too_long else text

    def close(self):
        """Write the file; the stream stays open."""
        self.sheet.autofilter(0, 0, self.row, len(self.columns) - 1)
        self.book.close()


FILES = {kind.extension: kind for kind in (XlsxFile, CsvFile)}
