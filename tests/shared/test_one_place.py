"""What stands once: the loop of jobs, the lock on rows, the texts of values."""

import re

from odoo.tests import BaseCase, tagged

from ..house.rules.source_files import Source, sources
from ..places import ROOT

# What is written in one file only, and which one that is.
ONCE = {
    "models/common/batch.py": r"\b_commit_progress\b|\bsplit_every\b",
    "models/common/locking.py": r"\bFOR (NO KEY )?UPDATE\b|\bSKIP LOCKED\b",
    "models/common/formatting.py": (
        r"\bformat_(date|datetime|amount)\(|\bformatLang\(|\b_description_selection\("
    ),
}
FOLDERS = ("models/", "wizards/", "controllers/", "report/")


def copies(files):
    """Yield the places at which something stands that has a place of its own."""
    for file in files:
        for place, pattern in ONCE.items():
            elsewhere = file.path.startswith(FOLDERS) and file.path != place
            if not elsewhere:
                continue
            for number, line in enumerate(file.text.splitlines(), 1):
                if not line.lstrip().startswith("#") and re.search(pattern, line):
                    yield f"{file.path}:{number} belongs into {place}"


@tagged("-at_install", "post_install", "prm_architecture")
class TestOnePlace(BaseCase):
    def test_it_stands_in_its_place_only(self):
        self.assertEqual(list(copies(sources(ROOT))), [])

    def test_the_check_can_fail(self):
        for place in ONCE:
            text = next(file.text for file in sources(ROOT) if file.path == place)
            with self.subTest(place=place):
                self.assertTrue(list(copies([Source("models/lead/x.py", text)])))
                self.assertEqual(list(copies([Source("tests/x.py", text)])), [])
