"""The pages of the user guide: written in docs/guide, brought along as static HTML.

Odoo serves them itself, so that whoever has no Internet reads them, too.
"""

import re
from typing import NamedTuple

from guide import markdown
from places import ROOT
from say import detail

SOURCE = ROOT / "docs" / "guide"
TARGET = ROOT / "static" / "guide"
# File, and its name in the navigation.
PAGES = {
    "index": "Guide",
    "partner": "Partner",
    "supervisor": "Supervisor",
    "channel-manager": "Channel manager",
    "administrator": "Administrator",
}
FRAME = SOURCE / "frame.html"
LINK = re.compile(r'href="([\w-]+)\.md(#[\w-]+)?"')
PICTURES = "../../static/guide/"
# So many tasks are seen without a list of them.
FEW = 4


class Page(NamedTuple):
    """One page: its name, its title, its HTML."""

    name: str
    title: str
    html: str


def pages():
    """Return all pages as they have to be."""
    return [_page(name) for name in PAGES]


def write():
    """Write the pages that the addon brings."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for page in pages():
        (TARGET / f"{page.name}.html").write_text(page.html, encoding="utf-8")
        detail(f"static/guide/{page.name}.html is current.")
    return 0


def text_of(name):
    """Return what somebody wrote."""
    return (SOURCE / f"{name}.md").read_text(encoding="utf-8")


def _page(name):
    text = text_of(name)
    [(_level, title), *_rest] = markdown.headings(text)
    body = LINK.sub(r'href="\1.html\2"', markdown.to_html(text))
    frame = FRAME.read_text(encoding="utf-8")
    for place, value in (
        ("{title}", title),
        ("{navigation}", _navigation(name)),
        ("{body}", _with_contents(text, body.replace(PICTURES, ""))),
    ):
        frame = frame.replace(place, value)
    return Page(name, title, frame)


def _navigation(current):
    links = []
    for name, label in PAGES.items():
        here = ' aria-current="page"' if name == current else ""
        links.append(f'<a href="{name}.html"{here}>{label}</a>')
    return "\n".join(links)


def _with_contents(text, body):
    """Put links to the tasks of a page before the first one, if there are some."""
    tasks = [title for level, title in markdown.headings(text) if level == 2]
    if len(tasks) < FEW:
        return body
    links = (
        f'<li><a href="#{markdown.anchor(title)}">{title}</a></li>' for title in tasks
    )
    contents = f'<ul class="contents">{"".join(links)}</ul>\n'
    return body.replace("<h2", f"{contents}<h2", 1)
