"""Folding a text for searches: nothing that is typed becomes a sign of a search."""

import sys

from odoo.tests import BaseCase, tagged

from ...policy.search_text import folded, pattern

SIGNS = set("\\%_")


@tagged("prm_policy", "prm_once")
class TestSearchText(BaseCase):
    def test_no_letter_becomes_a_sign_and_what_is_folded_stays(self):
        letters = "".join(map(chr, range(sys.maxunicode + 1)))
        for letter in letters:
            text = folded(letter)
            if letter not in SIGNS:
                self.assertFalse(SIGNS & set(text), repr(letter))
            self.assertEqual(folded(text), text, repr(letter))

    def test_a_search_is_folded_as_a_whole_or_in_parts(self):
        self.assertEqual(folded(pattern("50% Ä_b\\")), "50\\%%a\\_b\\\\")
