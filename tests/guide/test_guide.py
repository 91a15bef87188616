"""The user guide: current, in the words of the screens, with the pictures it names."""

import re
from itertools import pairwise

from odoo.tests import BaseCase, tagged

from ..house.tool_common import tool
from ..places import ROOT
from .guide_common import STATIC, made, screen_words, shown, sources, unknown

LINK = re.compile(r'href="([^"]*)"')
ANCHOR = re.compile(r'id="([^"]+)"')
WIDGET = re.compile(r'<widget name="prm_guide" page="([^"]+)"')
MOST_BYTES, MOST_OF_ALL = 60 * 1024, 1536 * 1024


@tagged("-at_install", "post_install", "prm_once")
class TestGuide(BaseCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        pages = tool("guide.pages").pages()
        cls.pages = {f"{page.name}.html": page.html for page in pages}
        cls.texts = sources()

    # ------------------------------------------------------------------ what it says

    def test_the_addon_brings_what_was_written(self):
        folder = STATIC / "guide"
        self.assertEqual({path.name for path in folder.glob("*.html")}, {*self.pages})
        for name, html in self.pages.items():
            brought = (folder / name).read_text(encoding="utf-8")
            self.assertEqual(brought, html, "run `make guide` and commit it")

    def test_words_in_italics_are_words_of_the_screens(self):
        words = screen_words()
        found = {name: unknown(text, words) for name, text in self.texts.items()}
        self.assertEqual({name: bad for name, bad in found.items() if bad}, {})

    def test_a_word_that_is_on_no_screen_is_found(self):
        words = screen_words()
        text = "Click *Submit*, then *Partners → Frobnicate*, and **never** *Sub\nmit*."
        self.assertEqual(unknown(text, words), ["Frobnicate", "Sub mit"])

    def test_a_page_has_one_title_and_no_gap_in_its_headings(self):
        for name, text in self.texts.items():
            levels = [level for level, _title in tool("guide.markdown").headings(text)]
            self.assertEqual((levels[0], levels.count(1)), (1, 1), name)
            steps = [later - level for level, later in pairwise(levels)]
            self.assertLessEqual(max(steps, default=0), 1, name)

    def test_a_heading_stands_once_on_its_page(self):
        for name, html in self.pages.items():
            anchors = ANCHOR.findall(html)
            self.assertEqual(len(anchors), len({*anchors}), name)

    def test_what_is_written_becomes_html(self):
        made = tool("guide.markdown").to_html
        self.assertEqual(made("## A & *B*"), '<h2 id="a-b">A &amp; <em>B</em></h2>')
        self.assertEqual(
            made("1. one\n   more\n2. `two`"),
            "<ol>\n<li>one more</li>\n<li><code>two</code></li>\n</ol>",
        )
        self.assertEqual(
            made("| a | b |\n|---|---|\n| 1 < 2 | **c** |"),
            "<table>\n<tr><th>a</th><th>b</th></tr>\n"
            "<tr><td>1 &lt; 2</td><td><strong>c</strong></td></tr>\n</table>",
        )
        self.assertEqual(
            made("See [it](a.md#b)."), '<p>See <a href="a.md#b">it</a>.</p>'
        )

    # ----------------------------------------------------------------- where it leads

    def exists(self, page, place):
        """Tell whether a link on a page leads to something."""
        target, _hash, anchor = place.partition("#")
        if target.endswith(".css"):
            return not anchor and (STATIC / "guide" / target).is_file()
        html = self.pages.get(target or page)
        return html is not None and (not anchor or anchor in ANCHOR.findall(html))

    def test_links_lead_to_pages_and_headings_that_are_there(self):
        found = [
            (page, place)
            for page, html in self.pages.items()
            for place in LINK.findall(html)
            if not self.exists(page, place)
        ]
        self.assertEqual(found, [])
        self.assertFalse(self.exists("index.html", "administrator.html#nowhere"))
        self.assertFalse(self.exists("index.html", "nowhere.css"))
        self.assertFalse(self.exists("index.html", "nobody.html"))

    def test_question_marks_of_screens_lead_to_headings_that_are_there(self):
        files = [path.read_text() for path in (ROOT / "views").rglob("*.xml")]
        places = [place for text in files for place in WIDGET.findall(text)]
        self.assertGreater(len(places), 20)
        lost = {place for place in places if not self.exists("", place)}
        self.assertEqual(lost, set())
        self.assertFalse([place for place in places if "#" not in place])

    def test_the_address_of_the_guide_is_that_of_its_folder(self):
        script = (STATIC / "src" / "backend" / "guide_link.js").read_text()
        self.assertIn('"/prm/static/guide/"', script)

    # ------------------------------------------------------------------- its pictures

    def test_each_picture_of_a_page_is_made_and_each_that_is_made_is_shown(self):
        named = set().union(*map(shown, self.texts.values()))
        mine = {path for path in made() if path.startswith("guide/")}
        self.assertEqual(named - mine, set(), "tools/guide/table.py does not make it")
        self.assertEqual(mine - named, set(), "no page shows it")
        there = (STATIC / "guide" / "pictures").iterdir()
        self.assertEqual({f"guide/pictures/{path.name}" for path in there}, mine)

    def test_a_picture_that_nobody_makes_is_found(self):
        text = "![A dog](../../static/guide/pictures/dog.png)"
        self.assertEqual(shown(text) - made(), {"guide/pictures/dog.png"})

    def test_pictures_are_small(self):
        sizes = {path: (STATIC / path).stat().st_size for path in made()}
        self.assertEqual([path for path in sizes if sizes[path] > MOST_BYTES], [])
        self.assertLessEqual(sum(sizes.values()), MOST_OF_ALL)
