"""Each code has one sentence: a second one would quietly replace the first."""

import re
from collections import Counter

from odoo.tests import TransactionCase, tagged

from ..places import ROOT

ENTRY = re.compile(r'^    "(\w+)": _lt\(', re.MULTILINE)


@tagged("-at_install", "post_install", "prm_once")
class TestSentences(TransactionCase):
    def test_no_code_has_two_sentences(self):
        folder = ROOT / "models" / "common"
        files = [folder / "messages.py", *(folder / "sentences").glob("*.py")]
        codes = Counter(
            code for path in files for code in ENTRY.findall(path.read_text("utf-8"))
        )
        self.assertGreater(len(codes), 100)
        self.assertEqual([code for code, number in codes.items() if number > 1], [])
