"""What the guide to matching tells the vendor is what the platform does, row by row."""

import re
from typing import NamedTuple

from odoo.tests import BaseCase, tagged

from ...policy.matching import Fingerprint, match
from ..places import ROOT

DOCS = ROOT / "docs"
RESULTS = {"same": "same", "likely": "likely", "hint": "hint", "nothing": ""}
# Name of a column → what its cells are.
COLUMNS = {
    "name": "name",
    "website": "website",
    "tax number": "vat",
    "email": "email",
    "customer": None,
}


class Row(NamedTuple):
    """A line of a table: both sides, and what the guide says of them."""

    line: int
    one: Fingerprint
    other: Fingerprint
    result: str
    columns: tuple[str, str]

    def error(self):
        """Return what is wrong with it, "" when it is true."""
        found = match(self.one, self.other), match(self.other, self.one)
        strengths = {each.strength for each in found}
        if strengths == {RESULTS.get(self.result)}:
            return ""
        return f"line {self.line}: not {self.result}, but {found}"


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def fingerprint(column, cell):
    """Return the fingerprint of a cell: "Acme · tax 123 · ann@acme.example"."""
    text = re.sub(r"\\([<>])", r"\1", cell)
    if COLUMNS[column]:
        return Fingerprint.of(**{COLUMNS[column]: text})
    name, *keys = text.split(" · ")
    return Fingerprint.of(name=name, **dict(map(key_of, keys)))


def key_of(text):
    if text.startswith("tax "):
        return "vat", text.removeprefix("tax ")
    return ("email" if "@" in text else "website"), text


def rows(text):
    """Yield the rows of the tables that compare two sides."""
    head = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("|"):
            head = None
        elif head is None:
            head = cells(line)
        elif head[-1] == "result" and not set(line) <= set("|-: "):
            columns, (one, other, result) = tuple(head[:2]), cells(line)
            sides = map(fingerprint, columns, (one, other))
            yield Row(number, *sides, result, columns)


@tagged("prm_policy", "prm_once")
class TestMatchingGuide(BaseCase):
    def setUp(self):
        super().setUp()
        if not DOCS.is_dir():
            self.skipTest("An archive of the addon holds no documents.")
        self.text = (DOCS / "matching.md").read_text(encoding="utf-8")

    def test_each_row_is_true(self):
        for row in rows(self.text):
            with self.subTest(line=row.line):
                self.assertEqual(row.error(), "")

    def test_a_broken_row_is_noticed_with_its_line(self):
        lines = self.text.split("\n")
        first = {row.result: row for row in rows(self.text)}
        for row in first.values():
            before = lines[row.line - 1].rpartition(row.result)[0]
            for wrong in (RESULTS.keys() - {row.result}) | {"sme", ""}:
                broken = f"{before}{wrong} |"
                text = "\n".join([*lines[: row.line - 1], broken, *lines[row.line :]])
                errors = [each.error() for each in rows(text) if each.line == row.line]
                self.assertTrue(errors[0].startswith(f"line {row.line}: not {wrong}"))

    def test_every_key_and_every_strength_has_examples(self):
        found = list(rows(self.text))
        self.assertGreaterEqual(len(found), 60)
        columns = {column for row in found for column in row.columns}
        self.assertEqual(columns, COLUMNS.keys())
        results = [row.result for row in found]
        for result in RESULTS:
            self.assertGreaterEqual(results.count(result), 5, result)
        met = {key for row in found for key in match(row.one, row.other).matched_on}
        self.assertEqual(met, {"vat", "host", "name", "email_domain", "close_name"})
