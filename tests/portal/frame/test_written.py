"""What people wrote is laid out by its own direction, and nothing moves unasked."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .browser_common import DRAWN_SECONDS, BrowserCase
from .house_common import HouseData

# Where each line of a text begins: at its left or at its right end. A sign that stands
# on the wrong side of its line would be a piece of its own.
SIDES = """
(text => [...document.querySelectorAll(".prm_timeline .prm_written")].filter(
    element => element.textContent.trim() === text
).flatMap(element => {
    const box = element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].filter(line => line.width).map(line =>
        line.left - box.left < box.right - line.right ? "left" : "right");
}))(%r)
"""
# Where the first and the last sign of a value are.
ENDS = """
(text => {
    const values = [...document.querySelectorAll("dd.prm_written")];
    const node = values.find(each => each.textContent.trim() === text).firstChild;
    const at = node.textContent.indexOf(text);
    return [at, at + text.length - 1].map(place => {
        const range = document.createRange();
        range.setStart(node, place);
        range.setEnd(node, place + 1);
        return range.getBoundingClientRect().left;
    });
})(%r)
"""
# Where the number and the title of this page stand in its last breadcrumb.
CRUMB = """
(() => {
    const crumb = document.querySelector(".breadcrumb-item.active");
    const number = crumb.querySelector("bdi").getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(crumb.lastChild);
    const title = range.getBoundingClientRect();
    return number.right <= title.left + 1 ? "number first" : "title first";
})()
"""
MOVING = """
[...document.querySelectorAll(".prm_portal, .prm_portal *")].filter(element => {
    const style = getComputedStyle(element);
    const most = names => Math.max(...style[names].split(",").map(parseFloat));
    return Math.max(most("transitionDuration"), most("animationDuration")) > 0.001;
}).map(element => element.tagName + "." + element.className)
"""
BUTTON = 'getComputedStyle(document.querySelector("[type=file]")).unicodeBidi'
ENGLISH = "How much is it?\nCall me."
ARABIC = "كم التكلفة؟\nاتصل بي."


@tagged("post_install", "-at_install")
class TestWritten(BrowserCase, HouseData, PrmHttpCase):
    def test_a_text_begins_on_the_side_of_its_own_language(self):
        self.add_language("ar_001")
        for text, begin in ((ENGLISH, "left"), (ARABIC, "right")):
            deal = self._decided("return", flagged_fields="budget", decision_note=text)
            for language in ("en_US", "ar_001"):
                with self.subTest(language=language, begin=begin):
                    self.partner_a.lang = language
                    self.assertEqual(self.sides_of(deal, text), [begin] * 2)

    def test_a_number_keeps_its_order_where_lines_begin_at_the_right(self):
        self.add_language("ar_001")
        number = "388 412 905"
        deal = self._register(customer_vat=number)
        self.partner_a.lang = "ar_001"
        first, last = self.measure(deal, ENDS % number)
        self.assertLess(first, last)

    def test_a_number_stands_where_its_title_begins(self):
        """From the left in English, from the right in Arabic, on either page."""
        self.add_language("ar_001")
        titles = (("Wind park", "number first"), ("محطة رياح", "title first"))
        for name, order in titles:
            deal = self._register(name=name)
            for language in ("en_US", "ar_001"):
                with self.subTest(language=language, name=name):
                    self.partner_a.lang = language
                    self.assertEqual(self.measure(deal, CRUMB), order)

    def test_the_button_of_a_field_for_files_follows_the_page_and_not_its_words(self):
        with self.browsing(self.partner_a) as browser:
            self.open(browser, f"{self.HOME}/registrations/new")
            self.assertNotEqual(browser.evaluate(BUTTON), "plaintext")

    def sides_of(self, deal, text):
        """Return where each line of a reviewer's note begins on the deal's page."""
        return self.measure(deal, SIDES % text)

    def measure(self, deal, script):
        """Return what a script says on the page of a deal."""
        with self.browsing(self.partner_a) as browser:
            self.open(browser, f"{self.HOME}/registrations/{deal.id}")
            return browser.evaluate(script)

    def test_nothing_moves_for_who_asked_for_less_motion(self):
        deal = self._register()
        pages = (
            "",
            "/registrations",
            "/registrations/new",
            f"/registrations/{deal.id}",
        )
        moving = {"no-preference": [], "reduce": []}
        with self.browsing(self.partner_a) as browser:
            for page in pages:
                self.open(browser, f"{self.HOME}{page}", quiet=DRAWN_SECONDS)
                for wish, found in moving.items():
                    features = [{"name": "prefers-reduced-motion", "value": wish}]
                    browser.call("Emulation.setEmulatedMedia", features=features)
                    found.append(browser.evaluate(MOVING))
        self.assertTrue(all(moving["no-preference"]))
        self.assertEqual(moving["reduce"], [[]] * len(pages))
