"""A new address to log in with: who may ask for it, and what the asker learns."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..profile.profile_common import ProfileCase
from .settings_common import ADDRESS, NEW, SETTINGS, SettingsCase


@tagged("post_install", "-at_install")
class TestLoginAddress(SettingsCase):
    set_field = ProfileCase.set_field
    hide = ProfileCase.hide

    def offered(self, user=None):
        """Tell whether the page offers to change the address."""
        page = self.visit(SETTINGS, user or self.partner_a)
        return bool(page.has_class("prm_address_form"))

    def test_who_asks_gets_a_link_at_the_new_address_and_stays_who_it_was(self):
        before = self.logins()
        answer = self.ask()
        self.assertEqual(answer.location, "/partner/test/settings?done=asked")
        self.assertEqual(self.logins(), before)
        self.assertTrue(self.link())
        [waiting] = self.visit(SETTINGS).has_class("prm_address_waiting")
        self.assertIn(NEW, waiting.text_content())
        [mail] = self.mails(NEW)
        self.assertEqual(mail.state, "outgoing")
        self.assertFalse(mail.recipient_ids)
        self.assertIn(self.portal.name, mail.subject)

    def test_without_the_password_nothing_is_asked(self):
        for wrong in ("", "wrong", "x" * 5000):
            with self.subTest(password=wrong[:9]):
                answer = self.ask(password=wrong)
                self.assertEqual(answer.status, 422)
                self.assertEqual(list(answer.errors), ["current_password"])
                self.assertEqual(answer.value("login_address"), NEW)
        self.assertFalse(self.mails(NEW))

    def test_what_is_no_new_address_is_told_at_the_field(self):
        self.partner_a.login = "anna@old.example.com"
        self.person.email = "anna@old.example.com"
        for address in (
            "",
            "anna@",
            "two@x.example, three@x.example",
            "ANNA@old.example.com",
        ):
            with self.subTest(address=address):
                answer = self.ask(address, password="annaxxxx")
                self.assertEqual(answer.status, 422)
                self.assertEqual(list(answer.errors), ["login_address"])
        self.assertFalse(self.partner_a.sudo().prm_wished_login)

    def test_of_an_address_in_use_the_asker_learns_nothing_and_its_reader_does(self):
        taken = self.supervisor_b.partner_id.email
        free = self.ask()
        page = self.visit(SETTINGS).has_class("prm_address_waiting")[0].text_content()
        answer = self.ask(taken)
        self.assertEqual(answer.location, free.location)
        waiting = self.visit(SETTINGS).has_class("prm_address_waiting")[0]
        self.assertEqual(waiting.text_content().replace(taken, NEW), page)
        self.assertFalse(self.link(taken))
        [mail], [other] = self.mails(taken), self.mails(NEW)
        self.assertIn("already an account", mail.body_html)
        self.assertEqual(mail.subject, other.subject)
        self.assertNotIn(self.supervisor_b.name, mail.body_html)

    def test_an_address_is_in_use_however_it_is_written_and_while_it_is_archived(self):
        self.supervisor_b.login = "Bella@Birch.example.com"
        self.supervisor_b.active = False
        self.ask("bella@birch.example.com")
        self.assertFalse(self.link("bella@birch.example.com"))

    def test_signs_that_a_search_would_take_for_any_letter_are_letters(self):
        self.supervisor_b.login = "bxella@birch.example.com"
        self.ask("b_ella@birch.example.com")
        self.assertTrue(self.link("b_ella@birch.example.com"))

    def test_a_portal_that_closes_it_closes_it(self):
        self.assertTrue(self.offered())
        self.portal.email_change = False
        self.assertFalse(self.offered())
        answer = self.ask()
        self.assertEqual(
            list(answer.errors or answer.texts("//*[@role='alert']")) != [], True
        )
        self.assertFalse(self.mails(NEW))
        self.portal.email_change = True
        self.hide("contact", "email")
        self.assertFalse(self.offered())
        self.ask()
        self.assertFalse(self.mails(NEW))

    def test_the_profile_leads_there_where_it_is_open(self):
        page = self.visit("/profile", self.partner_a)
        [link] = page.all("//p[contains(@class, 'prm_change_login')]/a")
        self.assertEqual(link.get("href"), "/partner/test/settings")
        self.portal.email_change = False
        self.assertFalse(self.visit("/profile").has_class("prm_change_login"))

    def test_of_several_portals_the_strictest_counts(self):
        second = self._create_second_company().portal_id
        self.assertTrue(self.offered())
        second.email_change = False
        self.assertFalse(self.offered())
        self.ask()
        self.assertFalse(self.mails(NEW))

    def test_nobody_asks_too_often_with_a_wrong_password_either(self):
        self.env["ir.config_parameter"].set_param("prm.limit_addresses", 2)
        self.ask(password="wrong")
        self.assertEqual(self.ask().status, 303)
        answer = self.ask("other@new.example.com")
        self.assertEqual(answer.status, 429)
        self.assertIn("too often today", answer.text)
        self.assertFalse(self.mails("other@new.example.com"))
        self.assertEqual(self.ask(user=self.colleague_a).status, 303)

    def test_who_keeps_the_address_makes_the_link_dead(self):
        self.ask()
        link = self.link()
        self.assertEqual(self.visit(link).status, 200)
        self.send(f"{ADDRESS}/cancel", user=self.partner_a)
        self.env.invalidate_all()
        self.assertFalse(self.visit(SETTINGS).has_class("prm_address_waiting"))
        self.assertEqual(self.visit(link).status, 404)

    def test_a_get_asks_for_nothing_and_leads_back(self):
        for address in (ADDRESS, f"{ADDRESS}/cancel"):
            page = self.visit(address, self.partner_a)
            self.assertEqual(page.location, "/partner/test/settings")

    def test_the_address_is_not_changed_past_the_confirmation(self):
        before = self.logins()
        user = self.partner_a.with_user(self.partner_a)
        for values in ({"email": NEW}, {"login": NEW}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                user.write(values)
        self.send("/profile", {"email": NEW, "login": NEW}, user=self.partner_a)
        self.send("/my/address/submit", {"partner_id": self.person.id, "email": NEW})
        self.env.invalidate_all()
        self.assertEqual(self.logins(), before)

    def test_an_employee_changes_the_address_of_a_contact_and_not_the_login(self):
        login, _email = self.logins()
        contact = self.person.with_user(self.channel_admin)
        contact.email = "anna@elsewhere.example.com"
        self.assertEqual(self.logins(), (login, "anna@elsewhere.example.com"))
        page = self.visit(SETTINGS, self.partner_a)
        self.assertIn("anna@elsewhere.example.com", page.text)
