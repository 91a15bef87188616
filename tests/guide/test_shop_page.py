"""The page for Odoo Apps: what Odoo lets through, with pictures that come along."""

import ast

from lxml import html

from odoo.tests import BaseCase, tagged
from odoo.tools import html_sanitize

from ..places import ROOT
from .guide_common import made, screen_words

FOLDER = ROOT / "static" / "description"
TAGS = {"section", "div", "img", "h1", "h2", "h3", "p", "strong", "em", "code", "table"}
TAGS |= {"tr", "td", "ul", "ol", "li"}
ATTRIBUTES = {"style", "src", "alt", "width", "height"}
# Apps of Odoo, by their names.
APPS = {"Sales", "Project", "eLearning", "Website"}


@tagged("-at_install", "post_install", "prm_once")
class TestShopPage(BaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.text = (FOLDER / "index.html").read_text(encoding="utf-8")
        cls.page = html.fromstring(f"<div>{cls.text}</div>")
        cls.manifest = ast.literal_eval((ROOT / "__manifest__.py").read_text())

    def pictures(self):
        return {node.get("src") for node in self.page.iter("img")}

    def test_it_is_made_of_what_the_store_shows(self):
        for node in self.page.iter():
            self.assertIn(node.tag, TAGS)
            self.assertLessEqual({*node.attrib}, ATTRIBUTES, node.tag)
            style = node.get("style", "")
            self.assertNotRegex(style, "url|position|script|@")

    def test_nothing_of_it_is_lost_where_odoo_shows_it(self):
        kept = html.fromstring(html_sanitize(self.text))
        tags = [node.tag for node in self.page.iterdescendants()]
        for tag in ("img", "section", "table", "h2", "li"):
            self.assertEqual(len(kept.findall(f".//{tag}")), tags.count(tag), tag)
        self.assertEqual(kept.text_content().split(), self.page.text_content().split())

    def test_its_pictures_come_along_and_are_described(self):
        for name in self.pictures():
            self.assertTrue((FOLDER / name).is_file(), name)
        icon, *others = self.page.iter("img")
        self.assertEqual(icon.get("alt"), "")
        self.assertTrue(all(node.get("alt") for node in others))

    def test_each_picture_of_the_store_is_made_and_shown(self):
        shown = {f"description/{name}" for name in self.pictures() - {"icon.png"}}
        shown |= {image.removeprefix("static/") for image in self.manifest["images"]}
        self.assertEqual({path for path in made() if "description/" in path}, shown)

    def test_the_store_finds_the_cover(self):
        for image in self.manifest["images"]:
            self.assertTrue((ROOT / image).is_file(), image)

    def test_words_of_the_screens_are_on_a_screen(self):
        words = screen_words() | APPS | {self.manifest["name"]}
        said = {node.text_content() for node in self.page.iter("em")}
        self.assertEqual(said - words, set())

    def test_the_languages_are_those_that_there_are(self):
        files = [*(ROOT / "i18n").glob("*.po")]
        [title] = [one for one in self.page.iter("h2") if one.text == "Languages"]
        named = title.getnext().text_content().split(", ")
        self.assertEqual(len(named), len(files) + 1, "and English")
