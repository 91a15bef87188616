"""A list as a file: exactly its rows, in its order, as the pages say it."""

from odoo.tests import tagged

from .export_common import FORMATS, ExportCase


@tagged("post_install", "-at_install")
class TestExport(ExportCase):
    """The file holds what all pages of the list hold."""

    def test_a_file_has_the_rows_of_all_pages(self):
        for number in range(23):
            self._register(self.partner_a, name=f"Deal {number}", submit=False)
        for form in FORMATS:
            sheet = self.export(user=self.partner_a, form=form, sortby="name")
            listed = self.listed(user=self.partner_a, sortby="name")
            self.assertEqual(sheet.column("Opportunity"), listed)
            self.assertEqual(len(listed), 23)
