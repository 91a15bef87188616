"""The list of colleagues as a file: for whom the page is, and what the page shows."""

from odoo.tests import tagged

from ...portal.listing.export_common import FORMATS, ExportCase
from .colleague_common import LIST, ColleagueCase

HEADS = ["Full name", "Email", "Role", "Last login", "Open deals", "State"]


@tagged("post_install", "-at_install")
class TestColleagueExport(ColleagueCase, ExportCase):
    def test_a_supervisor_gets_the_rows_of_the_page_in_its_order(self):
        self._register(self.partner_a)
        member = self.member(self.colleague_a)
        member.with_user(self.channel_admin).action_disable()
        member.partner_id.name = "=1+1"
        self.env.flush_all()
        self.env.invalidate_all()
        page = self.visit(LIST, self.supervisor_a)
        for form in FORMATS:
            sheet = self.export("colleagues", form=form)
            self.assertEqual(sheet.heads, HEADS)
            names = [name.removeprefix("'") for name in sheet.column("Full name")]
            self.assertEqual(names, page.rows)
            self.assertEqual(names[-1], "=1+1")
            self.assertEqual(sheet.column("State")[-1], "Access ended")
            deals = dict(zip(names, map(str, sheet.column("Open deals")), strict=True))
            self.assertEqual((deals["Anna"], deals["Alice"]), ("1", "0"))
        self.assertNotIn("Bruno", names)

    def test_the_page_offers_both_files_and_no_saved_filters(self):
        page = self.visit(LIST, self.supervisor_a)
        links = page.all("//*[contains(@class, 'prm_export')]//a/@href")
        address = f"{self.HOME}/export?kind=colleagues&format="
        self.assertEqual(links, [f"{address}{form}" for form in FORMATS])
        self.assertFalse(page.has_class("prm_saved_row"))
        page = self.visit("/saved", list="colleagues")
        self.assertEqual(page.status, 404)

    def test_whoever_has_no_page_has_no_file(self):
        ask = {"kind": "colleagues", "format": "csv"}
        self.assertEqual(self.visit("/export", self.partner_a, **ask).status, 404)
        page = self.visit("/export", self.employee, **ask)
        self.assertNotIn("Content-Disposition", page.headers)
        self.section(visible=False)
        self.assertEqual(self.visit("/export", self.supervisor_a, **ask).status, 404)

    def test_a_supervisor_elsewhere_gets_nothing_here(self):
        second = self._create_second_company()
        self._join(second, self.supervisor_a, "partner")
        ask = {"kind": "colleagues", "format": "csv"}
        page = self.visit("/partner/second/export", self.supervisor_a, **ask)
        self.assertEqual(page.status, 404)

    def test_what_is_asked_beyond_changes_nothing(self):
        asked = {"search": "x", "page": "9", "view": "mine", "sortby": "x"}
        sheet = self.export("colleagues", self.supervisor_a, form="csv", **asked)
        self.assertEqual(len(sheet.rows), 4)
