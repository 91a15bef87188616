"""Pairs of customers, as people of many countries write them, and what they are.

`matching_pairs.tsv` says it line by line, and was written from the rules alone.
"""

import re
from typing import NamedTuple

from odoo.tests import BaseCase, tagged

from ...policy.matching import HINT, LIKELY, SAME, Fingerprint, match
from ..places import TABLES

TABLE = TABLES / "matching_pairs.tsv"
# What the table says → the strengths that make it true.
RESULTS = {
    SAME: {SAME},
    LIKELY: {LIKELY},
    HINT: {HINT},
    "different": {""},
    "weak": {HINT, ""},
}
SIDE = re.compile(r"(?P<country>-|[A-Z]{2});(?P<name>[^;]*)(?P<keys>(;.*)?)")
KEYS = {"web": "website", "vat": "vat", "mail": "email"}
# First letters of the blocks of letters that stand for a script.
SCRIPTS = {
    "Latin": "[A-Za-z]",
    "Greek": "[α-ωΑ-Ω]",
    "Cyrillic": "[а-яА-Я]",
    "Armenian": "[\u0531-\u0587]",
    "Hebrew": "[\u05d0-\u05ea]",
    "Arabic": "[\u0621-\u064a]",
    "Devanagari": "[\u0904-\u0939]",
    "Thai": "[\u0e01-\u0e2e]",
    "Georgian": "[\u10d0-\u10f0]",
    "Korean": "[\uac00-\ud7a3]",
    "Kana": "[\u3041-\u30fa]",
    "Han": "[\u4e00-\u9fff]",
}


class Pair(NamedTuple):
    """A row of the table: its line, what is right, and what its sides say."""

    line: int
    result: str
    sides: tuple[str, str]

    def is_true(self):
        one, other = map(fingerprint, self.sides)
        return {match(one, other).strength, match(other, one).strength} <= RESULTS[
            self.result
        ]


def fingerprint(side):
    """Return the fingerprint of "DE; Name; web x; vat y; mail z"."""
    found = SIDE.fullmatch(side)
    values = {"country": found["country"], "name": found["name"].strip()}
    for part in filter(None, found["keys"].split(";")):
        key, _blank, value = part.strip().partition(" ")
        values[KEYS[key]] = value
    told = {key: "" if value == "-" else value for key, value in values.items()}
    return Fingerprint.of(**told)


def pairs(text):
    """Yield the rows of a table."""
    for line, row in enumerate(text.split("\n"), 1):
        if row and not row.startswith("#"):
            result, *sides = row.split("\t")
            yield Pair(line, result, tuple(sides))


@tagged("prm_policy", "prm_once")
class TestMatchingPairs(BaseCase):
    def setUp(self):
        super().setUp()
        self.pairs = list(pairs(TABLE.read_text(encoding="utf-8")))

    def test_each_pair_is_what_the_table_says(self):
        for pair in self.pairs:
            with self.subTest(line=pair.line, pair=pair.sides):
                self.assertTrue(pair.is_true(), pair.result)

    def test_a_wrong_row_is_noticed(self):
        for result in RESULTS.keys() - {"different", "weak"}:
            row = f"{result}\t-; Alder\t-; Birch; web birch.example"
            self.assertFalse(next(pairs(row)).is_true(), result)
        row = "different\t-; Alder; web alder.example\t-; Alder"
        self.assertFalse(next(pairs(row)).is_true())

    def test_they_come_from_many_countries_and_scripts(self):
        sides = [side for pair in self.pairs for side in pair.sides]
        self.assertGreaterEqual(len(self.pairs), 320)
        self.assertGreaterEqual(len({side[:2] for side in sides} - {"-;"}), 30)
        text = "".join(sides)
        for script, letters in SCRIPTS.items():
            self.assertGreater(len(re.findall(letters, text)), 10, script)
        for result in RESULTS:
            rows = [pair for pair in self.pairs if pair.result == result]
            self.assertGreater(len(rows), 8, result)

    def test_no_row_stands_twice(self):
        known = [frozenset(pair.sides) for pair in self.pairs]
        self.assertEqual(len(known), len(set(known)))
