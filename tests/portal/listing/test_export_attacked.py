"""An exported list under attack: formulas, addresses, other portals, many at once."""

from unittest.mock import patch

from odoo.tests import tagged

from ....policy.spreadsheet_cell import is_formula
from ...people.activity.activity_common import ActivityHttpCase
from ..sections.section_common import SectionData
from .export_common import FORMATS, ExportCase

FORMULAS = (
    "=1+HYPERLINK(1)",
    "+1+cmd|' /C calc'!A0",
    "-1+SUM(A1)",
    "@SUM(A1)",
    "\t=SUM(A1)",
    "\r=SUM(A1)",
    "\uff1d1+SUM(A1)",
    "\u200b=SUM(A1)",
    "x;=SUM(A1)",
    'x,"=SUM(A1)',
    "x\n=SUM(A1)",
)
TYPED = ("name", "customer_name", "budget", "requirements", "partner_reference")
TYPED += ("contact_first_name", "contact_last_name", "contact_middle_name")


def cut(line):
    """Return the cells of a line of a CSV file, for whatever separator."""
    for separator in (",", ";", "\t"):
        yield from line.split(separator)


@tagged("post_install", "-at_install")
class TestExportAttacked(SectionData, ExportCase):
    """What people type stays text; what is not theirs stays away."""

    # -------------------------------------------------------------------- formulas

    def hostile(self, formula):
        """Return a deal that has a formula in each text, past the form."""
        deal = self._register(submit=False)
        deal.sudo().write(dict.fromkeys(TYPED, formula))
        return deal

    def test_no_typed_text_is_a_formula_in_a_file(self):
        for formula in FORMULAS:
            self.hostile(formula)
        self._forget()
        sheet = self.export(user=self.partner_a)
        cells = [cell for row in sheet.sheet.iter_rows() for cell in row]
        self.assertFalse([cell.coordinate for cell in cells if cell.data_type == "f"])
        texts = [cell.value for cell in cells if cell.data_type != "d" and cell.value]
        begun = [text for text in texts if is_formula(str(text))]
        self.assertTrue(all(text.startswith("+49") for text in begun), begun)
        self.assertFalse(any(cell.hyperlink for cell in cells))

    def test_no_separator_makes_a_formula_of_a_line(self):
        for formula in FORMULAS:
            self.hostile(formula)
        self._forget()
        sheet = self.export(user=self.partner_a, form="csv")
        self.assertEqual(len(sheet.rows), len(FORMULAS))
        text = sheet.content.decode("utf-8-sig")
        cells = [each for line in text.splitlines() for each in cut(line)]
        calls = [each for each in cells if "(" in each or "|" in each]
        begun = [each for each in calls if is_formula(each.lstrip('"'))]
        self.assertTrue(calls)
        self.assertEqual(begun, [])

    def test_labels_of_questions_are_no_formulas_either(self):
        label = "=1+SUM(A1)"
        question = {"name": "bad", "type": "char", "string": label}
        self.portal.property_definition = [question]
        self._register(submit=False)
        for form in FORMATS:
            heads = self.export(user=self.partner_a, form=form).heads
            self.assertIn(f"'{label}", heads)

    def test_letters_of_all_scripts_and_lines_come_through(self):
        texts = ("عقد جديد", "חוזה חדש", "合同", "Ærø – “quoted”", "two\nlines")
        for text in texts:
            self._register(name="x", submit=False).sudo().requirements = text
        self._forget()
        for form in FORMATS:
            sheet = self.export(user=self.partner_a, form=form)
            found = sheet.column("Customer requirements")
            self.assertEqual(found, [*reversed(texts)])

    # ------------------------------------------------------------------- addresses

    def test_unknown_parameters_fall_back_to_the_defaults(self):
        self._register(name="Shown")
        self.login(self.partner_a)
        names = "format page view sortby filterby groupby search_in portal".split()
        for name in (*names, "date_begin", "date_end", "offering", "x", "ids", "kinds"):
            for value in ("x", "", "-1", "1" * 40, "a\0b", "[]", "../../etc"):
                page = self.visit("/export", kind="registrations", **{name: value})
                self.assertEqual(page.status, 200, (name, value))
                self.assertIn("spreadsheetml", page.headers["Content-Type"])

    def test_what_is_no_list_is_not_found(self):
        self.login(self.partner_a)
        kinds = ("", "x", "program", "home", "colleagues", "prm.registration", "_spec")
        for kind in kinds:
            page = self.visit("/export", kind=kind)
            self.assertEqual(page.status, 404, kind)
            self.assertNotIn("Content-Disposition", page.headers)
        self.assertEqual(self.visit("/export").status, 404)

    def test_a_section_that_is_off_has_no_file(self):
        self._register()
        kinds = ("registrations", "opportunities", "contacts", "inbox", "documents")
        for kind in (*kinds, "offers"):
            page = self.visit("/export", user=self.partner_a, kind=kind)
            self.assertEqual(page.status, 200, kind)
            self._set(kind, visible=False)
            self.assertEqual(self.visit("/export", kind=kind).status, 404, kind)

    def test_all_is_for_supervisors(self):
        self._register(self.colleague_a, name="Colleague's")
        self._register(name="Mine")
        ask = {"view": "all", "form": "csv"}
        mine = self.export(user=self.partner_a, **ask)
        everything = self.export(user=self.supervisor_a, **ask)
        foreign = self.export(user=self.supervisor_b, **ask)
        self.assertEqual(mine.column("Opportunity"), ["Mine"])
        self.assertEqual(everything.column("Opportunity"), ["Mine", "Colleague's"])
        self.assertEqual(foreign.rows, [])

    def test_a_foreign_portal_sends_nothing(self):
        second = self._create_second_company()
        address = f"/partner/{second.portal_id.path}/export"
        page = self.visit(address, user=self.partner_b, kind="registrations")
        self.assertEqual((page.status, page.location), (303, self.HOME))
        page = self.visit("/export", user=self.portal_user, kind="registrations")
        self.assertEqual((page.status, page.location), (303, "/my"))
        self.logout()
        page = self.visit("/export", kind="registrations")
        self.assertIn("/web/login", page.location)

    def test_access_that_ended_sends_nothing(self):
        self._register()
        self.assertEqual(len(self.export(user=self.partner_a).rows), 1)
        self.partnership_a.action_suspend()
        page = self.visit("/export", kind="registrations")
        self.assertEqual(page.status, 303)

    def test_a_search_finds_nothing_that_is_masked(self):
        self._won(name="Won", amount=99)
        self._register(self.partner_b, name="Foreign", customer_name="Secret AG")
        self._set("opportunities", visible=False)
        self.login(self.partner_a)
        for asked in (
            {"search": "Secret"},
            {"search": self.created(name="Won").stage_name or "New"},
            {"filterby": "won"},
            {"sortby": "amount"},
        ):
            names = self.export(**asked).column("Opportunity")
            self.assertIn(names, ([], ["Won"]), asked)
            self.assertEqual(names, self.listed(**asked), asked)

    # -------------------------------------------------------------- files and limits

    def test_a_file_is_saved_and_kept_nowhere(self):
        self.portal.name = 'Nord/Süd "A"\u202e;\n<b>'
        page = self.visit("/export", user=self.partner_a, kind="registrations")
        headers = page.headers
        self.assertEqual(headers["Cache-Control"], "no-store")
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        name = headers["Content-Disposition"]
        self.assertTrue(name.startswith("attachment; filename"), name)
        self.assertIn("Nord%20S%C3%BCd%20A%20%3B%20b%20-%20Registrations%20-%20", name)
        self.assertTrue(name.endswith(".xlsx"), name)
        self.assertEqual(int(headers["Content-Length"]), len(page.response.content))

    def test_nothing_is_written_and_other_methods_are_refused(self):
        self.assertEqual(self.send("/export", user=self.partner_a).status, 405)
        head = self.url_open(f"{self.HOME}/export?kind=registrations", method="HEAD")
        self.assertEqual((head.status_code, head.content), (200, b""))

    def test_who_exports_very_often_waits(self):
        self.env["ir.config_parameter"].set_param("prm.limit_exports", "2")
        for _turn in range(2):
            self.export(user=self.partner_a)
        page = self.visit("/export", kind="registrations")
        self.assertEqual(page.status, 429)
        self.assertTrue(0 < int(page.headers["Retry-After"]) <= 3600)
        self.assertIn("exported very often (2 times in an hour", page.text)
        self.assertEqual(len(self.export(user=self.colleague_a).rows), 0)


