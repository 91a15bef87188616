"""A file that somebody sent, read as the table of its registrations."""

from datetime import date

from odoo import api, models

from ....policy import sheet_text, upload
from ....policy.file_content import has_password
from ....policy.sheet_cell import Broken, text
from ....policy.sheet_table import Row, read
from ....policy.sheet_text import Unreadable
from . import book

TYPES = ("xlsx", "csv", "txt")
MOST_BYTES = 5 * book.MB
# What is wrong with any file → with a file of registrations.
_CODES = {"file_type": "sheet_type", "file_too_large": "sheet_too_large"}


class PrmBulkReading(models.AbstractModel):
    """Reads XLSX and CSV files; nothing in them is run, opened or asked for."""

    _name = "prm.bulk.reading"
    _description = "Reading of files with registrations"

    @api.model
    def _read(self, columns, name, data):
        """Return the name of the sheet that was read, and its table.

        Of several sheets, the one with most of the headings.

        :param columns: that the file may have, as :class:`BulkColumn`
        :param str name: of the file
        :param bytes data: its content
        :raises Unreadable: with a code
        """
        self._check_file(name, data)
        if upload.extension_of(name) == "xlsx":
            sheets = book.sheets(data)
        else:
            sheets = [("", sheet_text.rows(sheet_text.decode(data)))]
        wanted = [column.of_sheet for column in columns]
        tables = [(title, read(rows, wanted)) for title, rows in sheets]
        return max(tables, key=lambda found: found[1].met)

    @api.model
    def _check_file(self, name, data):
        """Refuse what is no XLSX or CSV file of this size.

        :raises Unreadable: with a code
        """
        if has_password(data):
            raise Unreadable("sheet_password")
        verdict = upload.verdict_file(
            name, data, len(data), types=TYPES, max_file=MOST_BYTES
        )
        if not verdict:
            raise Unreadable(_CODES.get(verdict.code, verdict.code))

    # ------------------------------------------------------------------ as it is kept

    @api.model
    def _stored(self, rows):
        """Return rows as JSON holds them: ``[[number, {column: cell}]]``.

        :param rows: of a table, as :class:`Row`
        """
        return [
            [row.line, {name: self._plain(cell) for name, cell in row.cells.items()}]
            for row in rows
        ]

    def _plain(self, cell):
        if isinstance(cell, Broken):
            return {"code": cell.code}
        return text(cell) if isinstance(cell, date) else cell

    @api.model
    def _restored(self, stored):
        """Return the rows that :meth:`_stored` gave, as :class:`Row`.

        :param stored: what it gave, or nothing
        """
        return [
            Row(
                line,
                {
                    name: Broken(cell["code"]) if isinstance(cell, dict) else cell
                    for name, cell in cells.items()
                },
            )
            for line, cells in stored or []
        ]
