"""Which names are one company's: tables of facts in the files beside this one."""

from odoo.tests import BaseCase, tagged

from ...policy.close_name import is_close
from ...policy.company_name import name_words, normalize_name
from ...policy.legal_form_table import forms
from .policy_common import rows

ONLY_FORMS = (
    "Ltd|GmbH & Co. KG|ООО|& and|!!!|S.A.|Sp. z o.o.|株式会社|(株)|The|AB"
    '|Company Limited|The Company|AS "SA"|&|🚀|有限公司|บริษัท จำกัด|בע"מ|X Corp.'
    "|Æ|Co., Ltd.|(GmbH)|A"
)
NO_NAMES = (
    "-|--|—|...|?|_|n/a|N.A.|N/A Ltd|none|NONE|None GmbH|unknown|Unbekannt|keine|k.A."
    "|xxx|XXXXX|000|test|Test GmbH|ninguno|aucune|néant|nessuna|nenhum|geen|brak"
    "|Не указано|нет|不明|なし|없음|null|tbd"
    "|no name|not available|нет данных|ikke oppgitt|yok"
)
LIKE_NO_NAMES = (
    "Nonesuch|Testa Motors|Unknown Worlds|Nullsoft|X|XXL|Test Valley|NA-KD|Nada Surf"
    "|Stiftung Warentest|Keiner Bau|No Brand|Zero Inc|Private Bank|Brakel|Nil Tech"
)


def relation(one, other):
    """Return what the policy says about two names."""
    if normalize_name(one) == normalize_name(other):
        return "same"
    return "close" if is_close(name_words(one), name_words(other)) else "different"


@tagged("prm_policy", "prm_once")
class TestNames(BaseCase):
    """Legal form and spelling do not count, everything else does."""

    def test_the_table_of_pairs(self):
        for country, expected, one, other in rows("policy_names.tsv"):
            with self.subTest(country=country, one=one, other=other):
                self.assertTrue(normalize_name(one) and normalize_name(other))
                self.assertEqual(relation(one, other), relation(other, one))
                if expected == "other":
                    self.assertNotEqual(relation(one, other), "same")
                else:
                    self.assertEqual(relation(one, other), expected)

    def test_the_table_reaches_over_countries_and_scripts(self):
        table = rows("policy_names.tsv")
        self.assertGreater(len(table), 200)
        self.assertGreater(len({country for country, *_rest in table}), 30)

    def test_nothing_of_a_known_name_is_cut(self):
        for name, words in rows("policy_known_names.tsv"):
            with self.subTest(name=name):
                self.assertEqual(name_words(name), words)

    def test_known_companies_stay_apart(self):
        words = [words for _name, words in rows("policy_known_names.tsv")]
        keys = {each.replace(" ", "") for each in words}
        self.assertEqual(len(keys), len(set(words)))
        self.assertGreater(len(keys), 150)

    def test_two_letters_stand_for_one_in_german_and_nordic_words_alone(self):
        for expected, one, other in rows("policy_two_letters.tsv"):
            meets = normalize_name(one) == normalize_name(other)
            self.assertEqual(meets, expected == "same", f"{one} and {other}")

    def test_a_form_stands_in_front_where_it_does_in_its_country(self):
        for form in rows("policy_front_forms.tsv"):
            for name in (f"{form[0]} Zorblax", f"{form[0]} «Zorblax»"):
                with self.subTest(name=name):
                    self.assertEqual(normalize_name(name), "zorblax")

    def test_common_spellings_of_forms_are_dropped_at_the_end(self):
        for (form,) in rows("policy_end_forms.tsv"):
            names = (f"Zorblax {form}", f"Zorblax, {form}", f"ZORBLAX ({form})")
            keys = {name: normalize_name(name) for name in names}
            self.assertEqual(keys, dict.fromkeys(names, "zorblax"))

    def test_all_forms_of_the_table_are_dropped_at_the_end(self):
        table = forms()
        for form in sorted(table.end | table.weak):
            self.assertEqual(normalize_name(f"Zorblax {form}"), "zorblax", form)

    def test_a_name_is_never_reduced_to_nothing(self):
        for name in ONLY_FORMS.split("|"):
            with self.subTest(name=name):
                self.assertTrue(normalize_name(name))

    def test_what_nobody_sees_is_no_name(self):
        invisible = ("\u200b", "\u2060\ufeff", "\u00ad", "\u3164", "\u2800")
        for name in ("", "  ", None, False, *invisible):
            with self.subTest(name=name):
                self.assertEqual(normalize_name(name), "")
                self.assertEqual(name_words(name), "")

    def test_what_is_typed_for_no_name_is_none(self):
        for name in NO_NAMES.split("|"):
            with self.subTest(name=name):
                self.assertEqual(normalize_name(name), "")

    def test_names_that_look_like_none_stay(self):
        for name in LIKE_NO_NAMES.split("|"):
            with self.subTest(name=name):
                self.assertTrue(normalize_name(name))
