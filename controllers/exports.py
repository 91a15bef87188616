"""Exported files: what somebody typed never becomes a formula in them.

Partners type names, texts and addresses; employees export lists of them. The values
stay as they are in the database: they are made harmless in the cells of the file.
"""

import json
from collections import OrderedDict

from werkzeug.datastructures import FileStorage

from odoo import http

from odoo.addons.web.controllers.export import CSVExport, ExcelExport
from odoo.addons.web.controllers.pivot import TableExporter

from ..policy.spreadsheet_cell import harmless, harmless_line


def _text(value):
    """Return a value of an export; bytes become text."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value  # core says which column it cannot export


def _cell(value, plain_numbers=False):
    """Return a value of an export as it may stand in a cell."""
    return harmless(_text(value), plain_numbers=plain_numbers)


def _line_cells(values):
    """Return the values of a row for a CSV file, which may be cut elsewhere."""
    texts = map(_text, values)
    return [harmless_line(each) if isinstance(each, str) else each for each in texts]


def _cells(values):
    """Return the values of a row for an XLSX file, whose cells know what is text."""
    return [_cell(value, plain_numbers=True) for value in values]


def _heading(key):
    """Return the key of a group with a harmless name."""
    return tuple(_cells(key)) if isinstance(key, tuple) else _cell(key, True)


def _clean_group(group):
    """Make headings and rows of a tree of groups harmless."""
    group.data = [_cells(row) for row in group.data]
    children = ((_heading(key), child) for key, child in group.children.items())
    group.children = OrderedDict(children)
    for child in group.children.values():
        _clean_group(child)


class PrmCSVExport(CSVExport):
    """CSV files, in which every cell is text until a program guesses what it is."""

    def from_data(self, fields, columns_headers, rows):
        """Write the file with harmless cells."""
        rows = [_line_cells(row) for row in rows]
        return super().from_data(fields, _line_cells(columns_headers), rows)


class PrmExcelExport(ExcelExport):
    """XLSX files, of lists and of groups."""

    def from_data(self, fields, columns_headers, rows):
        """Write the file with harmless cells."""
        rows = [_cells(row) for row in rows]
        return super().from_data(fields, _cells(columns_headers), rows)

    def from_group_data(self, fields, columns_headers, groups):
        """Write the file with harmless cells and headings."""
        _clean_group(groups)
        return super().from_group_data(fields, _cells(columns_headers), groups)


class PrmTableExporter(TableExporter):
    """XLSX files of a pivot, whose headings are names that somebody typed."""

    @http.route()
    def export_xlsx(self, data, **kw):
        """Write the file with harmless headings."""
        text = data.read() if isinstance(data, FileStorage) else data
        return super().export_xlsx(json.dumps(_clean_table(json.loads(text))), **kw)


def _clean_table(table):
    """Make the titles and values of a pivot harmless."""
    table = table or {}
    headers = [*table.get("col_group_headers", ()), table.get("measure_headers", ())]
    for part in [*headers, table.get("rows", ())]:
        for row in part:
            row["title"] = _cell(row["title"], plain_numbers=True)
            for cell in row.get("values", ()):
                cell["value"] = _cell(cell.get("value"), plain_numbers=True)
    return table
