"""Take full-page pictures of a running Odoo; started by `tools/dev.py screenshot`.

Runs in the virtual environment: see browser.py.
"""

import argparse
import base64
import sys
from pathlib import Path
from urllib.parse import urlsplit

from browser import Browser

HEIGHTS = {True: 844, False: 800}
HIGHEST = 12000
# Odoo's pages scroll in a container, not in the document.
HIDDEN_HEIGHT = """Math.max(...[...document.querySelectorAll(
    "html, body, #wrapwrap, .o_content, .o_form_view, .o_action_manager, main"
)].map((node) => node.scrollHeight - node.clientHeight))"""
PAGE_WIDTH = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"


def take(browser, url, width, out, script=None):
    """Write a picture of the whole page and return what is wrong with it."""
    browser.errors.clear()
    height = HEIGHTS[width < 600]
    browser.size(width, height)
    browser.open(url)
    if script:
        browser.evaluate(f"(async () => {{ {script} }})()")
        browser.settle()
    hidden = browser.evaluate(HIDDEN_HEIGHT)
    if hidden > 0:
        browser.size(width, min(height + hidden, HIGHEST))
        browser.settle()
    wrong = list(browser.errors)
    if (wide := browser.evaluate(PAGE_WIDTH)) > width:
        wrong.append(f"the page is {wide} px wide in a window of {width} px")
    picture = browser.call("Page.captureScreenshot", format="png")["data"]
    Path(out).write_bytes(base64.b64decode(picture))
    return wrong


def main():
    """Read the command line and take one picture for each width."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--login", help="nobody is logged in without it")
    parser.add_argument("--password", help="the login itself by default")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--out", required=True, metavar="FILE.png")
    parser.add_argument("--run", metavar="JS", help="JavaScript to run before")
    parser.add_argument("url")
    options = parser.parse_args()
    parts = urlsplit(options.url)
    with Browser() as browser:
        if options.login:
            site = f"{parts.scheme}://{parts.netloc}"
            browser.log_in(site, options.login, options.password or options.login)
        wrong = take(browser, options.url, options.width, options.out, options.run)
        print(f"{options.out}: {browser.evaluate('location.href')}")
    for sentence in wrong:
        print(f"browser: {sentence}")


if __name__ == "__main__":
    try:
        main()
    except (OSError, RuntimeError) as error:
        sys.exit(f"Failed: {error}")
