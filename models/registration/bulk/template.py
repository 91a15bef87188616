"""The file to fill in: headings, help, and what may be chosen."""

import csv
import io

import xlsxwriter

from odoo import api, models
from odoo.tools import get_lang

from ....policy.sheet_table import MOST_ROWS
from ....policy.spreadsheet_cell import harmless

# Choices of a field that the second sheet lists.
MOST_CHOICES = 2000
WIDTH = 24
LONGEST_TITLE = 31
# Excel shows no longer help for a cell.
LONGEST_HELP = 1000
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class PrmBulkTemplate(models.AbstractModel):
    """Writes the template of a portal, in the language of the reader."""

    _name = "prm.bulk.template"
    _description = "Template of a file with registrations"

    @api.model
    def _csv(self, columns):
        """Return the template as bytes of a CSV file: headings and names.

        Its separator is what programs in the reader's language expect.

        :param columns: of the form, as :class:`BulkColumn`
        """
        comma = get_lang(self.env).decimal_point == ","
        file = io.StringIO()
        writer = csv.writer(file, delimiter=";" if comma else ",")
        writer.writerow([harmless(self._heading(column)) for column in columns])
        writer.writerow([column.name for column in columns])
        return file.getvalue().encode("utf-8-sig")

    @api.model
    def _xlsx(self, columns):
        """Return the template as bytes of a workbook.

        Headings with their help; below them, hidden, the names by which columns are
        recognized; on a second sheet what may be chosen.

        :param columns: of the form, as :class:`BulkColumn`
        """
        file = io.BytesIO()
        book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
        sheet = book.add_worksheet(self._title(self.env._("Registrations")))
        values = book.add_worksheet(self._title(self.env._("Allowed values")))
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E9ECEF"}),
            "text": book.add_format({"num_format": "@"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "plain": book.add_format(),
        }
        for place, column in enumerate(columns):
            self._write_column(sheet, place, column, formats)
            self._write_choices(sheet, values, place, column, formats)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.freeze_panes(2, 1)
        book.close()
        return file.getvalue()

    def _title(self, text):
        """Return a name that a sheet may have."""
        return " ".join(text.translate(_FORBIDDEN).split())[:LONGEST_TITLE]

    def _heading(self, column):
        return f"{column.label} *" if self._has_star(column) else column.label

    def _has_star(self, column):
        """Tell whether a row needs it; whoever is new has no existing choice."""
        return column.must and not column.part.startswith("existing")

    def _write_column(self, sheet, place, column, formats):
        """Write the headings of a column, and how its cells look."""
        kinds = {"date": "date", "number": "plain", "integer": "plain"}
        look = formats[kinds.get(column.kind, "text")]
        sheet.set_column(place, place, WIDTH, look)
        sheet.write_string(0, place, self._heading(column), formats["head"])
        sheet.write_string(1, place, column.name, formats["head"])
        if hint := self._hint(column):
            sheet.write_comment(0, place, hint[:LONGEST_HELP], {"x_scale": 2})

    def _hint(self, column):
        """Return the help of a column: when it is filled, with what, or what else."""
        _ = self.env._
        parts = {
            "new_company": _("For a company that is new to us."),
            "existing_company": _("For a company that you already work with."),
            "new_contact": _("For a person who is new to us."),
            "existing_contact": _("For a person whom you already work with."),
        }
        kinds = {
            "date": _("A day, such as 2026-01-31."),
            "flag": _("Yes or No."),
            "record": _("One of the values on the second sheet."),
            "choice": _("One of the values on the second sheet."),
            "lookup": _("One of the values on the second sheet."),
        }
        default = _("Left empty: %s", column.default) if column.default else ""
        help_text = "" if column.part.startswith("existing") else column.help
        hints = (
            parts.get(column.part, ""),
            help_text,
            kinds.get(column.kind, ""),
            default,
        )
        return "\n".join(filter(None, hints))

    def _write_choices(self, sheet, values, place, column, formats):
        """Write what may be chosen on the second sheet, and offer it in the first."""
        values.set_column(place, place, WIDTH)
        options = column.options[:MOST_CHOICES]
        if not options:
            return
        values.write_string(0, place, column.label, formats["head"])
        for row, option in enumerate(options, 1):
            values.write_string(row, place, option)
        ends = [
            xlsxwriter.utility.xl_rowcol_to_cell(row, place, row_abs=True, col_abs=True)
            for row in (1, len(options))
        ]
        source = f"='{values.get_name()}'!{':'.join(ends)}"
        rule = {"validate": "list", "source": source, "error_type": "warning"}
        sheet.data_validation(2, place, MOST_ROWS + 1, place, rule)
