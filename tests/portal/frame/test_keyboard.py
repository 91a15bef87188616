"""Somebody without a mouse: nothing hides where the focus is, and all can be done."""

from odoo.tests import tagged

from ...house.tool_common import tool
from ...http_common import PrmHttpCase
from .browser_common import BrowserCase
from .house_common import HouseData

# Width and height; 640 is a screen of 1280 at a zoom of 200 %.
SIZES = ((1280, 720), (640, 450), (390, 844), (320, 568))


@tagged("post_install", "-at_install")
class TestKeyboard(BrowserCase, HouseData, PrmHttpCase):
    def test_no_bar_lies_over_the_field_that_has_the_focus(self):
        """WCAG 2.2, 2.4.11: go through the forms by Tab and measure each control."""
        returned = self._decided("return", flagged_fields="budget")
        edit = f"/registrations/{returned.id}/edit"
        forms = ("/registrations/new", edit, "/contacts/new")
        hidden, wide, seen = [], [], set()
        with self.browsing(self.partner_a) as browser:
            keyboard = tool("axe.measure").Keyboard(browser)
            for width, height in SIZES:
                browser.size(width, height)
                for address in forms:
                    self.open(browser, f"{self.HOME}{address}")
                    for each in keyboard.walk():
                        seen.add(each["name"])
                        hidden += [(width, address, each)] if each["hidden"] else []
                    if browser.evaluate("document.documentElement.scrollWidth") > width:
                        wide.append((width, address))
        self.assertLessEqual({"name", "budget", "requirements"}, seen)
        self.assertFalse(hidden, "\n".join(map(str, hidden)))
        self.assertFalse(wide)

    def test_a_deal_is_registered_and_a_question_answered_by_keyboard_alone(self):
        returned = self._decided("return", flagged_fields="budget")
        typed = {
            "name": "Keyboard deal",
            "is_new_company": " ",
            "customer_name": "Keyboard customer",
            "customer_website": "https://keyboard.example.org",
            "customer_vat": "123456789",
            "contact_first_name": "Kim",
            "contact_last_name": "Key",
        }
        fields = [(f"[name='{name}']", text) for name, text in typed.items()]
        answer = [("textarea[name='comment']", "It costs 20 k"), (".prm_send", "Enter")]
        with self.browsing(self.partner_a) as browser:
            self.open(browser, self.HOME)
            self.by_keys(browser, [("a.prm_register", "Enter"), *fields])
            self.by_keys(browser, [(".prm_submit", "Enter")])
            self.open(browser, f"{self.HOME}/registrations/{returned.id}")
            self.by_keys(browser, answer)
        self.assertEqual(self.created(name="Keyboard deal").state, "submitted")
        bodies = returned.sudo().message_ids.mapped("body")
        self.assertIn("It costs 20 k", " ".join(bodies))
