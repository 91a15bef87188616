"""The menu with the user's name, and the way home from Odoo's own pages."""

from odoo.tests import tagged

from ...http_common import Page
from .settings_common import SettingsCase

MENU = "//div[contains(@class, 'prm_user_menu')]"
LOGO = "//header//a[contains(@class, 'navbar-brand')]"
ENTRY = "//div[contains(@class, 'js_usermenu')]/a"


@tagged("post_install", "-at_install")
class TestUserMenu(SettingsCase):
    def test_it_leads_home_to_profile_settings_and_out(self):
        page = self.visit("/registrations", self.partner_a)
        links = [each.get("href") for each in page.all(f"{MENU}//a")]
        # Where another app adds documents of its own, they are reached, too.
        self.assertEqual(
            [each for each in links if each != "/my/home"],
            [
                "/partner/test",
                "/partner/test/profile",
                "/partner/test/settings",
                "/web/session/logout?redirect=/",
            ],
        )
        [button] = page.all(f"{MENU}/button")
        self.assertIn(self.partner_a.name, button.text_content())

    def test_odoo_s_menu_does_not_stand_beside_it(self):
        for address in ("", "/my/home"):
            self.assertFalse(self.visit(address, self.partner_a).all(ENTRY), address)
        self.assertTrue(self.visit("/my/home", self.portal_user).all(ENTRY))

    def test_it_marks_where_somebody_is(self):
        page = self.visit("/settings", self.partner_a)
        self.assertEqual(page.texts(f"{MENU}//a[@aria-current]"), ["Settings"])

    def test_odoo_s_menu_leads_partners_home_first_and_nobody_else(self):
        if "website" in self.env:  # its pages alone have that menu for partners
            self.login(self.partner_a)
            page = Page(self.url_open("/contactus"))
            self.assertEqual(page.all(ENTRY)[0].get("href"), "/partner/test")
        page = self.visit("/my/home", self.portal_user)
        self.assertNotIn("/partner", page.all(ENTRY)[0].get("href"))

    def test_the_logo_above_the_pages_of_an_account_leads_partners_home(self):
        # The logo of a website leads to the site, on these pages as on all others.
        home = "/" if "website" in self.env else "/partner/test"
        for address in ("/my/home", "/my/security", "/partner/test/settings"):
            logos = self.visit(address, self.partner_a).all(LOGO)
            self.assertEqual({logo.get("href") for logo in logos}, {home}, address)
        logos = self.visit("/my/home", self.portal_user).all(LOGO)
        self.assertEqual({logo.get("href") for logo in logos}, {"/"})

    # ------------------------------------------------------- the page for security

    def test_the_page_for_security_is_in_the_frame_of_the_portal_of_a_partner(self):
        page = self.visit("/my/security", self.partner_a)
        self.assertTrue(page.has_class("prm_nav"))
        tabs = "//ul[contains(@class, 'prm_settings_tabs')]//a[@aria-current]"
        self.assertEqual(page.texts(tabs), ["Security"])
        self.assertFalse(page.all("//a[@href='/my/']"))
        for part in ("portal_change_password", "portal_revoke_all_devices_popup"):
            self.assertTrue(page.all(f"//section[@name='{part}']"), part)
        if "auth_totp_portal" in self.env["ir.module.module"]._installed():
            self.assertTrue(page.all("//button[@id='auth_totp_portal_enable']"))

    def test_the_page_for_security_is_odoo_s_for_who_has_no_portal(self):
        page = self.visit("/my/security", self.portal_user)
        self.assertFalse(page.has_class("prm_nav"))
        self.assertTrue(page.all("//a[@href='/my/']"))

    def test_a_password_is_changed_in_the_frame(self):
        values = {
            "op": "password",
            "old": "wrong",
            "new1": "Long 1 pass",
            "new2": "Long 1 pass",
        }
        page = self.send("/my/security", values, user=self.partner_a)
        self.assertTrue(page.has_class("prm_nav"))
        self.assertIn("old password you provided is incorrect", page.text)
        page = self.send("/my/security", values | {"old": "annaxxxx"})
        self.assertIn("Password Updated", page.text)
        self.assertTrue(page.has_class("prm_nav"))

    def test_after_the_login_the_pages_are_in_the_language_of_the_user(self):
        self.add_language("fr_FR")
        self.person.lang = "fr_FR"
        self.authenticate(None, None)
        self.opener.cookies["frontend_lang"] = "en_US"
        values = {"login": "anna", "password": "annaxxxx", "redirect": ""}
        answer = self.send("/web/login", values)
        self.assertEqual(answer.status, 303)
        self.assertIn("frontend_lang=fr_FR", answer.headers["Set-Cookie"])
