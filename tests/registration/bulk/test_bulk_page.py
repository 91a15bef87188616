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

    def test_the_template_has_the_fields_that_a_person_may_fill(self):
        rows = self.portal.registration_field_ids
        rows.filtered(lambda each: each.name == "budget").visible = False
        closing = rows.filtered(lambda each: each.name == "date_closing")
        closing.required = True
        self.portal.property_definition = [
            {
                "name": "aa",
                "type": "selection",
                "string": "Site",
                "selection": [["x", "Plant"]],
            }
        ]
        self.portal._complete_rows()
        answer = self.visit(f"{self.BULK}/template.xlsx", user=self.partner_a)
        book = openpyxl.load_workbook(io.BytesIO(answer.response.content))
        sheet, values = book.worksheets
        head = dict(
            zip([c.value for c in sheet[2]], [c.value for c in sheet[1]], strict=True)
        )
        self.assertNotIn("budget", head)
        self.assertNotIn("attachments", head)
        self.assertNotIn("is_new_company", head)
        self.assertEqual(head["date_closing"], "Estimated closing date *")
        self.assertEqual(head["name"], "Name of the opportunity *")
        self.assertEqual(head["question_aa"], "Site")
        self.assertTrue(sheet.row_dimensions[2].hidden)
        listed = {
            c[0].value: [v.value for v in c[1:] if v.value] for c in values.columns
        }
        self.assertEqual(listed["Site"], ["Plant"])
        self.assertIn(self.partner_a.name, listed["Partner representative"])
        self.assertTrue(sheet.data_validations.dataValidation)
        text = self.visit(f"{self.BULK}/template.csv").response.content.decode(
            "utf-8-sig"
        )
        self.assertEqual(text.splitlines()[1].split(","), [*head])
        self.assertEqual(self.visit(f"{self.BULK}/template.pdf").status, 404)

    def test_own_questions_and_choices_are_registered_by_their_words(self):
        self.portal.property_definition = [
            {
                "name": "aa",
                "type": "selection",
                "string": "Site",
                "selection": [["x", "Plant"]],
            },
            {"name": "bb", "type": "integer", "string": "Seats"},
        ]
        values = {
            "question_aa": "plant",
            "question_bb": "12",
            "offering_id": "LICENSES",
            "representative_id": self.colleague_a.partner_id.name,
            "visibility": "My whole organization",
        }
        wrong = {**values, "question_aa": "Mill", "question_bb": "many"}
        page = self.checked(csv_of([row(1, **values), row(2, **wrong)]))
        self.assertEqual(len(self.said(page)), 1)
        self.checked(csv_of([row(1, **values)]))
        self.confirm()
        deal = self.last_run().registration_ids
        self.assertEqual(deal.offering_id, self.offering)
        self.assertEqual(deal.representative_id, self.colleague_a.partner_id)
        self.assertEqual(deal.visibility, "organization")
        self.assertEqual(dict(deal.properties), {"aa": "Plant", "bb": 12})

    def test_a_file_without_a_name_or_content_is_an_error_at_its_field(self):
        page = self.send(self.BULK, {}, user=self.partner_a)
        self.assertEqual(page.status, 422)
        self.assertIn("Choose the file", page.errors["file"])
        page = self.send_file(b"Color;Size\r\nred;5")
        self.assertEqual(page.status, 422)
        self.assertIn("headings of the template", page.errors["file"])
        self.assertFalse(self.last_run())

    def test_the_same_file_again_leads_to_the_page_of_the_first(self):
        data = csv_of([row(1)])
        first = self.send_file(data).location
        self.assertEqual(self.send_file(data).location, first)
        self.work()
        self.assertEqual(self.send_file(data).location, first)
        self.confirm()
        self.assertEqual(self.send_file(data).location, first)
        self.assertEqual(len(self.last_run().registration_ids), 1)

    def test_what_changed_since_the_check_has_to_be_checked_again(self):
        self.checked(csv_of([row(1)]))
        run = self.last_run()
        self.program.require_contact_phone = True
        self.portal.registration_field_ids.filtered(
            lambda each: each.name == "partner_reference"
        ).required = True
        page = self.send(f"{self.BULK}/{run.id}/confirm")
        self.assertEqual(page.status, 422)
        self.assertIn("Something has changed since the check", page.text)
        self.send(f"{self.BULK}/{run.id}/check")
        self.work()
        self.assertEqual(run.state, "faulty")
        self.assertEqual(run.report[0]["errors"], {"partner_reference": "required"})

    def test_a_check_is_good_for_a_day(self):
        self.checked(csv_of([row(1)]))
        run = self.last_run()
        run.write({"checked_at": "2026-01-01 00:00:00"})
        page = self.send(f"{self.BULK}/{run.id}/confirm")
        self.assertEqual(page.status, 422)
        self.assertIn("older than a day", page.text)
        self.assertEqual(run.state, "ready")

    def test_a_customer_who_became_known_after_the_check_stops_all_rows(self):
        self.checked(csv_of([row(1), row(2)]))
        self.env["res.partner"].create(
            {"name": row(2)["customer_name"], "is_company": True}
        )
        page = self.confirm()
        self.assertTrue(page.has_class("prm_bulk_faulty"), page.text)
        self.assertFalse(self.last_run().registration_ids)
        self.assertEqual(len(self.said(page)), 1)

    def test_the_whole_report_is_a_harmless_file(self):
        self.checked(csv_of([row(1, name="=1+1", contact_email="x")]))
        answer = self.visit(f"{self.BULK}/{self.last_run().id}/report.csv")
        lines = answer.response.content.decode("utf-8-sig").splitlines()
        self.assertEqual(lines[0], "Row,Opportunity,Field,In the file,Hint")
        self.assertTrue(lines[1].startswith("2,'=1+1,Contact email,x,"), lines)

    def test_what_nobody_registered_is_forgotten_and_the_rows_of_the_others(self):
        self.checked(csv_of([row(1)]))
        self.confirm()
        done = self.last_run()
        self.checked(csv_of([row(2)]))
        left = self.last_run()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_bulk_registration SET write_date = '2026-01-01 00:00:00'"
        )
        self.env.invalidate_all()
        self.env["prm.bulk.registration"]._gc_runs()
        self.assertFalse(left.exists())
        self.assertTrue(done.exists())
        self.assertFalse(done.cells or done.forms)
        self.assertTrue(done.registration_ids)
        page = self.visit(f"{self.BULK}/{done.id}")
        self.assertTrue(page.has_class("prm_bulk_done"))

    def test_no_file_and_an_empty_one_are_told_apart(self):
        answer = self.send_file(b"", name="")
        self.assertIn("Choose the file", answer.errors["file"])
        answer = self.send_file(b"", name="deals.csv")
        self.assertIn("The file has no rows", answer.errors["file"])

    def test_no_more_rows_are_promised_than_a_day_allows(self):
        for limit, most in ((40, 40), (1000, 500)):
            self.env["ir.config_parameter"].set_param("prm.limit_submissions", limit)
            page = self.visit(self.BULK, self.partner_a)
            self.assertIn(f"up to {most} opportunities", page.text)
            self.assertIn(f"At most {most} rows", page.text)

    def test_pages_stay_small_whatever_the_number_of_rows(self):
        rows = [row(number, name="", contact_email="x" * 200) for number in range(300)]
        self.env["ir.config_parameter"].set_param("prm.limit_submissions", 1000)
        self.env["ir.config_parameter"].set_param("prm.limit_probes", 1000)
        page = self.checked(csv_of(rows))
        self.assertEqual(page.texts("//span[contains(@class, 'prm_wrong')]"), ["300"])
        self.assertLess(len(page.response.content), 60_000)
