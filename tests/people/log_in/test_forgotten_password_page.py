"""The page for a forgotten password: the same answer for everybody, and the way in."""

import re

from odoo.tests import tagged

from ...http_common import Page, PrmHttpCase
from .log_in_common import OutsideCase

RESET = "/web/reset_password"
PASSWORD = "A long enough 3 password"


@tagged("post_install", "-at_install")
class TestForgottenPasswordPage(OutsideCase, PrmHttpCase):
    def ask(self, login):
        """Return the answer of the page, and the mails that go out."""
        mails = self.env["mail.mail"].search([])
        page = self.post(RESET, login=login)
        self.env.invalidate_all()
        self.assertEqual(self.env["mail.mail"].search([]), mails)
        self.answer_requests()
        return page, self.env["mail.mail"].search([]) - mails

    def body(self, login):
        """Return the answer as it is, but for the session's own mark."""
        page, _mails = self.ask(login)
        return re.sub(r'csrf_token: "[^"]*"', "", page.text)

    def test_the_answer_is_the_same_whoever_asks(self):
        known = self.body("anna")
        self.assertIn("prm_reset_answer", known)
        self.assertIn("alert-success", known)
        self.assertEqual(self.body("nobody@nowhere.example.com"), known)
        self.env["prm.member"].search(
            [("user_id", "=", self.colleague_a.id)]
        ).action_disable()
        self.assertEqual(self.body("aaron"), known)
        self.partner_b.partner_id.email = False
        self.assertEqual(self.body("bruno"), known)
        self.supervisor_b.partner_id.email = self.supervisor_a.email
        self.assertEqual(self.body(self.supervisor_a.email), known)
        self.partnership_a.action_suspend()
        self.assertEqual(self.body("anna"), known)
        self.supervisor_a.active = False
        self.assertEqual(self.body("alice"), known)

    def test_an_address_without_a_link_leads_nowhere(self):
        self.env["res.users"].with_user(self.partner_a)._update_last_login()
        params = {"signup_email": self.partner_a.email}
        for address in (RESET, f"{RESET}?signup_email=nobody@nowhere.example.com"):
            self.authenticate(None, None)
            page = self.visit(address, **(params if "?" not in address else {}))
            self.assertEqual(page.status, 200)
            self.assertNotIn("anna", page.location)

    def test_from_the_page_to_the_mail_to_the_portal(self):
        _page, [mail] = self.ask("anna")
        link = re.search(r'href="([^"]*reset_password[^"]*)"', mail.body_html)[1]
        link = link.replace("&amp;", "&")
        path = link[link.index("/web/") :]
        self.authenticate(None, None)
        form = Page(self.url_open(path))
        self.assertEqual(form.status, 200)
        [token] = form.all("//input[@name='token']/@value")
        data = {"password": PASSWORD, "confirm_password": PASSWORD, "token": token}
        self.assertIn("alert-success", self.post(path, **data).text)
        entered = self.post("/web/login", login="anna", password=PASSWORD)
        self.assertEqual(entered.location, "/partner")

    def test_a_link_that_is_dead_is_said_to_be(self):
        _page, [mail] = self.ask("anna")
        self.partnership_a.action_suspend()
        [token] = set(re.findall(r"token=([^&\"]+)", mail.body_html))
        self.authenticate(None, None)
        page = self.visit(RESET, token=token)
        self.assertIn("Invalid signup token", page.text)
        self.assertFalse(page.all("//input[@name='password']"))
