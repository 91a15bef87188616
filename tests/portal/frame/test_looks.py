"""No page is cut or squeezed, where tables become cards and in long words."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .browser_common import DRAWN_SECONDS, BrowserCase
from .house_common import HouseData
from .looks_common import LOOKS

# The narrowest with tables, 1280 at a zoom of 200 %, and a phone.
WIDTHS = ((992, 800), (640, 450), (390, 844))
# German has the longest words.
LANGUAGES = ("en_US", "de_DE")
LINES = """
(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(".prm_portal_name"));
    const tops = [...range.getClientRects()].map((each) => Math.round(each.top / 6));
    return new Set(tops).size;
})()
"""


# What is only a form on the screen is not there on paper.
EMPTY_CARDS = """
[...document.querySelectorAll(".prm_portal .card")]
    .filter((card) => card.checkVisibility() && card.offsetHeight < 12)
    .map((card) => card.className)
"""


@tagged("post_install", "-at_install")
class TestLooks(BrowserCase, HouseData, PrmHttpCase):
    def test_nothing_is_cut_broken_or_out_of_the_window_and_the_console_is_silent(self):
        self.add_language("de_DE")
        is_beside = "website" in self.env["ir.module.module"]._installed()
        addresses = self.furnish_beside() if is_beside else self.furnish()
        for language in LANGUAGES:
            self.supervisor_a.lang = language
            with self.subTest(language=language):
                wrong = self.looked_at(self.supervisor_a, addresses)
                self.assertFalse(wrong, "\n".join(map(str, wrong)))

    def test_the_name_of_a_portal_is_readable_beside_long_menus(self):
        self.add_language("ja_JP")
        self.portal.name = "パートナーポータル"
        self.partner_a.lang = "ja_JP"
        with self.browsing(self.partner_a, 390, 844) as browser:
            self.open(browser, self.HOME)
            self.assertLessEqual(browser.evaluate(LINES), 2)

    def test_what_the_console_is_told_is_seen(self):
        with self.browsing(self.partner_a) as browser:
            self.open(browser, self.HOME)
            self.assertEqual(self.said(browser), [])
            browser.evaluate("console.warn('odd'), console.error('wrong'), 1")
            self.open(browser, f"{self.HOME}/nowhere")
            said = self.said(browser)
        self.assertIn("odd", said)
        self.assertIn("wrong", said)
        self.assertTrue([each for each in said if "404" in each], said)

    def test_on_paper_are_the_facts_and_the_name_of_the_tab(self):
        paper = "document.querySelector(%r).checkVisibility()"
        with self.browsing(self.partner_a, width=718) as browser:
            self.open(browser, f"{self.HOME}/program?tab=benefits")
            browser.call("Emulation.setEmulatedMedia", media="print")
            for part in ("#prm_program_facts", "#benefits > h2"):
                self.assertTrue(browser.evaluate(paper % part), part)
            for part in (".prm_open_facts", ".prm_nav", ".prm_user_menu"):
                self.assertFalse(browser.evaluate(paper % part), part)

    def test_on_paper_no_frame_is_empty(self):
        deal = self._register()
        with self.browsing(self.supervisor_a, width=718) as browser:
            for address in (f"/registrations/{deal.id}", "/profile", "/settings"):
                self.open(browser, f"{self.HOME}{address}")
                browser.call("Emulation.setEmulatedMedia", media="")
                self.assertEqual(browser.evaluate(EMPTY_CARDS), [], address)
                browser.call("Emulation.setEmulatedMedia", media="print")
                self.assertEqual(browser.evaluate(EMPTY_CARDS), [], address)

    def looked_at(self, user, addresses):
        """Return what is wrong on pages: address, width or console, what."""
        wrong = []
        with self.browsing(user) as browser:
            for address in addresses:
                self.open(browser, address, quiet=DRAWN_SECONDS)
                for width, height in WIDTHS:
                    browser.size(width, height)
                    found = browser.evaluate(LOOKS)
                    wrong += [(address, width, each) for each in found]
                said = self.said(browser)
                if not address.endswith("/nowhere"):
                    wrong += [(address, "console", each) for each in said]
        return wrong
