"""A real browser on the pages of a test: sizes, themes, keys, what it tells."""

from contextlib import contextmanager

from odoo.tests.common import TEST_CURSOR_COOKIE_NAME

from ...house.tool_common import tool
from .inspection_common import Inspection, Scene

# Odoo's scripts come after the page, and some of ours ask for more.
QUIET_SECONDS = 0.4
# Where nothing is clicked: that all of it is drawn is enough.
DRAWN_SECONDS = 0.2
# How a browser begins when a page still asks, and what it calls what did not come.
UNSETTLED, NOT_SENT = "not settled", "net::ERR"


class BrowserCase:
    """To be mixed into a test case that speaks HTTP."""

    @contextmanager
    def browsing(self, user, width=1280, height=900):
        """Open a browser while the block runs, logged in as ``user``, or as nobody.

        The block asks nothing of the database: requests have the cursor.
        """
        self.login(user) if user else self.authenticate(None, None)
        self.env.flush_all()
        with tool("browser").Browser() as browser, self.allow_requests():
            cookies = {
                "session_id": self.session.sid,
                TEST_CURSOR_COOKIE_NAME: self.http_request_key,
            }
            for name, value in cookies.items():
                browser.call(
                    "Network.setCookie", name=name, value=value, url=self.base_url()
                )
            browser.size(width, height)
            yield browser
        self._wait_remaining_requests()
        self.env.invalidate_all()

    def open(self, browser, address, quiet=QUIET_SECONDS):
        """Open an address of the site, and wait for the page."""
        browser.open(self.base_url() + address, quiet=quiet)

    def by_keys(self, browser, steps):
        """Come to controls by Tab alone: a text is written there, or a key is pressed.

        :param steps: selector of a control, and the text or the name of the key; Enter
            leads to another page
        """
        keyboard = tool("axe.measure").Keyboard(browser)
        for selector, text in steps:
            keyboard.go(selector)
            if text == "Enter":
                browser.expect()
                keyboard.press(text)
                browser.settle(quiet=0.3)
            elif text in keyboard.KEYS:
                keyboard.press(text)
            else:
                keyboard.write(text)

    def said(self, browser):
        """Return what the console was told since it was asked last.

        Not of what other servers do not send, as a font of a website, nor of pages
        that were left while they loaded.
        """
        lines = [*browser.errors, *browser.warnings]
        browser.errors.clear()
        browser.warnings.clear()
        return [
            line
            for line in lines
            if not line.startswith(UNSETTLED)
            and (NOT_SENT not in line or self.base_url() in line)
        ]

    def inspect(self, user, scenes):
        """Return what an inspection found on pages: addresses, or a :class:`Scene`."""
        scenes = [Scene(each) if isinstance(each, str) else each for each in scenes]
        with self.browsing(user) as browser:
            inspection = Inspection(browser)
            for scene in scenes:
                browser.size(scene.width, scene.height)
                self.open(browser, scene.address, quiet=DRAWN_SECONDS)
                inspection.look(scene)
        return inspection

    def assertAccessible(self, user, scenes):
        """Fail with what breaks a rule, has no name, or leads the focus astray."""
        found = self.inspect(user, scenes)
        wrong = [*found.broken, *found.nameless, *found.astray]
        self.assertFalse(wrong, "\n".join(map(str, wrong)))
