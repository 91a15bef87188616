"""Small files that become huge when they are read."""

import io
import tracemalloc
import zipfile
from unittest.mock import patch

import xlsxwriter

from odoo.tests import tagged

from ....models.registration.bulk import book
from ....policy.sheet_text import Unreadable
from ...common import PrmCase
from .bulk_common import NAMES

MB = 1024 * 1024


@tagged("post_install", "-at_install")
class TestBulkBombs(PrmCase):
    """Reads files as who sends them."""

    def setUp(self):
        super().setUp()
        portal = self.portal.with_user(self.partner_a)
        self.columns = portal.env["prm.bulk.columns"]._of(portal._own_partnership())
        self.reading = portal.env["prm.bulk.reading"]

    def repacked(self, file, old, new):
        """Return a workbook with something else in its parts."""
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(file) as plain,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for part in plain.namelist():
                archive.writestr(part, plain.read(part).replace(old, new))
        return packed.getvalue()

    def packed(self, text, count):
        """Return a workbook with one text in many cells: it is packed once."""
        file = io.BytesIO()
        with xlsxwriter.Workbook(file) as workbook:
            sheet = workbook.add_worksheet()
            sheet.write_row(0, 0, NAMES)
            sheet.write_column(1, 0, ["PACKED"] * count)
        return self.repacked(file, b"PACKED", text)

    def calculated(self, length, count):
        """Return a workbook with one formula for many cells, written once."""
        file = io.BytesIO()
        with xlsxwriter.Workbook(file) as workbook:
            sheet = workbook.add_worksheet()
            sheet.write_row(0, 0, NAMES)
            sheet.write_formula(1, 0, "=FIRST")
            for place in range(2, count + 1):
                sheet.write_formula(place, 0, "=OTHER")
        first = b'<f t="shared" si="0" ref="A2:A9">' + b"1+" * (length // 2) + b"1</f>"
        data = self.repacked(file, b"<f>FIRST</f>", first)
        other = b'<f t="sh&#97;red" si="0"/>'
        return self.repacked(io.BytesIO(data), b"<f>OTHER</f>", other)

    def refused(self, data, name="deals.csv"):
        """Return the code with which a file is refused, and the MB that it took."""
        tracemalloc.start()
        try:
            with self.assertRaises(Unreadable) as caught:
                self.reading._read(self.columns, name, data)
            return caught.exception.code, tracemalloc.get_traced_memory()[1] // MB
        finally:
            tracemalloc.stop()

    def test_one_long_text_in_many_cells_is_refused_before_it_is_copied(self):
        data = self.packed(b"a" * MB, 200)
        self.assertLess(len(data), MB // 10)
        code, most = self.refused(data, "a.xlsx")
        self.assertEqual(code, "sheet_too_large")
        self.assertLess(most, 60)

    def test_a_text_that_stands_in_each_of_five_hundred_rows_is_read(self):
        data = self.packed(b"b" * 5000, 500)
        table = self.reading._read(self.columns, "a.xlsx", data)[1]
        self.assertEqual({each.cells["name"] for each in table.rows}, {"b" * 5000})

    def test_a_long_formula_that_many_cells_share_is_refused_unread(self):
        data = self.calculated(length=8000, count=1000)
        with patch.object(book.openpyxl, "load_workbook") as load:
            self.assertEqual(self.refused(data, "a.xlsx")[0], "sheet_too_large")
        load.assert_not_called()

    def test_a_formula_that_five_hundred_rows_share_is_read(self):
        data = self.calculated(length=200, count=500)
        table = self.reading._read(self.columns, "a.xlsx", data)[1]
        self.assertEqual(len(table.rows), 500)

    def test_a_table_without_end_to_the_right_is_refused_in_one_sentence(self):
        wide = b"name,customer_name\nA" + b",x" * MB
        self.assertEqual(self.refused(wide)[0], "sheet_too_wide")
        file = io.BytesIO()
        with xlsxwriter.Workbook(file) as workbook:
            sheet = workbook.add_worksheet()
            sheet.write_row(0, 0, NAMES)
            sheet.write_row(1, 0, ["x"] * 201)
        self.assertEqual(self.refused(file.getvalue(), "a.xlsx")[0], "sheet_too_wide")
