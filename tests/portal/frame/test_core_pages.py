"""The portal is the partner's house: Odoo's pages of an account stand inside it."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase

NAV = "//ul[contains(@class, 'prm_nav')]//a/@href"
OURS = "//div[contains(@class, 'prm_user_menu')]"
ODOOS = "//div[contains(@class, 'js_usermenu')]"
HOUSE = "//ol[contains(@class, 'o_portal_submenu')]//a[@aria-label='Home']/@href"
DOCUMENTS = "//a[contains(@class, 'prm_documents_link')]/@href"
PAGES = ("/my/home", "/my/account", "/my/addresses", "/my/security")


@tagged("post_install", "-at_install")
class TestCorePages(PrmHttpCase):
    # ------------------------------------------------------------- who comes where

    def test_partners_come_from_odoo_s_entrances_to_their_portal(self):
        self.login(self.partner_a)
        for address in ("/odoo", "/odoo/action-1", "/web", "/my", "/my/"):
            answer = self.url_open(address)
            self.assertEqual(answer.status_code, 200, address)
            self.assertTrue(answer.url.endswith(self.HOME), f"{address}: {answer.url}")

    def test_other_portal_users_and_employees_come_to_odoo_s_page(self):
        for user in (self.portal_user, self.employee):
            page = self.visit("/my", user)
            self.assertEqual(page.status, 200)
            self.assertFalse(page.has_class("prm_nav"))
        self.assertEqual(self.visit("/web", self.portal_user).location, "/my")

    def test_who_lost_the_portal_comes_to_odoo_s_page_again(self):
        self.assertEqual(self.visit("/my", self.partner_a).location, self.HOME)
        self.partnership_a.action_suspend()
        self.assertEqual(self.visit("/my").status, 200)

    def test_no_address_leads_off_the_site(self):
        self.login(self.partner_a)
        for query in ("?redirect=https://evil.example", "?next=//evil.example"):
            self.assertEqual(self.visit(f"/my{query}").location, self.HOME)

    # ------------------------------------------------------------------ the frame

    def test_odoo_s_pages_stand_in_the_frame_of_the_portal(self):
        self.portal.brand_color = "#0F766E"
        sections = self.visit("", self.partner_a).all(NAV)
        for address in PAGES:
            page = self.visit(address)
            self.assertEqual(page.status, 200, address)
            self.assertEqual(page.all(NAV), sections, address)
            self.assertEqual(len(page.all(OURS)), 1, address)
            self.assertFalse(page.all(ODOOS), address)
            self.assertTrue(page.has_class("prm_branded"), address)
            self.assertIn("--prm-brand:", page.text, address)

    def test_the_frame_names_the_portal_that_was_used_last(self):
        second = self._create_second_company().portal_id
        second.name = "The second one"
        self.visit("/partner/second", self.partner_a)
        name = "//*[contains(@class, 'prm_portal_name')]//a[@aria-current='true']"
        self.assertEqual(self.visit("/my/account").texts(name), ["The second one"])

    def test_the_house_above_odoo_s_pages_leads_partners_home(self):
        for user, home in ((self.partner_a, self.HOME), (self.portal_user, "/my/home")):
            self.assertEqual(self.visit("/my/addresses", user).all(HOUSE), [home])

    def test_other_portal_users_see_no_frame(self):
        for user in (self.portal_user, self.employee):
            self.login(user)
            for address in PAGES:
                page = self.visit(address)
                self.assertFalse(page.has_class("prm_head"), address)
                self.assertFalse(page.has_class("prm_branded"), address)

    def test_the_frame_goes_with_the_access(self):
        self.assertTrue(self.visit("/my/account", self.partner_a).has_class("prm_nav"))
        self.partnership_a.action_suspend()
        page = self.visit("/my/account")
        self.assertEqual(page.status, 200)
        self.assertFalse(page.has_class("prm_nav"))

    def test_a_page_of_ours_has_one_frame(self):
        page = self.visit("", self.partner_a)
        self.assertEqual(len(page.has_class("prm_head")), 1)
        self.assertFalse(page.has_class("prm_around"))

    # -------------------------------------------------------- documents of other apps

    def test_the_menu_leads_to_documents_of_other_apps_where_there_are_some(self):
        view = self.env["ir.ui.view"]
        home = self.env.ref("portal.portal_my_home")
        view.search([("inherit_id", "=", home.id)]).filtered(
            lambda each: not (each.key or "").startswith(("prm", "portal."))
        ).active = False
        self.assertFalse(self.visit("", self.partner_a).all(DOCUMENTS))
        view.create(
            {
                "name": "Tickets",
                "key": "tickets.portal_my_home",
                "type": "qweb",
                "inherit_id": home.id,
                "arch": "<data/>",
            }
        )
        self.assertEqual(self.visit("").all(DOCUMENTS), ["/my/home"])
        self.assertEqual(self.visit("/my/home").all(DOCUMENTS), ["/my/home"])