@tagged("post_install", "-at_install")
class TestExportCounted(ActivityHttpCase, ExportCase):
    """A file is a download of who saved it; a preview counts for nobody."""

    def test_a_file_counts_as_a_download(self):
        self.export(user=self.partner_a)
        self.visit("/export", kind="x")
        self.url_open(f"{self.HOME}/export?kind=registrations", method="HEAD")
        self.assertEqual(self.counts(self.partner_a).get("downloads"), 1)

    def test_a_refused_file_counts_for_nothing(self):
        self._register()
        with patch("odoo.addons.prm.policy.spreadsheet_file.MOST_ROWS", 0):
            page = self.visit("/export", user=self.partner_a, kind="registrations")
        self.assertEqual(page.status, 422)
        self.assertFalse(self.counts(self.partner_a).get("downloads"))

    def test_a_preview_gets_what_its_role_sees(self):
        self._register(name="Private")
        self._register(name="Shown", visibility="organization")
        seen = {"partner": ["Shown"], "supervisor": ["Shown", "Private"]}
        for role, names in seen.items():
            address = f"/partner/preview/{self.partnership_a.id}/{role}"
            self.visit(address, user=self.channel_own)
            for form in FORMATS:
                sheet = self.export(form=form, view="all")
                self.assertEqual(sheet.column("Opportunity"), names)
        self.assertFalse(self.days())
        self.assertFalse(self.env["prm.limit"].search([("kind", "=", "exports")]))
