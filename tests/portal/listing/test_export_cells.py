"""What stands in the cells of an exported list: what the pages say to its reader."""

from datetime import date, datetime

from odoo.tests import freeze_time, tagged

from ...sharing.offer.offer_common import OfferData
from ..sections.section_common import SectionData
from .export_common import ExportCase, Sheet

QUESTIONS = [
    {"name": "site", "type": "char", "string": "Site"},
    {"name": "seats", "type": "integer", "string": "Seats"},
    {"name": "share", "type": "float", "string": "Share"},
    {"name": "start", "type": "date", "string": "Start"},
    {"name": "cloud", "type": "boolean", "string": "In the cloud"},
    {
        "name": "urgency",
        "type": "selection",
        "string": "Urgency",
        "selection": [["low", "Can wait"], ["high", "Burns"]],
    },
]
OF_DEALS = {"Stage", "Pipeline"}


@tagged("post_install", "-at_install")
class TestExportCells(SectionData, OfferData, ExportCase):
    """Days and numbers are such; words are in the reader's language."""

    def one(self, kind="registrations", user=None, **params):
        """Return the only row of a file, by the heads of its columns."""
        sheet = self.export(kind, user=user or self.partner_a, **params)
        [row] = sheet.dicts()
        return row

    def test_a_deal_has_the_words_of_its_page(self):
        deal = self._open(
            name="Roof",
            amount=1234.5,
            customer_name="Solaris",
            budget="About\r\n5000",
            partner_reference="S-1",
            date_closing="2031-02-03",
            offering_id=self.offering.id,
        )
        row = self.one("opportunities")
        self._forget()
        page = deal.with_user(self.partner_a)._portal_page("opportunities")
        facts = dict(page["deal"]) | dict(page["customer"]) | dict(page["contact"])
        self.assertEqual(row["Number"], deal.number)
        self.assertEqual(row["Opportunity"], "Roof")
        self.assertEqual(row["Stage"], page["badge"]["label"])
        self.assertEqual(row["Amount"], 1234.5)
        self.assertEqual(row["Currency"], self.company.currency_id.name)
        self.assertEqual(row["Pipeline"], facts["Pipeline"])
        self.assertEqual(row["Company name"], facts["Company"])
        self.assertEqual(row["Company website"], facts["Website"])
        self.assertEqual(row["Company TIN"], facts["TIN"])
        self.assertEqual(row["Contact"], facts["Full name"])
        self.assertEqual(row["Contact email"], facts["Email"])
        self.assertEqual(row["Contact phone"], facts["Phone"])
        self.assertEqual(row["Service or product"], "Licenses")
        self.assertEqual(row["Budget"], "About\n5000")
        self.assertEqual(row["Your reference"], "S-1")
        self.assertEqual(row["Estimated closing date"], datetime(2031, 2, 3))
        self.assertEqual(
            row["Partner representative"], facts["Representative, registered by"]
        )
        self.assertEqual(row["Who can see it"], facts["Who can see it"])
        self.assertEqual(
            row["Registered by or shared with"], row["Partner representative"]
        )
        self.assertEqual(row["Protected until"].date(), deal.protection_end)
        self.assertEqual(row["Submitted on"].date(), deal.first_submitted_at.date())

    def test_an_answer_of_the_vendor_stands_there_with_its_reason(self):
        self._returned(name="Returned")
        row = self.one()
        self.assertEqual(row["State"], "Input needed")
        self.assertEqual((row["Reason"], row["Note"]), ("A return", "What for?"))

    @freeze_time("2031-05-05 22:30:00")
    def test_a_moment_is_on_the_day_of_the_reader(self):
        self.partner_a.tz = "Asia/Tokyo"
        self._register(name="Late")
        self._forget()
        export = self.portal.with_user(self.partner_a).env["prm.list.export"]
        moment = self.created(name="Late").first_submitted_at
        here = export.with_context(tz="Asia/Tokyo")._day(moment)
        self.assertEqual((here, export._day(False)), (date(2031, 5, 6), ""))

    def test_own_questions_are_columns(self):
        self.portal.property_definition = QUESTIONS
        answers = {
            "question_site": "Ulm",
            "question_seats": 12,
            "question_share": 0.125,
            "question_start": "2031-01-31",
            "question_cloud": True,
            "question_urgency": "high",
        }
        self._register(**answers)
        row = self.one()
        self.assertEqual((row["Site"], row["Seats"], row["Share"]), ("Ulm", 12, 0.125))
        self.assertEqual(row["Start"], datetime(2031, 1, 31))
        self.assertEqual((row["In the cloud"], row["Urgency"]), ("Yes", "Burns"))

    def test_a_hidden_field_is_a_column_only_where_a_deal_has_it(self):
        rows = self.portal.field_ids.filtered(lambda row: row.form == "registration")
        row = rows.filtered(lambda row: row.name == "requirements")
        self._register(name="Old", requirements="Fast")
        row.visible = False
        self.assertEqual(self.one()["Customer requirements"], "Fast")
        self.created(name="Old").requirements = False
        self.assertNotIn("Customer requirements", self.one())
        row.visible = True
        self.assertIn("Customer requirements", self.one())

    def test_without_opportunities_a_file_tells_nothing_of_them(self):
        self._won(name="Won", amount=99)
        row = self.one()
        self.assertEqual((row["State"], row["Amount"]), ("Won", 99))
        self.assertLessEqual(OF_DEALS, row.keys())
        self._set("opportunities", visible=False)
        row = self.one()
        self.assertEqual(row["State"], "Approved")
        self.assertFalse(OF_DEALS & row.keys())
        self.assertNotIn(99, row.values())
        page = self.visit("/export", kind="opportunities")
        self.assertEqual(page.status, 404)

    def test_where_own_deals_are_shown_those_of_colleagues_are_empty_there(self):
        self._won(self.colleague_a, name="Theirs", amount=99)
        self._set("opportunities", scope="own")
        row = self.one(user=self.supervisor_a, view="all")
        self.assertEqual((row["State"], row["Amount"]), ("Approved", ""))
        self.assertEqual((row["Currency"], row["Pipeline"]), ("", ""))

    def test_nothing_internal_is_a_column(self):
        deal = self._open(name="Roof")
        deal.sudo().expected_amount = 777
        deal.sudo().lead_id.description = "Never tell"
        sheet = self.export("opportunities", user=self.partner_a, form="csv")
        text = sheet.content.decode()
        for secret in ("777", "Never tell", self.channel_own.name):
            self.assertNotIn(secret, text)

    def test_an_offer_tells_no_more_than_its_list(self):
        self.offer(self.lead(), self.partnership_a)
        self._forget()
        sheet = self.export("offers", user=self.supervisor_a, view="all")
        [row] = sheet.dicts()
        self.assertEqual(row["Name"], "A mill moves to the cloud")
        self.assertEqual((row["City"], row["State"]), ("Bremen", "Offered"))
        self.assertIsInstance(row["Answer by"], datetime)
        self.assertNotIn("anary", " ".join(map(str, row.values())))

    # -------------------------------------------------------- the reader's language

    def in_language(self, code, form):
        """Return the file of the opportunities as a reader of a language gets it."""
        self.env["res.lang"]._activate_lang(code)
        return self.file_of("opportunities", self.partner_a, form, lang=code)

    def test_a_csv_file_is_as_excel_expects_it_in_the_language(self):
        self._open(amount=1234.5, date_closing="2031-02-03")
        sheet = Sheet.of_file(self.in_language("de_DE", "csv"), delimiter=";")
        self.assertTrue(sheet.content.startswith(b"\xef\xbb\xbf"))
        [row] = sheet.rows
        self.assertLessEqual({"1234,50", "03.02.2031"}, {*row})
        sheet = Sheet.of_file(self.in_language("en_US", "csv"))
        [row] = sheet.dicts()
        self.assertEqual(row["Amount"], "1234.50")
        self.assertEqual(row["Estimated closing date"], "02/03/2031")

    def test_an_xlsx_file_shows_days_and_amounts_as_the_language_does(self):
        self._open(amount=1234.5, date_closing="2031-02-03")
        sheet = Sheet.of_file(self.in_language("de_DE", "xlsx")).sheet
        formats = {cell.number_format for cell in sheet[2]}
        self.assertLessEqual({'dd"."mm"."yyyy', "#,##0.00"}, formats)
        self.assertFalse(sheet.sheet_view.rightToLeft)
        sheet = Sheet.of_file(self.in_language("ar_001", "xlsx")).sheet
        self.assertTrue(sheet.sheet_view.rightToLeft)
