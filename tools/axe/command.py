"""`make axe`: the demo's pages at two widths, light and dark, as partners see them."""

import argparse
import re
import sys
from urllib.parse import parse_qsl, urlencode, urlsplit

from axe import known, measure, source
from browser import Browser

WIDTHS = ((1280, 800), (390, 844))
THEMES = ("light", "dark")
# A supervisor, a partner, one with two portals, one of another portal.
VISITORS = (
    "nora@nordwind.example",
    "jonas@nordwind.example",
    "amelie@atlas.example",
    "grace@solent.example",
)
START = ("/partner", "/my/home", "/my/account", "/my/addresses", "/my/security")
LINKS = """[...document.querySelectorAll("a[href^='/partner'], a[href^='?']")].map(
    (link) => link.href)"""
# Files and what is no page.
LEFT = re.compile(r"/(files|download|preview|pdf|export)(/|\?|$)|\.(csv|xlsx|css)$")
DEAL = re.compile(r"/(registrations|opportunities)/\d+$")
# Of what an address asks for, what shows other parts: tabs, boards, all of a list.
VIEWS = ("layout", "list", "tab", "view")
# So many of a kind: of deals one in each state, and some.
OF_DEALS, OF_VIEWS, OF_OTHERS = 16, 1, 2


class Report:
    """What was found: rule and place once, with all pages where it stands."""

    def __init__(self):
        """Begin with nothing."""
        self.found, self.pages = {}, 0

    def add(self, where, finding, is_ours):
        """Note a finding; numbers in selectors are alike."""
        target = re.sub(r"\d+", "N", finding.target)
        key = (is_ours, finding.impact, finding.rule, target)
        self.found.setdefault(key, []).append(where)

    def tell(self):
        """Print it, ours first; return how many are ours."""
        for (is_ours, *key), where in sorted(self.found.items(), key=str, reverse=True):
            whose = "OURS" if is_ours else "around"
            print(
                f"{whose}: {' '.join(map(str, key))} ({len(where)} times: {where[0]})"
            )
        ours = sum(is_ours for is_ours, *_key in self.found)
        print(f"{self.pages} pages, {ours} breaches of ours")
        return ours


def plain(url):
    """Return where a link leads: its path, and which view of it.

    >>> plain("http://site/partner/test/program?tab=funds&page=2#funds")
    '/partner/test/program?tab=funds'
    >>> plain("http://site/partner/test/registrations?sortby=name")
    '/partner/test/registrations'
    """
    parts = urlsplit(url)
    asked = urlencode(
        sorted(each for each in parse_qsl(parts.query) if each[0] in VIEWS)
    )
    return f"{parts.path}?{asked}" if asked else parts.path


def room_for(address):
    """Return how many addresses of its kind are opened."""
    if DEAL.search(address):
        return OF_DEALS
    return OF_VIEWS if "?" in address else OF_OTHERS


def visit(site, login, report, most):
    """Measure what somebody finds from the home on."""
    axe = source.ready().read_text()
    todo, seen, kinds = list(START), set(), {}
    with Browser() as browser:
        browser.log_in(site, login, login)
        while todo and len(seen) < most:
            address = todo.pop(0)
            kind = re.sub(r"\d+", "N", address)
            is_full = kinds.get(kind, 0) >= room_for(address)
            if address in seen or LEFT.search(address) or is_full:
                continue
            seen.add(address)
            kinds[kind] = kinds.get(kind, 0) + 1
            browser.size(*WIDTHS[0])
            browser.open(site + address)
            todo += map(plain, browser.evaluate(LINKS))
            _measure(browser, axe, report, login, address)
    report.pages += len(seen)


def _measure(browser, axe, report, login, address):
    page, where = measure.Page(browser, axe), f"{login} {address}"
    for width, height in WIDTHS:
        browser.size(width, height)
        for theme in THEMES:
            page.show(theme)
            for finding, is_ours in page.violations():
                ours = is_ours and not known.is_known(address, finding.rule)
                report.add(f"{where} {width} {theme}", finding, ours)
        if page.width() > width:
            wide = measure.Finding("scrolls-sideways", "serious", "html")
            report.add(f"{where} {width}", wide, True)
        for target in page.nameless():
            nameless = measure.Finding("no-name", "critical", target)
            ours = not known.is_known_nameless(address, target)
            report.add(f"{where} {width}", nameless, ours)
    page.show(THEMES[0])


def main():
    """Read the command line and measure; the exit code tells of breaches of ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=80, help="pages for each visitor")
    parser.add_argument("site")
    options = parser.parse_args()
    report = Report()
    for login in VISITORS:
        print(f"==> {login}", flush=True)
        visit(options.site, login, report, options.most)
    return 1 if report.tell() else 0


if __name__ == "__main__":
    sys.exit(main())
