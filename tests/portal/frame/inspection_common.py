"""What breaks a rule on pages, in states and dialogs that only a browser shows."""

import re
from typing import NamedTuple

from ...house.tool_common import tool

# Ours, each with its title: one that many pages have is measured once.
DIALOGS = """[...document.querySelectorAll(".modal[id^='prm_']:not(.show)")].map(
    (each) => [each.id, each.querySelector(".modal-title").textContent])"""
# Opens a dialog as its button does; tells whether the focus is inside.
OPEN = """((id) => new Promise((done) => {
    const dialog = document.getElementById(id);
    const isInside = () => done(dialog.contains(document.activeElement));
    const look = () => setTimeout(isInside);
    dialog.addEventListener("shown.bs.modal", look, {once: true});
    const opener = document.querySelector(`[data-bs-target="#${id}"]`);
    opener.focus();
    opener.click();
    setTimeout(() => done(false), 5000);
}))(%r)"""
# With no dialog open: whether the focus is where it was opened, or at the menu there.
GIVEN_BACK = """((id) => new Promise((done) => {
    const opener = document.querySelector(`[data-bs-target="#${id}"]`);
    const menu = opener.closest(".dropdown")?.querySelector(".dropdown-toggle");
    const end = performance.now() + 5000;
    const look = () => {
        if (!document.querySelector(".modal.show, .modal-backdrop")) {
            setTimeout(() => done(document.activeElement === (menu || opener)), 50);
        } else {
            performance.now() < end ? requestAnimationFrame(look) : done(false);
        }
    };
    look();
}))(%r)"""
# Odoo says it when what answers to clicks has started.
READY = "body[is-ready]"
SHOWN = """((selector) => new Promise((done) => {
    const end = performance.now() + 5000;
    const look = () => {
        const isThere = document.querySelector(selector)?.checkVisibility();
        isThere || performance.now() > end
            ? done(Boolean(isThere)) : requestAnimationFrame(look);
    };
    look();
}))(%r)"""


class Scene(NamedTuple):
    """A state of a page: what is pressed there, and what is seen then.

    ``leads``: another page answers, as after a form was sent.
    """

    address: str
    press: str = ""
    shown: str = ""
    leads: bool = False
    width: int = 1280
    height: int = 900


class Inspection:
    """Light is asked all rules of axe-core, dark those of contrast.

    Of what surrounds our pages nothing is told, nor what is known of Odoo's.
    """

    def __init__(self, browser):
        self.browser = browser
        self.broken, self.nameless, self.astray = [], [], []
        self._axe = tool("axe.source").ready().read_text()
        self._measure, self._known = tool("axe.measure"), tool("axe.known")
        self._keyboard = self._measure.Keyboard(browser)
        self._asked = set()

    def look(self, scene):
        """Measure the page that is open, in the state of a scene, and its dialogs."""
        self._wait(READY, scene)
        if scene.leads:
            self._lead(scene)
        page = self._measure.Page(self.browser, self._axe)
        if scene.press and not scene.leads:
            self._press(scene)
        if scene.shown:
            self._wait(scene.shown, scene)
        self._note(page, scene.address, scene.press)
        if not scene.press:
            self._ask(page, scene.address)

    def _wait(self, selector, scene):
        if not self.browser.evaluate(SHOWN % selector):
            raise RuntimeError(f"{selector} does not show: {scene}")

    def _press(self, scene):
        """Click, after the answer: the page may be left by it."""
        click = f"document.querySelector({scene.press!r}).click()"
        self.browser.evaluate(f"setTimeout(() => {click}), true")

    def _lead(self, scene):
        self.browser.expect()
        self._press(scene)
        self.browser.settle(quiet=0.3)

    def _ask(self, page, address):
        """Open each dialog that was not seen yet, and leave it by Escape."""
        for dialog, title in self.browser.evaluate(DIALOGS):
            kind = re.sub(r"\d+", "N", f"{dialog} {title}")
            if kind in self._asked:
                continue
            self._asked.add(kind)
            is_inside = self.browser.evaluate(OPEN % dialog)
            self._note(page, address, dialog, f"#{dialog}")
            self._keyboard.press("Escape")
            if not (self.browser.evaluate(GIVEN_BACK % dialog) and is_inside):
                self.astray.append((address, dialog, "leads the focus astray"))

    def _note(self, page, address, state, inside=""):
        found = page.violations(inside=inside)
        page.show("dark")
        found += page.violations(self._measure.COLORS, inside)
        page.show("light")
        self.broken += [
            (address, state, *each)
            for each, is_ours in found
            if is_ours and not self._known.is_known(address, each.rule)
        ]
        self.nameless += [
            (address, state, "no name", each)
            for each in page.nameless()
            if not self._known.is_known_nameless(address, each)
        ]
