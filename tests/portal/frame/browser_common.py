"""A real browser on the pages of a test: sizes, themes, keys, what it tells."""

from contextlib import contextmanager

from odoo.tests.common import TEST_CURSOR_COOKIE_NAME

from ...house.tool_common import tool

# Odoo's scripts come after the page, and some of ours ask for more.
QUIET_SECONDS = 0.4


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
