"""Notes of activities are HTML: what somebody typed is made text of before."""

import ast

from odoo.tests import BaseCase, tagged

from ..places import ROOT

MADE = "plaintext2html"


def unsafe_notes(tree):
    """Return the lines of calls that give an activity a note as it was typed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and "activity_schedule" in ast.unparse(node.func):
            for argument in node.keywords:
                value = argument.value
                made = isinstance(value, ast.Call) and ast.unparse(value.func)
                if argument.arg == "note" and made != MADE:
                    yield node.lineno


@tagged("-at_install", "post_install", "prm_once")
class TestActivityNotes(BaseCase):
    def test_the_rule_finds_a_typed_note_and_leaves_a_made_one(self):
        for note, found in (("deal.reason", [1]), ("plaintext2html(deal.reason)", [])):
            source = ast.parse(f"deal.activity_schedule('x', note={note})")
            self.assertEqual(list(unsafe_notes(source)), found)

    def test_each_note_is_made_text_of(self):
        files = [*(ROOT / "models").rglob("*.py"), *(ROOT / "wizards").rglob("*.py")]
        self.assertGreater(len(files), 100)
        found = [
            f"{path.relative_to(ROOT)}:{line}"
            for path in files
            for line in unsafe_notes(ast.parse(path.read_text("utf-8")))
        ]
        self.assertEqual(found, [])
