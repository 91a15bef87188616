"""Who may open the program page and its files, and who may change nothing."""

from odoo.tests import tagged

from ...security.security_common import MISSING, RpcCase
from .program_common import TABS, ProgramPageCase

WRITTEN = {
    "prm.partnership.value": {"current": 9},
    "prm.partnership.history": {"cause": "Mine"},
    "prm.certificate": {"result": "passed"},
    "prm.marketing.activity": {"name": "Mine"},
    "prm.fund.entry": {"name": "Mine"},
}


@tagged("post_install", "-at_install")
class TestPortalProgramAccess(ProgramPageCase):
    """The page and its files, for every role."""

    def test_partner_and_supervisor_open_it_and_nobody_else_does(self):
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            self.assertEqual(self.visit("/program", user=user).status, 200)
        for user in (self.portal_user, self.employee, self.salesperson):
            page = self.visit("/program", user=user)
            self.assertEqual((page.status, page.location), (303, "/my"))
        self.authenticate(None, None)
        page = self.visit("/program")
        self.assertTrue(page.location.startswith("/web/login"), page.location)

    def test_a_suspended_partnership_closes_page_and_files_at_once(self):
        file = self.attach_file()
        address = f"/program/files/{file.id}"
        self.assertEqual(self.visit(address, user=self.partner_a).status, 200)
        self.partnership_a.action_suspend()
        for page in (self.visit("/program"), self.visit(address)):
            self.assertEqual((page.status, page.location), (303, "/my"))

    def test_the_page_is_read_only_and_has_the_headers_of_all(self):
        page = self.open()
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertFalse(page.all("//main//form[not(ancestor::header)]"))
        self.assertEqual(self.send("/program").status, 405)
        self.assertEqual(self.send("/program/files/1").status, 405)

    def test_nothing_foreign_stands_in_the_page(self):
        self._create_certificate(self.partnership_b, self.partner_b, name="Foreign one")
        self._create_activity(self.partnership_b, name="Foreign show")
        self._create_fund_entry(self.partnership_b, name="Foreign budget")
        self.partnership_b._note_history("tier", "", "Foreign tier", "Foreign cause")
        self._register(self.partner_b, name="Foreign deal")
        self.attach_file(self.partnership_b, "foreign.pdf")
        mine, theirs = (
            "".join(self.open(user, tab=key).text for key in TABS)
            for user in (self.partner_a, self.partner_b)
        )
        for word in ("one", "show", "budget", "tier", "cause", "deal"):
            self.assertNotIn(f"Foreign {word}", mine)
            self.assertIn(f"Foreign {word}", theirs)
        self.assertNotIn("foreign.pdf", mine)

    # ------------------------------------------------------------------------ files

    def test_a_file_is_sent_to_its_partner_as_a_download(self):
        file = self.attach_file()
        for user in (self.partner_a, self.supervisor_a):
            page = self.visit(f"/program/files/{file.id}", user=user)
            self.assertEqual(page.response.content, file.raw)
            self.assertTrue(
                page.headers["Content-Disposition"].startswith("attachment")
            )
            self.assertIn("sandbox", page.headers["Content-Security-Policy"])
            self.assertEqual(page.headers["Cache-Control"], "no-store")

    def test_foreign_missing_and_absurd_files_answer_alike(self):
        foreign = self.attach_file(self.partnership_b)
        loose = self.env["ir.attachment"].create({"name": "loose.pdf", "raw": b"%PDF"})
        link = self.attach_file()
        link.write({"type": "url", "url": "https://elsewhere.example"})
        self.login(self.partner_a)
        answers = set()
        for number in (foreign.id, loose.id, link.id, MISSING, 0, 2**31, 10**30):
            page = self.visit(f"/program/files/{number}")
            answers.add((page.status, *page.texts("//main")))
        self.assertEqual(len(answers), 1)
        self.assertEqual(answers.pop()[0], 404)


@tagged("post_install", "-at_install")
class TestProgramByRpc(RpcCase):
    """The page's records are read only at every other way in, too."""

    def parts(self):
        """Return one record of each kind, of A's partnership."""
        parameter = {"name": "Deals", "code": "test_deals"}
        value = self.env["prm.partnership.value"].create(
            {
                "partnership_id": self.partnership_a.id,
                "parameter_id": self.env["prm.parameter"].create(parameter).id,
            }
        )
        self.partnership_a._note_history("tier", "", "Bronze", "Begun")
        return (
            value,
            self.partnership_a.history_ids[:1],
            self._create_certificate(self.partnership_a, self.partner_a),
            self._create_activity(self.partnership_a),
            self._create_fund_entry(self.partnership_a),
        )

    def test_partners_read_their_parts_and_write_none(self):
        parts = self.parts()
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            for record in parts:
                model, vals = record._name, WRITTEN[record._name]
                with self.subTest(model, user=user.login):
                    read = self.rpc(model, "read", record.ids, list(vals))
                    self.assertEqual(len(read), 1)
                    vals = {**vals, "partnership_id": self.partnership_a.id}
                    with self.refused("AccessError"):
                        self.rpc(model, "write", record.ids, WRITTEN[model])
                    with self.refused("AccessError"):
                        self.rpc(model, "create", [vals])
                    with self.refused("AccessError"):
                        self.rpc(model, "unlink", record.ids)
                    with self.refused("AccessError"):
                        self.rpc(model, "copy", record.ids)

    def test_other_partners_read_none_of_them(self):
        parts = self.parts()
        self.login(self.supervisor_b)
        for record in parts:
            with self.subTest(record._name):
                self.assertEqual(
                    self.finds(record._name, [("id", "in", record.ids)]), 0
                )
                with self.refused("AccessError"):
                    self.rpc(record._name, "read", record.ids, ["id"])

    def test_nobody_of_them_reads_the_summary_or_calls_what_makes_it(self):
        self._register(self.partner_a)
        summary = self.env["prm.registration.summary"]
        summary._refresh(self.organization_a)
        lines = summary.search([("partner_id", "=", self.organization_a.id)])
        self.assertTrue(lines)
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.login(user)
            for method, args in (
                ("search_read", [[]]),
                ("read", [lines.ids, ["id"]]),
                ("formatted_read_group", [[], ["kind"], ["__count"]]),
                ("write", [lines.ids, {"amount": 1}]),
                ("unlink", [lines.ids]),
                ("_refresh", [self.organization_a.ids]),
            ):
                with self.subTest(method, user=user.login), self.refused("AccessError"):
                    self.rpc(summary._name, method, *args)
        for service, method in (("prm.chart", "_charts"), ("prm.home.page", "_page")):
            with self.subTest(service), self.refused("AccessError"):
                self.rpc(service, method, self.portal.ids)
        with self.refused("AccessError"):
            self.rpc("prm.program.page", "_page", self.partnership_a.ids)
