"""What pages show of sections: there or not, in which order, under which name."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .section_common import SectionData

NAVIGATION = "//ul[contains(@class, 'prm_nav')]//a"
ADDRESSES = {
    "registrations": ("/registrations", "/registrations/new"),
    "opportunities": ("/opportunities",),
    "program": ("/program", "/program?tab=funds", "/program/files/1"),
}


@tagged("post_install", "-at_install")
class TestSectionPages(SectionData, PrmHttpCase):
    def shown(self, address="", user=None):
        return self.visit(address, user=user).texts(NAVIGATION)

    def counters(self):
        page = self.visit(user=self.partner_a)
        return {link.get("data-counter") for link in page.has_class("prm_counter")}

    # ------------------------------------------------------------------------ shown

    def test_pages_of_what_is_off_are_not_found_and_no_menu_leads_there(self):
        names = {"registrations": "Registrations", "opportunities": "Opportunities"}
        for key, addresses in ADDRESSES.items():
            name = names.get(key, "Program")
            for user in (self.partner_a, self.supervisor_a):
                self.assertIn(name, self.shown(user=user))
                self._set(key, visible=False)
                self.assertNotIn(name, self.shown(user=user))
                for address in addresses:
                    self.assertEqual(self.visit(address).status, 404, address)
                self._set(key, visible=True)
                self.assertEqual(self.visit(addresses[0]).status, 200, key)

    def test_without_registrations_nothing_is_registered_by_any_way(self):
        self._set("registrations", visible=False)
        page = self.visit(user=self.partner_a)
        self.assertFalse(page.has_class("prm_register"))
        answer = self.register_by_form(name="Forged")
        self.assertEqual(answer.status, 404)
        for address in ("/lookup/companies?q=abc", "/lookup/contacts?company=1"):
            self.assertEqual(self.visit(address).status, 404, address)
        self.assertFalse(self.created(name="Forged"))

    def test_a_deal_without_its_registration_opens_as_an_opportunity(self):
        deal = self._open(name="Open one")
        draft = self._register(name="Draft", submit=False)
        self._set("registrations", visible=False)
        self.login(self.partner_a)
        page = self.visit(f"/registrations/{deal.id}", done="commented")
        self.assertEqual(
            page.location, f"{self.HOME}/opportunities/{deal.id}?done=commented"
        )
        page = self.visit(f"/opportunities/{deal.id}")
        self.assertEqual(page.status, 200)
        self.assertEqual(
            page.texts("//ol[contains(@class, 'breadcrumb')]//a")[1], "Opportunities"
        )
        self.assertEqual(self.visit(f"/registrations/{draft.id}").status, 404)
        answer = self.send(f"/registrations/{deal.id}/comments", {"comment": "Hello"})
        self.assertEqual(answer.status, 303)

    def test_without_opportunities_the_page_of_a_deal_tells_nothing_of_them(self):
        lost = self._open(name="Lost one")
        lead = self.env["crm.lead"].browse(lost.sudo().lead_id.id)
        words = {"name": "Price", "prm_partner_text": "Too expensive"}
        reason = self.env["crm.lost.reason"].create(words)
        lead.action_set_lost(lost_reason_id=reason.id)
        lead.expected_revenue = 4711
        self.env["prm.deal.news"]._tell(self.env["prm.registration"].browse(lost.id))
        self._forget()
        address = f"/registrations/{lost.id}"
        before = self.visit(address, user=self.partner_a)
        self.assertTrue("Too expensive" in before.text)
        self._set("opportunities", visible=False)
        page = self.visit(address)
        for word in ("Too expensive", "4,711", "4711", "lost", lead.team_id.name):
            self.assertFalse(word in page.text.replace("Lost one", ""), word)
        self.assertTrue("Approved" in page.text)
        steps = [each.get("data-step") for each in page.all("//li[@data-step]")]
        self.assertEqual(steps, ["submitted", "review", "approved"])
        listed = self.visit("/registrations")
        self.assertEqual(listed.rows, ["Lost one"])
        self.assertFalse("lost" in listed.text.replace("Lost one", "").lower())
        self.assertEqual(self.visit(f"/opportunities/{lost.id}").status, 404)

    # ------------------------------------------------------------------------- home

    def test_counters_charts_and_steps_follow_the_sections(self):
        self._open(name="Open one")
        self._returned(name="Returned one")
        charts = {"pipeline", "registrations", "won"}

        def told():
            page = self.visit(user=self.partner_a)
            drawn = {each.get("data-chart") for each in page.has_class("prm_chart")}
            sent = self.visit("/charts").response.json()["charts"]
            self.assertEqual(drawn, {chart["key"] for chart in sent})
            return drawn, "Returned one" in page.text

        self.assertEqual(told(), (charts, True))
        self.assertEqual(
            self.counters(), {"undecided", "input", "open", "won_this_year"}
        )
        self._set("opportunities", visible=False)
        self.assertEqual(told(), ({"registrations"}, True))
        self.assertEqual(self.counters(), {"undecided", "input"})
        self._set("opportunities", visible=True)
        self._set("registrations", visible=False)
        self.assertEqual(told(), ({"pipeline", "won"}, False))
        self.assertEqual(self.counters(), {"open", "won_this_year"})

    def test_without_the_program_the_home_has_no_tier_and_no_margin(self):
        page = self.visit(user=self.partner_a)
        self.assertTrue(page.has_class("prm_tier"))
        self.assertTrue("Margin" in page.text)
        self._set("program", visible=False)
        page = self.visit()
        self.assertFalse(page.has_class("prm_tier"))
        for word in ("Margin", "Bronze", "/program"):
            self.assertFalse(word in page.text)

    def test_charts_count_what_the_person_sees(self):
        self._open(self.partner_a, visibility="organization")
        self._open(self.colleague_a, visibility="organization")
        self.env["prm.registration.summary"]._refresh(self.organization_a)

        def counted():
            self._forget()
            self.login(self.supervisor_a)
            charts = {
                c["key"]: c for c in self.visit("/charts").response.json()["charts"]
            }
            return sum(int(row[1]) for row in charts["pipeline"]["rows"])

        self.assertEqual(counted(), 2)
        self._set("opportunities", scope="own")
        self.assertEqual(counted(), 0)

    # -------------------------------------------------------------- names and order

    def test_own_names_stand_in_menus_titles_breadcrumbs_and_counters(self):
        deal = self._open(name="Open one")
        self._set("registrations", name="Announcements")
        self._set("opportunities", name="Projects")
        self._set("program", name="Our club")
        self._set("home", name="Start")
        self._set("contacts", name="People")
        names = ["Start", "Announcements", "Projects", "People", "Our club"]
        self.assertEqual(self.shown(user=self.partner_a), names)
        for address, title in (
            ("/registrations", "Announcements"),
            ("/opportunities", "Projects"),
            ("/program", "Our club"),
        ):
            page = self.visit(address)
            self.assertTrue(page.texts("//h1")[0].startswith(title), title)
            self.assertTrue(page.texts("//title")[0].startswith(title), title)
        crumbs = self.visit(f"/opportunities/{deal.id}").texts(
            "//ol[contains(@class, 'breadcrumb')]//a"
        )
        self.assertEqual(crumbs, ["Start", "Projects"])
        home = self.visit()
        self.assertTrue("Announcements: open" in home.text)
        self.assertTrue("Projects: open" in home.text)
        deals = self.visit("/program?tab=deals").text
        self.assertTrue("Projects" in deals)

    def test_a_name_is_in_the_language_of_the_reader_and_empty_is_as_usual(self):
        self.env["res.lang"]._activate_lang("de_DE")
        row = self._row("section", "program")
        row.name = "Our club"
        row.with_context(lang="de_DE").name = "Unser Verein"
        self.assertIn("Our club", self.shown(user=self.partner_a))
        german = self.portal.with_user(self.partner_a).with_context(lang="de_DE")
        labels = [
            section["label"]
            for section in german.env["prm.portal.sections"]._navigation(german)
        ]
        self.assertIn("Unser Verein", labels)
        row.name = False
        self.assertIn("Program", self.shown(user=self.partner_a))

    def test_a_name_is_text_and_never_markup(self):
        self._set("program", name="<script>alert(1)</script>")
        page = self.visit(user=self.partner_a)
        self.assertFalse("<script>alert(1)" in page.text)
        self.assertTrue("&lt;script&gt;alert(1)" in page.text)

    def test_the_menu_has_the_order_of_the_rows(self):
        for place, key in enumerate(
            ("program", "home", "opportunities", "registrations")
        ):
            self._set(key, sequence=place)
        names = ["Program", "Home", "Opportunities", "Registrations", "Contacts"]
        self.assertEqual(self.shown(user=self.partner_a), names)

    # ------------------------------------------------------------------------ scope

    def test_lists_of_a_scope_show_own_deals_and_offer_no_view_of_others(self):
        self._register(self.supervisor_a, name="Own one")
        self._register(self.partner_a, name="Of a colleague", visibility="organization")
        page = self.visit("/registrations?view=all", user=self.supervisor_a)
        self.assertEqual(set(page.rows), {"Own one", "Of a colleague"})
        self.assertTrue(page.has_class("prm_views"))
        self._set("registrations", scope="own")
        page = self.visit("/registrations?view=all")
        self.assertEqual(page.rows, ["Own one"])
        self.assertFalse(page.has_class("prm_views"))
