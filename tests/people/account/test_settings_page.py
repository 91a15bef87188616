"""Language and time zone: chosen by the person, shown by the pages, by nobody else."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...http_common import Page
from ..profile.profile_common import ProfileCase
from .settings_common import SETTINGS, SettingsCase


@tagged("post_install", "-at_install")
class TestSettingsPage(SettingsCase):
    set_field = ProfileCase.set_field
    close = ProfileCase.close

    def names(self, page):
        """Return the names of what a person may choose on the page."""
        inputs = page.all("//form[contains(@class, 'prm_settings_form')]//*[@name]")
        return {each.get("name") for each in inputs} - {"csrf_token"}

    def test_a_language_is_offered_where_there_are_several_and_the_portal_opens_it(
        self,
    ):
        self.assertNotIn("lang", self.names(self.visit(SETTINGS, self.partner_a)))
        self.add_language("fr_FR")
        self.assertIn("lang", self.names(self.visit(SETTINGS)))
        self.close("contact", "lang")
        page = self.visit(SETTINGS)
        self.assertNotIn("lang", self.names(page))
        self.assertTrue(page.has_class("prm_closed_language"))

    def test_the_pages_after_it_are_in_the_language_that_was_chosen(self):
        self.add_language("fr_FR")
        answer = self.save(lang="fr_FR")
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.person.lang, "fr_FR")
        self.assertIn("frontend_lang=fr_FR", answer.headers["Set-Cookie"])
        page = self.url_open(f"{self.HOME}{SETTINGS}")
        self.assertEqual(Page(page).all("/html")[0].get("lang"), "fr-FR")

    def test_a_closed_or_unknown_language_is_not_saved(self):
        self.add_language("fr_FR")
        self.assertEqual(list(self.save(lang="xx_XX").errors), ["lang"])
        self.assertEqual(self.person.lang, "en_US")
        self.close("contact", "lang")
        self.save(lang="fr_FR")
        self.assertEqual(self.person.lang, "en_US")

    def test_a_time_zone_is_saved_and_times_are_shown_in_it(self):
        registration = self._register()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_registration_transition SET date = '2026-01-15 23:30'"
            " WHERE registration_id = %s",
            [registration.id],
        )
        self.env.invalidate_all()
        page = f"/registrations/{registration.id}"
        for zone, moment in (
            ("Asia/Tokyo", "1/16/26, 8:30"),
            ("UTC", "1/15/26, 11:30"),
        ):
            with self.subTest(zone=zone):
                self.assertEqual(self.save(tz=zone).status, 303)
                self.assertEqual(self.person.tz, zone)
                self.assertIn(moment, self.visit(page).text)

    def test_an_unknown_time_zone_is_told_at_the_field(self):
        self.person.tz = "Europe/Berlin"
        answer = self.save(tz="Mars/Base")
        self.assertEqual((answer.status, list(answer.errors)), (422, ["tz"]))
        self.assertEqual(self.person.tz, "Europe/Berlin")

    def test_the_browser_s_time_zone_is_proposed_and_not_written_without_being_asked(
        self,
    ):
        self.person.tz = "Europe/Berlin"
        self.login(self.partner_a)
        self.opener.cookies["tz"] = "America/Lima"
        page = self.visit(SETTINGS)
        [form] = page.has_class("prm_zone_proposal")
        self.assertIn("America/Lima", form.text_content())
        self.assertEqual(self.person.tz, "Europe/Berlin")
        self.person.tz = "America/Lima"
        self.assertFalse(self.visit(SETTINGS).has_class("prm_zone_proposal"))
        self.opener.cookies["tz"] = "<script>"
        self.assertFalse(self.visit(SETTINGS).has_class("prm_zone_proposal"))

    def test_who_has_no_time_zone_finds_the_browser_s_one_chosen_and_saves_it(self):
        self.person.tz = False
        self.login(self.partner_a)
        self.opener.cookies["tz"] = "America/Lima"
        page = self.visit(SETTINGS)
        [chosen] = page.all("//select[@id='prm_tz']//option[@selected]")
        self.assertEqual(chosen.get("value"), "America/Lima")
        self.assertFalse(self.person.tz)

    def test_nothing_else_is_saved(self):
        before = self.person.read(["name", "email", "parent_id", "active"])
        self.save(tz="Asia/Tokyo", name="Else", email="x@y.example", active="0")
        self.assertEqual(
            self.person.read(["name", "email", "parent_id", "active"]), before
        )

    def test_the_account_is_a_tab_and_each_person_changes_the_own_one(self):
        page = self.visit(SETTINGS, self.partner_a)
        tabs = page.texts("//ul[contains(@class, 'prm_settings_tabs')]//a")
        self.assertEqual((tabs[0], tabs[-1]), ("Account", "Security"))
        [current] = page.texts(
            "//ul[contains(@class, 'prm_settings_tabs')]//a[@aria-current]"
        )
        self.assertEqual(current, "Account")
        other = self.colleague_a.partner_id
        other.tz = "Europe/Berlin"
        self.save(tz="Asia/Tokyo", user_id=str(self.colleague_a.id))
        self.assertEqual(other.tz, "Europe/Berlin")

    def test_the_page_leads_to_the_picture_where_the_portal_shows_one(self):
        self.assertTrue(
            self.visit(SETTINGS, self.partner_a).has_class("prm_settings_picture")
        )
        self.set_field("contact", "image_1920", visible=False, editable=False)
        self.assertFalse(self.visit(SETTINGS).has_class("prm_settings_picture"))

    def test_who_has_no_access_has_no_settings(self):
        member = self.env["prm.member"].search([("user_id", "=", self.partner_a.id)])
        member.state = "disabled"
        page = self.visit(SETTINGS, self.partner_a)
        self.assertEqual((page.status, page.location), (303, "/my"))
        self.person.tz = "Europe/Berlin"
        self.save(tz="Asia/Tokyo")
        self.assertEqual(self.person.tz, "Europe/Berlin")

    def test_a_preview_shows_the_page_and_saves_nothing(self):
        self.channel_admin.group_ids += self.env.ref("prm.group_prm_manager")
        address = f"/partner/preview/{self.partnership_a.id}/partner"
        self.visit(address, self.channel_admin)
        page = self.visit(SETTINGS)
        self.assertEqual(page.status, 200)
        self.assertFalse(page.has_class("prm_log_out"))
        self.assertEqual(self.send(SETTINGS, {"tz": "Asia/Tokyo"}).status, 403)

    def test_the_own_values_are_not_written_past_the_page(self):
        user = self.partner_a.with_user(self.partner_a)
        for name, value in (
            ("prm_appearance", "dark"),
            ("prm_wished_login", "x@y.example"),
            ("login", "x@y.example"),
        ):
            with self.subTest(field=name), self.assertRaises(AccessError):
                user.write({name: value})
        for name in ("prm_appearance", "prm_wished_login", "prm_wished_until"):
            with self.subTest(field=name), self.assertRaises(AccessError):
                user.read([name])

    def test_a_language_that_is_not_there_is_refused_on_every_way(self):
        own = self.partner_a.with_user(self.partner_a)
        for lang in ("xx_XX", "de_DE"):
            with self.subTest(lang=lang), self.assertRaises(UserError):
                own.write({"lang": lang})
        self.assertEqual(self.partner_a.lang, "en_US")
        own.write({"lang": "en_US"})
