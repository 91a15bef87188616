"""Files that are no template: attacked, half broken, from other programs."""

import io
import json
import zipfile
from datetime import date, datetime
from unittest.mock import patch

import openpyxl

from odoo.tests import tagged

from ....forms.bulk_form import BulkRow
from ....forms.registration_form import FormRules
from ....models.registration.bulk import book
from ....policy import workbook_parts
from ....policy.sheet_text import Unreadable
from ...common import PrmCase
from .bulk_common import NAMES, bytes_of, csv_of, lines_of, row, xlsx_of


@tagged("post_install", "-at_install")
class TestBulkFiles(PrmCase):
    """Reads files as who sends them; nothing is checked or kept."""

    def setUp(self):
        super().setUp()
        portal = self.portal.with_user(self.partner_a)
        self.partnership = portal._own_partnership()
        self.columns = portal.env["prm.bulk.columns"]._of(self.partnership)
        self.reading = portal.env["prm.bulk.reading"]

    def read(self, data, name="deals.csv"):
        """Return the table of a file."""
        return self.reading._read(self.columns, name, data)[1]

    def names(self, data, name="deals.csv"):
        """Return the names of the deals in a file; it has no problem."""
        table = self.read(data, name)
        self.assertFalse(table.problems)
        return [each.cells["name"] for each in table.rows]

    def refused(self, data, name="deals.csv"):
        """Return the code with which a file is refused."""
        with self.assertRaises(Unreadable) as caught:
            self.read(data, name)
        return caught.exception.code

    # ------------------------------------------------------------------ text files

    def test_every_usual_encoding_and_separator_is_read(self):
        rows = [row(1, name="Größe, “Ü”; 1")]
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
            for separator in (",", ";", "\t"):
                with self.subTest(encoding=encoding, separator=separator):
                    data = csv_of(rows, separator, encoding)
                    self.assertEqual(self.names(data), ["Größe, “Ü”; 1"])

    def test_cells_with_line_breaks_stay_one_row(self):
        data = csv_of([row(1, requirements="one\ntwo"), row(2)])
        table = self.read(data)
        self.assertEqual([each.line for each in table.rows], [2, 3])
        self.assertEqual(table.rows[0].cells["requirements"], "one\ntwo")

    def test_a_file_that_was_cut_off_is_refused(self):
        whole = csv_of([row(1, requirements="one\ntwo")])
        self.assertEqual(self.refused(whole[: whole.index(b"two")]), "sheet_quotes")
        self.assertEqual(self.refused("Größe".encode()[:3]), "sheet_broken")

    # ------------------------------------------------------------------- workbooks

    def test_a_workbook_that_was_cut_off_or_is_none_is_refused(self):
        whole = xlsx_of([row(1)])
        for data in (whole[: len(whole) // 2], b"PK\x03\x04 and no more"):
            self.assertEqual(self.refused(data, "deals.xlsx"), "sheet_broken")
        self.assertEqual(self.refused(b"name;x", "deals.xlsx"), "file_content")
        self.assertEqual(self.refused(whole, "deals.pdf"), "sheet_type")
        self.assertEqual(self.refused(whole, "deals.xlsm"), "file_macros")

    def test_a_workbook_that_unpacks_without_end_is_refused_unread(self):
        file = io.BytesIO(xlsx_of([row(1)]))
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/more.xml", b"0" * (workbook_parts.MOST_UNPACKED + 1))
        with patch.object(book.openpyxl, "load_workbook") as load:
            self.assertEqual(self.refused(file.getvalue(), "a.xlsx"), "sheet_too_large")
        load.assert_not_called()

    def test_a_workbook_that_declares_entities_is_refused_unread(self):
        file = io.BytesIO(xlsx_of([row(1)]))
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr("xl/more.xml", bomb)
        with patch.object(book.openpyxl, "load_workbook") as load:
            self.assertEqual(self.refused(file.getvalue(), "a.xlsx"), "sheet_broken")
        load.assert_not_called()

    def test_the_sheet_with_the_headings_is_found_wherever_it_is(self):
        workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of([row(1)], "Deals")))
        first = workbook.create_sheet("Notes", 0)
        first.append(["Opportunity", "and nothing else"])
        title, table = self.reading._read(self.columns, "a.xlsx", bytes_of(workbook))
        self.assertEqual(title, "Deals")
        self.assertEqual(len(table.rows), 1)

    def test_a_file_without_the_sheet_is_told_so(self):
        workbook = openpyxl.Workbook()
        workbook.active.append(["Color", "Size"])
        table = self.read(bytes_of(workbook), "a.xlsx")
        self.assertEqual(table.problems, [("sheet_no_headings", "")])

    def test_formulas_give_their_result_and_are_told_without_one(self):
        workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of([row(1)])))
        workbook.active["A2"] = '=CONCATENATE("A","B")'
        workbook.active["B2"] = "#REF!"
        cells = self.read(bytes_of(workbook), "a.xlsx").rows[0].cells
        self.assertEqual(cells["name"].code, "cell_formula")
        self.assertEqual(cells["customer_name"].code, "cell_error")

    def test_cells_that_no_database_holds_are_cleaned_or_told(self):
        data = xlsx_of([row(1, name="A_x0000_B_xD800_", amount_estimate=10**20)])
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {each: archive.read(each) for each in archive.namelist()}
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet] = parts[sheet].replace(b"100000000000000000000", b"1e999")
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        for each in (data, file.getvalue()):
            [stored] = self.reading._stored(self.read(each, "a.xlsx").rows)
            self.assertEqual(stored[1]["amount_estimate"], {"code": "cell_error"})
            json.dumps(stored, allow_nan=False).encode()
            self.assertNotIn("\0", stored[1]["name"])

    def test_texts_that_look_like_formulas_stay_texts(self):
        for typed, kept in (("=1+1", "=1+1"), ("'=1+1", "=1+1"), ("+49 30", "+49 30")):
            with self.subTest(typed):
                form = self.forms(csv_of([row(1, partner_reference=typed)]))[0]
                self.assertEqual(form["values"]["partner_reference"], kept)

    def test_numbers_that_are_texts_of_the_form_keep_their_digits(self):
        rows = [row(1, customer_vat=123456789.0, contact_phone=493012345678)]
        values = self.forms(xlsx_of(rows), "a.xlsx")[0]["values"]
        self.assertEqual(values["customer_vat"], "123456789")
        self.assertEqual(values["contact_phone"], "493012345678")

    # --------------------------------------------------------------- rows and columns

    def test_more_than_five_hundred_rows_are_refused(self):
        table = self.read(csv_of([row(n) for n in range(501)]))
        self.assertEqual(table.problems, [("sheet_too_many", "501")])
        many = csv_of([{"name": "A"}] * 10_000, names=["name"])
        self.assertEqual(self.read(many).problems, [("sheet_too_many", "10000")])
        with patch.object(book, "MOST_ROWS", 1000):
            data = xlsx_of([{"name": "A"}] * 1001, names=["name"])
            self.assertEqual(self.refused(data, "a.xlsx"), "sheet_too_many")

    def test_blank_rows_count_for_nothing_and_keep_the_numbers(self):
        rows = [{}, row(1), {}, {"name": "  "}, row(2)]
        table = self.read(csv_of(rows))
        self.assertEqual([each.line for each in table.rows], [3, 6])

    def test_unknown_double_and_missing_columns_are_told_at_once(self):
        lines = lines_of([row(1)])
        lines = [
            [*line, *more]
            for line, more in zip(lines, (["TIN", "x"], ["1", "2"]), strict=True)
        ]
        lines[0][0] = "customer_vat"
        workbook = openpyxl.Workbook()
        for line in lines:
            workbook.active.append(line)
        problems = dict(self.read(bytes_of(workbook), "a.xlsx").problems)
        self.assertEqual(problems["sheet_double"], "Company TIN")
        self.assertEqual(problems["sheet_missing"], "Name of the opportunity")
        self.assertIn("sheet_unknown", problems)

    def test_headings_are_labels_in_the_language_of_the_reader_or_names(self):
        labels = {column.name: column.label for column in self.columns}
        cells = row(1)
        headed = {labels[name].upper() + " *": cells[name] for name in NAMES}
        self.assertEqual(self.names(csv_of([headed], names=[*headed])), ["Deal 1"])

    # ------------------------------------------------------------------------- days

    def forms(self, data, name="deals.csv"):
        """Return the rows of a file as the form takes them, as its page does."""
        env = self.reading.env
        form = env["prm.registration.form"]
        rules = FormRules(**form._rules(self.partnership))
        service = env["prm.bulk.columns"]
        first = form._first_texts(self.partnership)
        contacts = service._contact_finder(self.partnership)
        stored = self.reading._stored(self.read(data, name).rows)
        return [
            BulkRow(
                each, self.columns, rules, service._reader(), first, contacts
            ).plain()
            for each in self.reading._restored(stored)
        ]

    def test_one_day_is_read_in_five_notations_and_from_excel(self):
        notations = (
            "2044-04-13",
            "13.04.2044",
            "4/13/2044",
            "13 April 2044",
            "Apr 13, 2044",
            "20440413",
            "2044-04-13 00:00:00",
        )
        rows = [row(n, date_closing=each) for n, each in enumerate(notations)]
        found = [each["values"]["date_closing"] for each in self.forms(csv_of(rows))]
        self.assertEqual(found, ["2044-04-13"] * len(notations))
        typed = (date(2044, 4, 13), datetime(2044, 4, 13, 9))
        rows = [row(n, date_closing=each) for n, each in enumerate(typed)]
        found = self.forms(xlsx_of(rows), "a.xlsx")
        self.assertEqual(
            {each["values"]["date_closing"] for each in found}, {"2044-04-13"}
        )
        self.assertFalse(any(each["notes"] for each in found))

    def test_a_day_that_could_be_two_is_read_by_language_and_told(self):
        data = csv_of([row(1, date_closing="03/04/2044")])
        self.assertEqual(
            self.forms(data)[0]["notes"], {"date_closing": ["date_read", "2044-03-04"]}
        )
        lang = self.env["res.lang"]._lang_get(self.partner_a.lang)
        lang.date_format = "%d/%m/%Y"
        self.env.flush_all()
        self.assertEqual(
            self.forms(data)[0]["notes"], {"date_closing": ["date_read", "2044-04-03"]}
        )

    def test_what_is_no_day_is_an_error_at_its_field(self):
        data = csv_of(
            [row(1, date_closing="31.02.2044"), row(2, date_closing="in May")]
        )
        errors = [each["errors"] for each in self.forms(data)]
        self.assertEqual(errors, [{"date_closing": "date_invalid"}] * 2)

    def test_numbers_are_read_as_the_language_writes_them(self):
        data = csv_of([row(1, amount_estimate="1,500.50 EUR")])
        self.assertEqual(self.forms(data)[0]["values"]["amount_estimate"], 1500.5)
        lang = self.env["res.lang"]._lang_get(self.partner_a.lang)
        lang.write({"decimal_point": ",", "thousands_sep": "."})
        self.env.flush_all()
        data = csv_of([row(1, amount_estimate="1.500"), row(2, amount_estimate="lots")])
        first, second = self.forms(data)
        self.assertEqual(first["values"]["amount_estimate"], 1500.0)
        self.assertEqual(first["notes"], {"amount_estimate": ["number_read", "1500"]})
        self.assertEqual(second["errors"], {"amount_estimate": "number_invalid"})
