"""Light, dark or automatic: by the person, as far as the portal lets them."""

from odoo.tests import tagged

from ...http_common import Page
from .settings_common import SETTINGS, SettingsCase

FOLLOWING = "//head/script[contains(@src, 'follow_device.js')]"


@tagged("post_install", "-at_install")
class TestAppearance(SettingsCase):
    def theme(self, page):
        """Return what the page is before any script has run, and if one will."""
        [root] = page.all("/html")
        return root.get("data-bs-theme"), bool(page.all(FOLLOWING))

    def test_pages_follow_the_device_until_somebody_chooses(self):
        for address in ("", "/registrations", SETTINGS, "/my/security"):
            with self.subTest(page=address):
                page = self.visit(address, self.partner_a)
                self.assertEqual(self.theme(page), (None, True))

    def test_a_choice_is_kept_and_in_the_page_before_it_is_painted(self):
        for choice in ("dark", "light"):
            with self.subTest(choice=choice):
                self.assertEqual(self.save(appearance=choice).status, 303)
                for address in ("", "/profile", "/nothing", "/my/security"):
                    page = self.visit(address)
                    self.assertEqual(self.theme(page), (choice, False))
        self.save(appearance="automatic")
        self.assertEqual(self.theme(self.visit("")), (None, True))

    def test_another_word_is_no_choice(self):
        answer = self.save(appearance="pink")
        self.assertEqual(answer.status, 422)
        self.assertEqual(list(answer.errors), ["appearance"])
        self.assertEqual(self.theme(self.visit("")), (None, True))

    def test_a_portal_without_dark_pages_is_light_for_everybody_and_offers_none(self):
        self.save(appearance="dark")
        self.portal.dark_pages = False
        page = self.visit(SETTINGS)
        self.assertEqual(self.theme(page), ("light", False))
        self.assertFalse(page.all("//input[@name='appearance']"))
        self.save(appearance="automatic")
        self.portal.dark_pages = True
        self.assertEqual(self.theme(self.visit("")), ("dark", False))

    def test_the_pages_say_their_language_and_direction(self):
        [root] = self.visit("", self.partner_a).all("/html")
        self.assertEqual((root.get("lang"), root.get("dir")), ("en-US", "ltr"))
        self.add_language("he_IL")
        self.save(lang="he_IL")
        [root] = Page(self.url_open(self.HOME)).all("/html")
        self.assertEqual((root.get("lang"), root.get("dir")), ("he-IL", "rtl"))

    def test_odoo_s_pages_in_the_frame_follow_it_and_those_of_others_do_not(self):
        self.save(appearance="dark")
        [root] = self.visit("/my/home").all("/html")
        self.assertEqual(root.get("data-bs-theme"), "dark")
        [root] = self.visit("/my/home", self.portal_user).all("/html")
        self.assertIsNone(root.get("data-bs-theme"))
