"""A real browser on the pages of a test: sizes, themes, keys, what it tells."""

from contextlib import contextmanager

from odoo.tests.common import TEST_CURSOR_COOKIE_NAME

from ...house.tool_common import tool

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

    def inspect(self, user, addresses):
        """Return what breaks a rule of axe-core on pages, and controls without a name.

        Light is asked all rules, dark those of contrast; `make axe` asks more. Of what
        surrounds our pages nothing is told, nor what is known of Odoo's.
        """
        axe = tool("axe.source").ready().read_text()
        measure, known = tool("axe.measure"), tool("axe.known")
        broken, nameless = [], []
        with self.browsing(user) as browser:
            for address in addresses:
                self.open(browser, address, quiet=DRAWN_SECONDS)
                page = measure.Page(browser, axe)
                found = page.violations()
                page.show("dark")
                found += page.violations(measure.COLORS)
                page.show("light")
                broken += [
                    (address, *each)
                    for each, is_ours in found
                    if is_ours and not known.is_known(address, each.rule)
                ]
                nameless += [
                    (address, each)
                    for each in page.nameless()
                    if not known.is_known_nameless(address, each)
                ]
        return broken, nameless
