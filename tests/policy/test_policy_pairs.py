"""Whole descriptions of customers, two by two: one and the same, or not."""

import random

from odoo.tests import BaseCase, tagged

from ...policy.matching import HINT, LIKELY, SAME, Fingerprint, match
from ..places import TABLES

TABLE = TABLES / "customer_pairs.txt"


def read_pairs():
    """Return the table as tuples: strength, one customer, the other."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if "|" in line and line[0] != "#"]
    for first, second in zip(rows[::2], rows[1::2], strict=True):
        strength = first[0].strip()
        yield strength, *(read_customer(cells[1:]) for cells in (first, second))


def read_customer(cells):
    """Return what a line of the table says, as ``Fingerprint.of`` takes it."""
    keys = ("country", "name", "website", "vat", "email")
    texts = [cell.strip() for cell in cells] + [""] * len(keys)
    return dict(zip(keys, texts, strict=False))


def changed(text, rng):
    """Return ``text`` with other blanks, capitals and an invisible mark."""
    upper = rng.random() < 0.5 and "ß" not in text and "ς" not in text
    cased = text.upper() if upper else text
    return f"\u200e {cased}\u00a0" if text else text


@tagged("prm_policy", "prm_once")
class TestPairs(BaseCase):
    """The table of pairs holds, from both sides."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pairs = list(read_pairs())

    def test_the_table_is_large_enough(self):
        self.assertGreaterEqual(len(self.pairs), 130)
        countries = {one["country"] for _strength, one, _other in self.pairs}
        self.assertGreaterEqual(len(countries), 40)
        strengths = {strength for strength, _one, _other in self.pairs}
        self.assertEqual(strengths, {SAME, LIKELY, HINT, "-"})

    def test_each_pair_is_as_sure_as_the_table_says(self):
        for strength, one, other in self.pairs:
            with self.subTest(one=one, other=other):
                a, b = Fingerprint.of(**one), Fingerprint.of(**other)
                self.assertEqual(match(a, b).strength or "-", strength, (a, b))

    def test_the_order_of_the_two_changes_nothing(self):
        for _strength, one, other in self.pairs:
            a, b = Fingerprint.of(**one), Fingerprint.of(**other)
            self.assertEqual(match(a, b), match(b, a))

    def test_a_customer_is_the_same_as_itself_as_far_as_something_is_known(self):
        for _strength, one, _other in self.pairs:
            key = Fingerprint.of(**one)
            found = match(key, key).strength
            known = key.host or key.number
            expected = SAME if known or (key.name and key.email_domain) else None
            self.assertIn(found, {expected} if expected else {LIKELY, HINT, ""})

    def test_blanks_capitals_and_marks_change_nothing(self):
        rng = random.Random(20261125)
        for _strength, *customers in self.pairs:
            for customer in customers:
                other = {key: changed(text, rng) for key, text in customer.items()}
                other["country"] = customer["country"]
                self.assertEqual(Fingerprint.of(**other), Fingerprint.of(**customer))

    def test_the_keys_of_keys_are_themselves(self):
        for _strength, *customers in self.pairs:
            for customer in customers:
                key = Fingerprint.of(**customer)
                mail = key.email_domain and f"a@{key.email_domain}"
                again = Fingerprint.of("", key.host, key.vat or key.number, mail)
                self.assertEqual(again[1:], key[1:])

    def test_customers_of_different_pairs_are_not_the_same(self):
        """Beside their tax numbers: several countries write the same digits."""
        found = [
            Fingerprint.of(**{**customer, "vat": ""})
            for _strength, *customers in self.pairs
            for customer in customers
        ]
        for place, a in enumerate(found):
            others = found[place + 1 + (place + 1) % 2 :]
            same = [b for b in others if match(a, b).strength == SAME]
            self.assertEqual(same, [], a)
