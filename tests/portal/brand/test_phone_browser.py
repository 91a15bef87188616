"""The head and the sections of a portal on a phone, as a browser lays them out."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase

READY = "document.readyState === 'complete'"
LOOK = """
const head = document.querySelector(".prm_head");
function fail(text) { throw new Error(text); }
const tops = [...head.querySelectorAll("a, button")]
    .filter((each) => each.offsetParent)
    .map((each) => {
        const box = each.getBoundingClientRect();
        return box.top + box.height / 2;
    })
    .sort((one, other) => one - other);
const rows = tops.filter((top, place) => !place || top - tops[place - 1] > 12);
if (rows.length > 2) {
    fail(`the head takes ${rows.length} rows: ${tops}`);
}
if (document.documentElement.scrollWidth > window.innerWidth) {
    fail(`the page scrolls sideways: ${document.documentElement.scrollWidth}`);
}
const current = document.querySelector(".prm_nav [aria-current='page']");
function isInSight() {
    const box = current.getBoundingClientRect();
    return box.left >= 0 && box.right <= window.innerWidth;
}
function look(left) {
    if (isInSight()) {
        console.log("test successful");
    } else if (left) {
        setTimeout(look, 200, left - 1);
    } else {
        fail(`${current.textContent} is out of sight`);
    }
}
look(25);
"""


@tagged("post_install", "-at_install")
class TestPhoneBrowser(PrmHttpCase):
    browser_size = "390x844"

    def test_the_head_takes_two_rows_and_the_last_section_is_in_sight(self):
        self.portal.name = "Partner portal of Northern Europe"
        page = self.visit("", self.supervisor_a)
        last = page.all("//ul[contains(@class, 'prm_nav')]//a")[-1].get("href")
        self.browser_js(last, LOOK, READY, login="alice")
