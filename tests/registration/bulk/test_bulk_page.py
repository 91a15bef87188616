"""From the template to the registrations, by the pages."""

import io

import openpyxl

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .bulk_common import BulkMixin, csv_of, row, xlsx_of


@tagged("post_install", "-at_install")
class TestBulkPage(BulkMixin, PrmHttpCase):
    """A file is checked, shown, confirmed and registered."""

    def test_a_checked_file_is_registered_as_a_whole(self):
        page = self.checked(csv_of([row(1), row(2), row(3)]))
        self.assertEqual(page.status, 200)
        self.assertTrue(page.has_class("prm_bulk_ready"), page.text)
        self.assertFalse(self.created(bulk_id=self.last_run().id))
        page = self.confirm()
        self.assertTrue(page.has_class("prm_bulk_done"), page.text)
        deals = self.created(bulk_id=self.last_run().id)
        self.assertEqual(sorted(deals.mapped("name")), ["Deal 1", "Deal 2", "Deal 3"])
        self.assertEqual(set(deals.mapped("state")), {"submitted"})
        self.assertEqual(deals.contact_id, self.partner_a.partner_id)
        self.assertEqual(
            deals.sorted("id").mapped("number"),
            [
                text.split()[0]
                for text in page.texts("//ul[contains(@class, 'prm_bulk_deals')]//a")
            ],
        )

    def test_one_wrong_row_keeps_all_from_being_registered(self):
        rows = [row(1), row(2, customer_vat=""), row(3, contact_email="carl@")]
        page = self.checked(xlsx_of(rows), "deals.xlsx")
        self.assertEqual(page.texts("//span[contains(@class, 'prm_wrong')]"), ["2"])
        self.assertEqual(
            self.said(page),
            [
                "Row 3: Deal 2 Company TIN: Please fill in this field.",
                "Row 4: Deal 3 Contact email “carl@”: This is not an email address.",
            ],
        )
        self.assertEqual(self.last_run().state, "faulty")

    def test_the_template_is_a_file_that_can_be_filled(self):
        self.login(self.partner_a)
        answer = self.visit(f"{self.BULK}/template.xlsx")
        book = openpyxl.load_workbook(io.BytesIO(answer.response.content))
        sheet = book.worksheets[0]
        names = {cell.value: cell.column for cell in sheet[2]}
        for name, value in row(7).items():
            sheet.cell(3, names[name], value)
        file = io.BytesIO()
        book.save(file)
        page = self.checked(file.getvalue(), "filled.xlsx")
        self.assertTrue(page.has_class("prm_bulk_ready"), page.text)
