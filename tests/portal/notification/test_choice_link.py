"""The settings by the link of a mail: no login, nothing else, dead when access ends."""

from odoo.tests import freeze_time, tagged

from .notification_common import NotificationCase

OFF = {"event_decided": "never"}


@tagged("post_install", "-at_install")
class TestChoiceLink(NotificationCase):
    def address(self, user=None):
        """Return the address of the link that a mail to this person has."""
        links = self.env["prm.signed.link"]
        token = links._token("notifications", self.member(user))
        return f"/partner/notifications/{token}"

    def call(self, method, address):
        return self.url_open(address, method=method, allow_redirects=False)

    def assertDead(self, page):
        self.assertEqual(page.status, 404)
        self.assertTrue(page.has_class("prm_dead_link"))
        [login] = page.all("//a[@href='/partner']")
        self.assertEqual(login.text.strip(), "Log in")

    def test_who_has_the_link_sees_the_choices_and_nothing_else(self):
        deal = self.deal()
        self.news(deal=deal)
        self.env["prm.deal.mute"].with_user(self.partner_a)._mute(deal)
        page = self.visit(self.address())
        self.assertEqual(page.status, 200)
        self.assertIn("decided", self.chosen(page))
        self.assertIn("Test portal", page.text)
        for word in (deal.number, deal.name, self.organization_a.name, "Anna"):
            self.assertNotIn(word, page.text)
        person = self.partner_a.partner_id
        for word in (person.name, person.email, self.partner_a.login):
            self.assertNotIn(word, page.text)
        for name in ("prm_nav", "prm_bell", "prm_user_menu", "prm_muted"):
            self.assertFalse(page.has_class(name), name)

    def test_the_address_is_told_to_nobody(self):
        page = self.visit(self.address())
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        self.assertIn("noindex", page.headers["X-Robots-Tag"])

    def test_choices_are_saved_without_login(self):
        address = self.address()
        answer = self.send(address, {"event_decided": "weekly"}, csrf=False)
        self.assertEqual(answer.location, f"{address}?done=saved")
        self.assertEqual(self.choice(self.partner_a, "decided"), "weekly")
        page = self.visit(answer.location)
        self.assertIn("Saved.", page.texts("//div[@role='status']"))
        self.assertEqual(self.chosen(page)["decided"], "weekly")

    def test_odd_choices_are_refused_there_too(self):
        page = self.send(self.address(), {"event_decided": "hourly"}, csrf=False)
        self.assertEqual(page.status, 422)
        self.assertIn("event_decided", page.errors)
        self.assertEqual(self.choice(self.partner_a, "decided"), "")

    def test_looking_changes_nothing(self):
        address = self.address()
        for each in (f"{address}?event_decided=never", f"{address}?every=never"):
            self.assertEqual(self.visit(each).status, 200)
        self.assertEqual(self.call("HEAD", address).status_code, 200)
        answer = self.call("OPTIONS", address)
        self.assertEqual(answer.status_code, 405)
        self.assertEqual(self.choice(self.partner_a, "decided"), "")

    def test_it_changes_the_choices_of_its_own_person_whoever_is_logged_in(self):
        address = self.address()
        self.send(address, {"event_decided": "daily"}, user=self.partner_b, csrf=False)
        self.assertEqual(self.choice(self.partner_a, "decided"), "daily")
        self.assertEqual(self.choice(self.partner_b, "decided"), "")

    def test_it_does_not_log_in(self):
        self.visit(self.address())
        self.assertEqual(self.visit("").status, 303)
        self.assertIn("/web/login", self.visit("").location)

    def test_forged_and_cut_links_are_dead(self):
        address = self.address()
        for each in (address[:-2], f"{address}x", "/partner/notifications/1"):
            self.assertDead(self.visit(each))
            answer = self.send(each, {"event_decided": "never"}, csrf=False)
            self.assertDead(answer)
        self.assertEqual(self.choice(self.partner_a, "decided"), "")

    def test_who_is_logged_in_is_led_to_the_portal_from_a_dead_link(self):
        page = self.visit("/partner/notifications/1", self.partner_a)
        self.assertEqual(page.texts("//a[@href='/partner']"), ["Go to the portal"])

    def test_a_link_of_another_purpose_is_dead(self):
        links = self.env["prm.signed.link"]
        member = self.member()
        for purpose in links._purposes():
            if purpose == "notifications":
                continue
            if links._purposes()[purpose].model == "prm.member":
                token = links._token(purpose, member)
                self.assertDead(self.visit(f"/partner/notifications/{token}"))

    def test_a_link_is_dead_after_sixty_days(self):
        with freeze_time("2026-01-01"):
            address = self.address()
        with freeze_time("2026-02-28"):
            self.assertEqual(self.visit(address).status, 200)
        with freeze_time("2026-03-04"):
            self.assertDead(self.visit(address))

    def test_a_link_is_dead_when_access_ends(self):
        address = self.address()
        self.member().action_disable()
        self.assertDead(self.visit(address))
        self.assertDead(self.send(address, OFF, csrf=False))
        self.assertEqual(self.choice(self.partner_a, "decided"), "")

    def test_a_link_is_dead_when_the_partnership_is_suspended(self):
        address = self.address()
        self.partnership_a.action_suspend()
        self.assertDead(self.visit(address))

    def test_it_speaks_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        self.partner_a.partner_id.lang = "nl_NL"
        page = self.visit(self.address())
        self.assertEqual(page.tree.get("lang"), "nl-NL")
