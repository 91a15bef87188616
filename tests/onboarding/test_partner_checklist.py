"""The first steps on the home: shown until all is done, or put away by a person."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from ..terms.terms_common import TermsData

KEYS = ["terms", "profile", "colleague", "certificate", "deal"]


@tagged("post_install", "-at_install")
class TestPartnerChecklist(TermsData, PrmHttpCase):
    def steps(self, user=None):
        """Return key → whether it is done, as the home lists them."""
        page = self.visit(user=user)
        self.assertEqual(page.status, 200)
        return {
            line.get("data-step"): bool(
                line.xpath(".//*[contains(@class, 'prm_step_done')]")
            )
            for line in page.all("//*[@data-step]")
        }

    def test_a_supervisor_finds_what_is_to_do_and_each_line_leads_there(self):
        self.publish()
        self.assertEqual(list(self.steps(self.supervisor_a)), KEYS)
        page = self.visit()
        for link in page.all("//*[@data-step]//a"):
            self.assertEqual(self.visit(link.get("href")).status, 200, link.get("href"))

    def test_only_lines_that_the_person_can_do(self):
        self.publish()
        self.assertNotIn("terms", self.steps(self.partner_a))
        self.assertNotIn("colleague", self.steps(self.partner_a))
        self.program.terms_acceptors = "members"
        self.assertIn("terms", self.steps(self.partner_a))

    def test_without_terms_there_is_no_line_for_them(self):
        self.assertNotIn("terms", self.steps(self.supervisor_a))

    def test_hidden_sections_take_their_lines_along(self):
        rows = self.portal.section_ids
        rows.filtered(lambda row: row.key in ("program", "colleagues")).visible = False
        self.assertEqual(set(self.steps(self.supervisor_a)), {"profile", "deal"})
        row = rows.filtered(lambda row: row.key == "registrations")
        row.can_create = False
        self.assertEqual(set(self.steps(self.supervisor_a)), {"profile"})

    def test_facts_tick_the_lines_and_nothing_else_does(self):
        self.publish()
        before = self.steps(self.supervisor_a)
        self.assertFalse(before["terms"] or before["certificate"] or before["deal"])
        self.accept()
        self._create_certificate(self.partnership_a, self.partner_a)
        self._register(self.partner_a)
        after = self.steps()
        self.assertTrue(after["terms"] and after["certificate"] and after["deal"])

    def test_there_are_never_two_boxes_for_the_first_deal(self):
        page = self.visit(user=self.partner_a)
        self.assertTrue(page.has_class("prm_first_steps"))
        self.assertFalse(page.all("//*[@id='prm_first_deal']"))
        self.send("/first-steps/hide")
        page = self.visit()
        self.assertFalse(page.has_class("prm_first_steps"))
        self.assertTrue(page.all("//*[@id='prm_first_deal']"))

    def test_who_puts_them_away_does_so_for_one_person_and_for_good(self):
        self.assertTrue(self.steps(self.supervisor_a))
        for _again in range(2):
            answer = self.send("/first-steps/hide", user=self.supervisor_a)
            self.assertEqual((answer.status, answer.location), (303, self.HOME))
        self.assertFalse(self.steps())
        self.assertTrue(self.steps(self.partner_a))
        self.assertEqual(self.visit("/first-steps/hide").status, 303)
        answer = self.send("/first-steps/hide", csrf=False)
        self.assertEqual(answer.status, 400)
        self.assertTrue(self.steps())

    def test_when_all_is_done_the_box_is_gone(self):
        self._create_certificate(self.partnership_a, self.partner_a)
        self._register(self.partner_a)
        portal = self.portal.with_user(self.supervisor_a)
        facts = portal.env["prm.partner.facts"]
        for form, names in facts._lacking(portal).items():
            record = portal.env["prm.profile.desk"]._record_sudo(portal, form)
            for name in names:
                is_link = record._fields[name].type == "many2one"
                record[name] = self.env.ref("base.nl").id if is_link else "Text"
        self.assertEqual(self.steps(self.supervisor_a), {})
        widgets = portal.env["prm.home.page"]._page(portal)["widgets"]
        self.assertNotIn("first_steps", [widget["key"] for widget in widgets])
