"""Where people of partners come to after the login."""

from odoo.tests import new_test_user, tagged

from ...http_common import PrmHttpCase
from .log_in_common import OutsideCase


@tagged("post_install", "-at_install")
class TestPortalLogin(OutsideCase, PrmHttpCase):
    def enter(self, user, **data):
        password = user.login.ljust(8, "x")  # as new_test_user sets it
        data = {"login": user.login, "password": password, **data}
        return self.post("/web/login", **data).location

    def test_a_partner_lands_on_the_own_portal(self):
        defaults = ("/my", "/my/home", "/odoo", "/odoo?debug=1", "/web", "/my/?a=1")
        for user in (self.partner_a, self.supervisor_a):
            self.assertEqual(self.enter(user), "/partner")
            for redirect in defaults:
                with self.subTest(redirect=redirect):
                    self.assertEqual(self.enter(user, redirect=redirect), "/partner")
        page = self.visit("/partner")
        self.assertEqual(page.location, "/partner/test")

    def test_a_page_that_was_asked_for_wins(self):
        for address in ("/my/account", "/partner/test/program", "/my/orders?x=1"):
            found = self.enter(self.partner_a, redirect=address)
            self.assertEqual(found, address)

    def test_others_land_where_core_leads_them(self):
        self.assertEqual(self.enter(self.portal_user), "/my")
        self.assertEqual(self.enter(self.portal_user, redirect="/my"), "/my")
        self.assertRegex(self.enter(self.channel_own), "^/odoo")

    def test_who_may_not_enter_any_more_reads_why_after_the_log_in(self):
        self.partnership_a.action_suspend()
        self.assertEqual(self.enter(self.partner_a), "/partner")
        self.assertEqual(self.visit("/partner").location, "/my")
        self.assertIn("Your partnership is suspended", self.visit("/my").text)

    def test_a_wrong_password_leads_nowhere(self):
        data = {"login": self.partner_a.login, "password": "wrong"}
        self.assertEqual(self.post("/web/login", **data).status, 200)

    def test_so_does_whoever_chooses_a_password(self):
        nina = self._create_person(self.organization_a, "nina")
        self.partnership_a.with_user(self.channel_own)._invite(nina, "partner")
        token = nina.sudo()._generate_signup_token()
        password = "A long enough 1 password"
        page = self.post(
            "/web/signup",
            token=token,
            login=nina.email,
            name=nina.name,
            password=password,
            confirm_password=password,
        )
        self.assertEqual(page.location, "/partner")

    def test_and_whoever_chooses_another_password(self):
        person = self.partner_a.partner_id.sudo()
        person.signup_prepare(signup_type="reset")
        password = "A long enough 2 password"
        page = self.post(
            "/web/reset_password",
            token=person._generate_signup_token(),
            login=self.partner_a.login,
            name=person.name,
            password=password,
            confirm_password=password,
        )
        self.assertEqual(page.status, 200)
        links = [each.get("href") for each in page.all("//a[@href]")]
        [back] = [link for link in links if link.startswith("/web/login")][:1]
        self.assertNotIn("/my", back)
        data = {"login": self.partner_a.login, "password": password}
        self.assertEqual(self.post(back, **data).location, "/partner")

    def test_a_portal_user_without_a_partnership_chooses_a_password(self):
        user = new_test_user(self.env, "solo_t", "base.group_portal")
        self.assertEqual(self.enter(user), "/my")
