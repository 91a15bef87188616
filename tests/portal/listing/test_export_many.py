"""Long lists: as many queries as batches, as much memory as one batch."""

import tracemalloc
from unittest.mock import patch

from odoo.tests import tagged

from ....models.common.messages import SENTENCES
from ....models.portal.listing import export as exporting
from ....policy import spreadsheet_file
from .export_common import FORMATS, ExportCase, Sheet


@tagged("post_install", "-at_install")
class TestExportMany(ExportCase):
    """Rows are written and forgotten; what is too much is said."""

    def setUp(self):
        super().setUp()
        self.first = self._register(name="Many")
        self._approve(self.first)

    def file(self, form="xlsx"):
        """Return the file of all opportunities of the author."""
        self.env.flush_all()
        self.env.invalidate_all()
        return self.file_of("opportunities", self.partner_a, form)

    def queries(self):
        before = self.env.cr.sql_log_count
        self.file().stream.close()
        return self.env.cr.sql_log_count - before

    def test_queries_do_not_grow_with_the_rows_of_a_batch(self):
        self.multiply(self.first, 3)
        self.queries()
        few = self.queries()
        self.multiply(self.first, 300)
        self.assertLessEqual(self.queries(), few)
        with patch.object(exporting, "BATCH", 100):  # 304 rows are 4 batches
            self.assertLess(self.queries(), few * 4)

    def test_memory_does_not_grow_with_the_batches(self):
        self.first.sudo().requirements = "R" * 5000
        self.multiply(self.first, 199)
        self.addCleanup(tracemalloc.stop)
        peaks = []
        with patch.object(exporting, "BATCH", 100):
            for form in FORMATS:
                self.file(form).stream.close()
            for _turn in range(2):
                tracemalloc.start()
                self.file().stream.close()
                peaks.append(tracemalloc.get_traced_memory()[1])
                tracemalloc.stop()
                self.multiply(self.first, 600)
        few, many = peaks
        self.assertLess(many, few * 1.5)

    def test_every_row_is_there_once_over_all_batches(self):
        self.multiply(self.first, 24)
        with patch.object(exporting, "BATCH", 7):
            for form in FORMATS:
                numbers = Sheet.of_file(self.file(form)).column("Number")
                self.assertEqual((len(numbers), len(set(numbers))), (25, 25))

    def test_a_list_that_is_too_long_is_refused_with_a_sentence(self):
        self.multiply(self.first, 4)
        ask = {"user": self.partner_a, "kind": "opportunities"}
        with patch.object(spreadsheet_file, "MOST_ROWS", 5):
            self.assertEqual(len(self.export(**ask).rows), 5)
        with patch.object(spreadsheet_file, "MOST_ROWS", 4):
            page = self.visit("/export", **ask)
            narrowed = self.export(**ask, search=f"{self.first.number}-3")
        self.assertEqual(len(narrowed.rows), 1)
        self.assertEqual(page.status, 422)
        self.assertIn("too many for one file", page.text)
        self.assertNotIn("Content-Disposition", page.headers)

    def test_what_is_said_is_the_limit(self):
        number = f"{spreadsheet_file.MOST_ROWS:,}"
        self.assertIn(number, str(SENTENCES["export_too_long"]))
