"""The link in the mail to a new address: what it changes, and when it is dead."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .settings_common import NEW, SETTINGS, SettingsCase


@tagged("post_install", "-at_install")
class TestLoginLink(SettingsCase):
    def setUp(self):
        super().setUp()
        self.former = self.person.email
        self.ask()
        self.address = self.link()

    def open(self, link=None):
        """Open a link, logged in as nobody."""
        self.authenticate(None, None)
        return self.visit(link or self.address)

    def history(self, partnership):
        """Return what the history of a partnership tells of profiles."""
        return partnership.history_ids.filtered(lambda line: line.what == "profile")

    def assertDead(self, link=None):
        before = self.logins()
        page = self.open(link)
        self.assertEqual(page.status, 404)
        self.assertTrue(page.has_class("prm_dead_link"))
        self.assertNotIn(NEW, page.text)
        self.assertEqual(self.confirm(link or self.address).status, 404)
        self.assertEqual(self.logins(), before)

    def test_opening_it_changes_nothing_and_tells_the_new_address_alone(self):
        before = self.logins()
        page = self.open()
        self.assertEqual(page.status, 200)
        self.assertIn(NEW, page.text)
        for secret in (self.former, self.person.name, self.organization_a.name):
            self.assertNotIn(secret, page.text)
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(self.logins(), before)

    def test_the_button_changes_login_and_address_together(self):
        page = self.confirm(self.address)
        self.assertEqual(page.status, 200)
        self.assertEqual(self.logins(), (NEW, NEW))
        credential = {"login": NEW, "password": "annaxxxx", "type": "password"}
        self.assertTrue(self.env["res.users"].authenticate(credential, {}))

    def test_it_works_once(self):
        self.confirm(self.address)
        self.assertDead()

    def test_the_former_address_is_told_whom_to_ask_and_gets_no_link(self):
        self.confirm(self.address)
        [mail] = self.mails(self.former)
        self.assertIn(NEW, mail.body_html)
        self.assertIn(self.channel_own.name, mail.body_html)
        self.assertNotIn("href", mail.body_html)

    def test_other_sessions_end_and_that_of_who_confirms_goes_on(self):
        self.login(self.partner_a)
        other = self.opener.cookies.copy()
        self.login(self.partner_a)
        self.assertEqual(self.send(self.address).status, 200)
        self.assertEqual(self.visit(SETTINGS).status, 200)
        self.opener.cookies = other
        self.assertIn("/web/login", self.visit(SETTINGS).location)

    def test_a_link_for_a_forgotten_password_sent_before_is_dead(self):
        self.person.signup_prepare(signup_type="reset")
        token = self.person._generate_signup_token()
        self.assertTrue(self.person._get_partner_from_token(token))
        self.confirm(self.address)
        self.assertFalse(self.person._get_partner_from_token(token))

    def test_each_partnership_of_the_person_notes_it(self):
        second = self._create_second_company()
        self.confirm(self.address)
        for partnership in (self.partnership_a, second):
            lines = partnership.history_ids.filtered(
                lambda line: line.what == "profile"
            )
            self.assertIn("logs in with a new email address", lines.cause)
            self.assertIn(self.person.name, lines.cause)
            self.assertNotIn(NEW, lines.cause)
            notes = partnership.message_ids.filtered(lambda note: NEW in note.body)
            self.assertTrue(notes.subtype_id.internal)
        self.assertFalse(self.history(self.partnership_b))

    def test_it_is_dead_after_a_day(self):
        user = self.partner_a.sudo()
        user.prm_wished_until = fields.Datetime.now() - timedelta(seconds=1)
        self.assertDead()

    def test_it_is_dead_once_another_address_is_asked_for(self):
        self.ask("other@new.example.com")
        self.assertDead()
        self.assertEqual(self.open(self.link("other@new.example.com")).status, 200)

    def test_it_is_dead_once_the_password_is_another_one(self):
        self.partner_a.password = "Another 1 password"
        self.assertDead()

    def test_it_is_dead_when_access_ends(self):
        member = self.env["prm.member"].search([("user_id", "=", self.partner_a.id)])
        member.state = "disabled"
        self.assertDead()
        member.state = "active"
        self.assertEqual(self.open().status, 200)
        self.partnership_a.action_suspend()
        self.assertDead()

    def test_it_is_dead_when_the_portal_closes_the_change(self):
        self.portal.email_change = False
        self.assertDead()

    def test_it_changes_nothing_when_somebody_else_got_the_address_meanwhile(self):
        before = self.logins()
        self.colleague_a.login = NEW
        page = self.confirm(self.address)
        self.assertEqual(page.status, 404)
        self.assertEqual(self.logins(), before)

    def test_a_forged_link_and_that_of_another_purpose_are_dead(self):
        token = self.address.rpartition("/")[2]
        for forged in ("x", token[:-2], token.swapcase(), "x" * 600):
            with self.subTest(token=forged[:20]):
                self.assertDead(f"/partner/settings/address/{forged}")

    def test_a_button_without_the_token_of_the_page_changes_nothing(self):
        self.authenticate(None, None)
        before = self.logins()
        self.assertEqual(self.send(self.address, csrf=False).status, 400)
        self.assertEqual(self.logins(), before)
