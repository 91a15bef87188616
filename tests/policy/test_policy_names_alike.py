"""What must never change the key of a name, tried on many names."""

import random
import unicodedata

from odoo.tests import BaseCase, tagged

from ...policy.company_name import name_words, normalize_name
from ...policy.legal_form_table import forms
from .policy_common import rows

SYLLABLES = """
    al ber bo cken da del du ei el fen gar gro hil ho im jan ka kel kro lan lin lo
    mar mer mi nav nel no ol or pa per pli qua ra ren rit ro sal sen sko ta ter to
    ul um va ver vi wal wes xa yo zan zel zor mül søn ång łód stra ße œuv ñan çor aa
    oe ue ae ßo îl ōk ėn şah сев мол рит ёл йот δελ νίκ ωρ שלו מים نور شمس 山 田 海 ト
    ヨ 서 울 ช้าง กา
""".split()
ENDINGS = (
    "",
    " GmbH",
    " Ltd.",
    " S.A.",
    ", Inc.",
    " & Co. KG",
    " (publ)",
    " Sp. z o.o.",
)
QUOTES = set('"„«')
INVISIBLE = "\u200b\u2060\ufeff\u00ad\u200d\u2063"


def made_names(count, seed=8):
    """Return names of one to four words, always the same for a seed."""
    chance = random.Random(seed)
    for _number in range(count):
        words = (
            "".join(chance.choices(SYLLABLES, k=chance.randint(1, 4)))
            for _word in range(chance.randint(1, 4))
        )
        yield " ".join(words).capitalize() + chance.choice(ENDINGS)


def wide(text):
    """Return the text with letters of full width."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def with_invisible(text):
    """Return the text with a sign nobody sees after each letter."""
    signs = (INVISIBLE[place % len(INVISIBLE)] for place in range(len(text)))
    return "".join(c + sign for c, sign in zip(text, signs, strict=True))


SPELLINGS = {
    "upper case": str.upper,
    "lower case": str.lower,
    "blanks around": lambda name: f"  {name}\u00a0",
    "double blanks": lambda name: name.replace(" ", " \u2003 "),
    "letters and marks apart": lambda name: unicodedata.normalize("NFD", name),
    "letters and marks together": lambda name: unicodedata.normalize("NFC", name),
    "full width": wide,
    "invisible signs": with_invisible,
    "marks at the end": lambda name: f"{name}!",
    "in quotation marks": lambda name: name if QUOTES & {*name} else f"“{name}”",
}


@tagged("prm_policy", "prm_once")
class TestAlike(BaseCase):
    """A key says nothing about how a name was typed."""

    def setUp(self):
        super().setUp()
        pairs = [name for row in rows("policy_names.tsv") for name in row[2:]]
        known = [name for name, _words in rows("policy_known_names.tsv")]
        self.names = [*pairs, *known, *made_names(1000)]

    def test_a_key_of_a_key_is_itself(self):
        spelled = [f"Zorblax {form}" for form in forms().end]
        for name in (*self.names, *spelled, *forms().end):
            words, key = name_words(name), normalize_name(name)
            again = (name_words(words), normalize_name(words), normalize_name(key))
            self.assertEqual(words.replace(" ", ""), key, name)
            self.assertEqual(again, (words, key, key), name)

    def test_the_way_of_typing_says_nothing(self):
        keys = [(name, normalize_name(name)) for name in self.names]
        for way, spelled in SPELLINGS.items():
            with self.subTest(way=way):
                others = [(name, normalize_name(spelled(name))) for name, _key in keys]
                self.assertEqual(others, keys)

    def test_blanks_and_hyphens_between_words_say_nothing(self):
        for name in made_names(1000, seed=9):
            words = name_words(name).split()
            joints = ("", "-", " - ", "\u2011", "\n", "/ ")
            others = {joint: normalize_name(joint.join(words)) for joint in joints}
            self.assertEqual(others, dict.fromkeys(joints, "".join(words)), name)

    def test_a_name_is_itself_with_each_common_form(self):
        endings = [form for (form,) in rows("policy_end_forms.tsv")]
        for place, name in enumerate(made_names(1000, seed=10)):
            words = name_words(name)
            form = endings[place % len(endings)]
            if len(words) < 4:  # may be a form itself, or a word for no name
                continue
            with self.subTest(name=words, form=form):
                self.assertEqual(name_words(f"{words} {form}"), words)

    def test_a_very_long_name_costs_little_time(self):
        for part in ("a", "ae ", "ltd ", "gmbh x ", ", ltd", "a b ", "公司", "\ufdfa"):
            with self.subTest(part=part):
                words = name_words(part * 20000)
                self.assertTrue(words)
                self.assertEqual(name_words(words), words)

    def test_different_made_names_stay_apart(self):
        seen = {}
        for name in made_names(3000, seed=11):
            plain = "".join(c for c in name.casefold() if c.isalnum())
            seen.setdefault(normalize_name(name), set()).add(plain)
        most = max(len(names) for names in seen.values())
        self.assertLess(most, 9)
