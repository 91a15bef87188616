"""What partners typed never becomes a formula in a file that an employee exports."""

import csv
import io
import json

from openpyxl import load_workbook

from odoo.http import Request
from odoo.tests import tagged

from ...policy.spreadsheet_cell import is_formula
from ..http_common import PrmHttpCase

ATTACKS = (
    '=HYPERLINK("http://evil.example","price")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\rcalc",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff\u2060 @A1",
    "\uff1d1+1",
    "\uff0b1+A1",
    "\uff20A1",
    "{=1+1}",
    "external:c:\\temp\\a.xlsx",
)
# Formulas where a program expects another separator.
INSIDE = (
    "x;=SUM(A1)",
    'x,"=SUM(A1)',
    "x\t@SUM(A1)",
    "x\n-1+cmd|' /C calc'!A0",
    "=1;=SUM(A1)",
)
HARMLESS = (
    "Acme = Co",
    "5 - 3",
    "a@b.example",
    "'s-Hertogenbosch",
    "(new) press",
    "Müller & Söhne",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff20")


@tagged("post_install", "-at_install")
class TestExportFormulas(PrmHttpCase):
    """Lists of our models and of core's, as CSV and XLSX, with and without groups."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.channel_admin.group_ids += cls.env.ref("sales_team.group_sale_manager")
        cls.channel_admin.group_ids += cls.env.ref("base.group_allow_export")

    def setUp(self):
        super().setUp()
        self.login(self.channel_admin)

    def export(self, kind, records, names, **options):
        """Return the exported file of these records and fields."""
        data = {
            "model": records._name,
            "fields": [{"name": n, "label": n, "type": "char"} for n in names],
            "ids": records.ids,
            "domain": [],
            "import_compat": False,
            "groupby": [],
            **options,
        }
        for field in data["fields"]:
            first = records._fields.get(field["name"])
            field["type"] = first.type if first else "char"
        self.env.flush_all()
        response = self.url_open(
            f"/web/export/{kind}",
            data={"data": json.dumps(data), "csrf_token": Request.csrf_token(self)},
        )
        self.assertEqual(response.status_code, 200)
        return response.content

    def csv_rows(self, *args, **options):
        text = self.export("csv", *args, **options).decode()
        return list(csv.reader(io.StringIO(text, newline="")))[1:]

    def xlsx_cells(self, *args, **options):
        return self.cells(self.export("xlsx", *args, **options))

    def cells(self, content):
        sheet = load_workbook(io.BytesIO(content)).active
        return [cell for row in sheet.iter_rows() for cell in row]

    def deals(self, texts):
        """Return a registration with each of these texts."""
        deals = self.env["prm.registration"]
        for text in texts:
            deal = self._register().sudo()
            deal.customer_name = text
            deal.requirements = text
            deals += deal
        return deals

    def assertNoFormula(self, value):
        self.assertFalse(str(value).strip(" \u00a0\u200b\ufeff\u2060")[:1] in FORMULA)

    # ------------------------------------------------------------------------- texts

    def test_no_cell_of_a_csv_file_begins_like_a_formula(self):
        deals = self.deals(ATTACKS)
        rows = self.csv_rows(deals, ["customer_name", "requirements"])
        self.assertEqual(len(rows), len(ATTACKS))
        for row, typed in zip(rows, ATTACKS, strict=True):
            self.assertEqual(row, [f"'{typed}"] * 2)

    def test_no_separator_makes_a_formula_of_a_line_of_a_csv_file(self):
        deals = self.deals(INSIDE)
        names = ["customer_name", "requirements"]
        text = self.export("csv", deals, names).decode()
        for separator in (",", ";", "\t"):
            for line in csv.reader(io.StringIO(text), delimiter=separator):
                for cell in (part for each in line for part in each.splitlines()):
                    is_call = "(" in cell or "|" in cell
                    self.assertFalse(is_call and is_formula(cell.strip('"')), cell)

    def test_no_cell_of_an_xlsx_file_is_a_formula(self):
        deals = self.deals(ATTACKS)
        cells = self.xlsx_cells(deals, ["customer_name", "requirements"])
        for cell in cells:
            self.assertNotEqual(cell.data_type, "f", cell.value)
            self.assertFalse(cell.hyperlink, cell.value)
            self.assertNoFormula(cell.value)

    def test_no_heading_of_a_grouped_xlsx_file_is_a_formula(self):
        deals = self.deals(ATTACKS)
        names = ["number", "customer_name"]
        cells = self.xlsx_cells(deals, names, groupby=["customer_name"])
        for cell in cells:
            self.assertNotEqual(cell.data_type, "f", cell.value)
            self.assertNoFormula(cell.value)

    def test_no_heading_of_a_pivot_is_a_formula(self):
        title = ATTACKS[0]
        header = {"title": title, "width": 1, "height": 1}
        row = {"title": title, "indent": 0, "values": [{"value": -5}, {"value": title}]}
        table = {
            "title": "Analysis",
            "model": "prm.registration.report",
            "measure_count": 1,
            "col_group_headers": [[header]],
            "measure_headers": [{"title": title, "is_bold": False}],
            "rows": [row],
        }
        response = self.url_open(
            "/web/pivot/export_xlsx",
            data={"data": json.dumps(table), "csrf_token": Request.csrf_token(self)},
        )
        cells = self.cells(response.content)
        self.assertFalse([cell.value for cell in cells if cell.data_type == "f"])
        self.assertIn(-5, [cell.value for cell in cells])

    def test_lists_of_leads_and_contacts_are_harmless_as_well(self):
        lead = self._approve(self._register(name=ATTACKS[0], contact_last_name="=A1"))
        contact = lead.partner_id.create({"name": "=A1+A2", "comment": "@A1"})
        for records, names in (
            (lead, ["name", "description"]),
            (contact, ["name", "display_name"]),
        ):
            for value in self.csv_rows(records, names)[0]:
                self.assertNoFormula(value)
            for cell in self.xlsx_cells(records, names):
                self.assertNotEqual(cell.data_type, "f", cell.value)

    # ------------------------------------------------------------- what stays as it is

    def test_other_texts_stay_as_they_are(self):
        deals = self.deals(HARMLESS)
        rows = self.csv_rows(deals, ["customer_name"])
        self.assertEqual([row[0] for row in rows], list(HARMLESS))
        cells = self.xlsx_cells(deals, ["customer_name"])[1:]
        self.assertEqual([cell.value for cell in cells], list(HARMLESS))

    def test_numbers_and_dates_stay_numbers_and_dates(self):
        entry = self._create_fund_entry(self.partnership_a, amount=250)
        reversal = self.env["prm.fund.entry"].browse(entry.ids)
        lead = self._approve(self._register(date_closing="2030-05-06"))
        lead.write({"expected_revenue": -1234.5, "color": -3})
        names = ["expected_revenue", "color", "date_deadline"]
        [row] = self.csv_rows(lead, names)
        self.assertEqual(row, ["-1234.5", "-3", "2030-05-06"])
        cells = self.xlsx_cells(lead, names)[3:]
        self.assertEqual([cell.data_type for cell in cells], ["n", "n", "d"])
        self.assertEqual([cell.value for cell in cells[:2]], [-1234.5, -3])
        self.assertEqual(self.csv_rows(reversal, ["amount"]), [["250.0"]])

    def test_telephone_numbers_stay_readable(self):
        deal = self._register(contact_phone="+49 (30) 12-34 56").sudo()
        [[phone]] = self.csv_rows(deal, ["contact_phone"])
        self.assertEqual(phone, "'+49 (30) 12-34 56")
        cell = self.xlsx_cells(deal, ["contact_phone"])[1]
        self.assertEqual((cell.data_type, cell.value), ("s", "+49 (30) 12-34 56"))

    # ------------------------------------------------------------------- the way back

    def test_an_exported_file_brings_the_same_texts_when_it_is_imported(self):
        texts = (*ATTACKS[:1], "+49 30 12", "''=1+1", "'tis", "-", *HARMLESS)
        texts += (*INSIDE[:3], "x;'=SUM(A1)", "x;''=SUM(A1)", "'=1;'=SUM(A1)")
        contacts = self.env["res.partner"].create([{"name": text} for text in texts])
        contacts.ref = "before"
        options = {"quoting": '"', "separator": ",", "has_headers": True}
        for kind in ("csv", "xlsx"):
            content = self.export(kind, contacts, ["id", "name"], import_compat=True)
            for contact in contacts:
                contact.name = "Changed"
            dialog = self.env["base_import.import"].create(
                {
                    "res_model": "res.partner",
                    "file": content,
                    "file_type": "text/csv"
                    if kind == "csv"
                    else "application/vnd.openxmlformats-officedocument"
                    ".spreadsheetml.sheet",
                    "file_name": f"contacts.{kind}",
                }
            )
            result = dialog.execute_import(["id", "name"], ["id", "name"], {**options})
            self.assertFalse(result["messages"])
            self.assertEqual(contacts.mapped("name"), list(texts), kind)

    def test_the_database_keeps_what_was_typed(self):
        [deal] = self.deals(ATTACKS[:1])
        self.csv_rows(deal, ["customer_name"])
        self.assertEqual(deal.customer_name, ATTACKS[0])
        found = deal.export_data(["customer_name"])["datas"]
        self.assertEqual(found, [[ATTACKS[0]]])
