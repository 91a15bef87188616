"""Glue keeps the rules of the house: the small addons that join ours to other apps.

They stand in the repository alone. In a release of ours there are none to look at.
"""

import ast
import tempfile
from pathlib import Path

from odoo.tests import BaseCase, tagged

from ..places import ROOT
from .rules import FILE_RULES, GLUE_RULES, HOUSE_RULES, NOT_OF_GLUE, TREE_RULES
from .rules.glue import LINE_LIMIT, code_lines
from .rules.source_files import Source, breaches, sources, tree_breaches

# What is no part of what an addon is: what tries it, and what an upgrade does once.
APART = {"tests", "migrations"}
# What each has: for those who install it, release it and translate it.
HAS = ("README.rst", "pyproject.toml", "static/description/icon.png", "tests")
FIXED = {"author": "prm contributors", "license": "LGPL-3", "category": "Sales/CRM"}
ADDONS = sorted(path.parent for path in (ROOT / "addons").glob("*/__manifest__.py"))


def manifest_of(addon):
    return ast.literal_eval((addon / "__manifest__.py").read_text(encoding="utf-8"))


def unimported(tests):
    """Return the test files that their package does not import: they never run."""
    text = (tests / "__init__.py").read_text(encoding="utf-8")
    nodes = ast.walk(ast.parse(text))
    found = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    imported = {alias.name for node in found for alias in node.names}
    return sorted({path.stem for path in tests.glob("test_*.py")} - imported)


@tagged("-at_install", "post_install", "prm_architecture", "prm_once")
class TestGlue(BaseCase):
    """Each rule, over the files of each glue addon."""

    def test_each_keeps_the_rules_of_the_house(self):
        for addon in ADDONS:
            files = list(sources(addon))
            for rule in (*HOUSE_RULES, *FILE_RULES, *GLUE_RULES):
                with self.subTest(addon=addon.name, rule=rule.__name__):
                    self.assertEqual(breaches(rule, files), [], rule.__doc__)
            for rule in {*TREE_RULES} - {*NOT_OF_GLUE}:
                with self.subTest(addon=addon.name, rule=rule.__name__):
                    self.assertEqual(tree_breaches(rule, files), [], rule.__doc__)

    def test_each_is_small(self):
        for addon in ADDONS:
            code = [each for each in sources(addon) if each.is_python]
            lines = sum(code_lines(each) for each in code if each.folder not in APART)
            with self.subTest(addon=addon.name):
                self.assertLess(lines, LINE_LIMIT, "of code, without tests")
                self.assertGreater(lines, 0)

    def test_each_has_what_its_readers_and_a_release_need(self):
        for addon in ADDONS:
            with self.subTest(addon=addon.name):
                lacking = [name for name in HAS if not (addon / name).exists()]
                self.assertEqual(lacking, [])
                self.assertEqual(unimported(addon / "tests"), [])
                self.assertTrue(list((addon / "tests").glob("test_*.py")))

    def test_each_manifest_joins_us_to_an_app(self):
        for addon in ADDONS:
            manifest = manifest_of(addon)
            with self.subTest(addon=addon.name):
                self.assertTrue(addon.name.startswith("prm_"))
                self.assertEqual({**manifest, **FIXED}, manifest)
                self.assertIn("prm", manifest["depends"])
                self.assertGreater(len(manifest["depends"]), 1)
                self.assertTrue(manifest["auto_install"], "comes by itself")
                self.assertRegex(manifest["version"], r"^19\.0(\.\d+){3}$")

    def test_each_stands_in_the_documents(self):
        table = ROOT / "docs" / "addons.md"
        for addon in ADDONS:
            self.assertIn(f"`{addon.name}`", table.read_text(encoding="utf-8"))

    # ---------------------------------------------------------- the checks themselves

    def test_words_about_code_are_no_code(self):
        text = '"""Say it.\n\nTwice."""\n\n# why\na = (\n    1,\n)\n\n\ndef b():\n'
        source = Source("models/a.py", f'{text}    """Do b."""\n    return a\n')
        self.assertEqual(code_lines(source), 5)

    def test_a_test_that_is_not_imported_is_seen(self):
        with tempfile.TemporaryDirectory() as name:
            for file in ("test_a.py", "test_b.py", "common.py"):
                Path(name, file).touch()
            Path(name, "__init__.py").write_text("from . import test_a")
            self.assertEqual(unimported(Path(name)), ["test_b"])
