"""The demo's story: databases of before keep theirs, without an error."""

import re
from pathlib import Path

from lxml import etree

from odoo.tests import BaseCase, tagged

DEMO = Path(__file__).parents[2] / "demo"


@tagged("post_install", "-at_install")
class TestDemo(BaseCase):
    def _records(self):
        """Return the records of the demo: id, file and element."""
        for path in sorted(DEMO.glob("*.xml")):
            for record in etree.parse(path).iter("record"):
                yield record.get("id"), path.name, record

    def test_what_an_upgrade_creates_needs_nothing_that_it_does_not_create(self):
        """An upgrade leaves out records with `forcecreate="0"`, and all functions."""
        records = list(self._records())
        left_out = {
            key for key, _file, each in records if each.get("forcecreate") == "0"
        }
        self.assertTrue(left_out)
        wrong = []
        for key, file, record in records:
            text = etree.tostring(record, encoding="unicode")
            names = set(re.findall(r"""ref(?:=|\()["']([\w.]+)""", text))
            if key not in left_out and names & left_out:
                wrong.append((file, key, sorted(names & left_out)))
        self.assertEqual(wrong, [])
