"""What the guide and the page of Odoo Apps say, name and show."""

import re

from ..house.tool_common import tool
from ..places import ROOT

STATIC = ROOT / "static"
ITALICS = re.compile(r"(?<![*\w`])\*([^*]+)\*(?![*\w])")
PICTURE = re.compile(r"!\[[^]]+\]\((?:\.\./)*static/([^)]+)\)")
MESSAGE = re.compile(r'^msgid ((?:".*"\n?)+)', re.MULTILINE)
TAG = re.compile(r"<[^>]*>")


def made():
    """Return the pictures that the tools take, by their places below static/."""
    return {picture.path for picture in tool("guide.table").PICTURES}


def sources():
    """Return name → text of each page of the guide."""
    pages = tool("guide.pages")
    return {name: pages.text_of(name) for name in pages.PAGES}


def screen_words():
    """Return the texts of all screens, whole and without what stands in tags."""
    template = (ROOT / "i18n" / "prm.pot").read_text(encoding="utf-8")
    words = set()
    for lines in MESSAGE.findall(template):
        text = "".join(re.findall(r'"(.*)"', lines)).replace("&amp;", "&")
        words |= {" ".join(part.split()) for part in (text, *TAG.split(text))}
    return words


def unknown(text, words):
    """Return what a text says in italics that is on no screen."""
    found = ITALICS.findall(" ".join(text.split()))
    parts = (part.strip() for name in found for part in name.split("→"))
    return sorted({part for part in parts if part not in words})


def shown(text):
    """Return the pictures that a page of the guide shows."""
    return set(PICTURE.findall(text))
