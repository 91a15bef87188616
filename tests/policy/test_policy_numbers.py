"""One taxpayer, however the number was written; and numbers that are nobody's."""

import random

from odoo.tests import BaseCase, tagged

from ...policy.matching import Fingerprint, match
from ...policy.tax_key import canonical
from ...policy.tax_number import verdict_tax_number

# Country of the record; how its number is stored; how else people write it.
SAME_NUMBER = """
AL | ALJ91402501L | J91402501L | j 91402501 l
AR | 20055361682 | 20-05536168-2 | AR20055361682
AT | ATU12345675 | U12345675 | 12345675 | ATU 123 456 75
AU | 83 914 571 673 | 83914571673 | ABN 83 914 571 673 | AU83914571673
BE | BE0477472701 | 0477472701 | 0477.472.701 | 477472701 | BE 477 472 701
BG | BG1234567892 | 1234567892
BR | 11.222.333/0001-81 | 11222333000181 | CNPJ: 11.222.333/0001-81
CA | 123456789RT0001 | 123456789 | CA123456789
CH | CHE-123.456.788 MWST | CHE-123.456.788 TVA | CHE123456788 | 123.456.788
CL | 76086428-5 | 76.086.428-5 | CL760864285 | RUT 76.086.428-5
CL | 60803000-K | 60.803.000-k
CN | 91110000600037341L | CN91110000600037341L
CO | 213123432-1 | 2131234321 | NIT 213.123.432-1 | 213123432 | CO2131234321
CR | 3101012009 | 3-101-012009
CY | CY10259033P | 10259033P | 10259033p
CZ | CZ12345679 | 12345679 | CZ 123 456 79
DE | DE136695976 | 136695976 | DE 136 695 976 | USt-IdNr.: DE136695976 | DE136/695/976
DK | DK12345674 | 12345674 | 12 34 56 74 | CVR: 12345674
DO | 1-01-85004-3 | 101850043
EC | 1792060346001 | 1792060346
EE | EE123456780 | 123456780
ES | ESA12345674 | A12345674 | A-12345674 | CIF: A-12345674
FI | FI12345671 | 12345671 | 1234567-1
FR | FR23334175221 | 23334175221 | FR 23 334 175 221 | 334175221 | 334 175 221
RE | FR40303265045 | 303265045 | N\u00b0 TVA: FR40303265045 | FR40303265045 (France)
CO | 900.123.456-8 | 900,123,456-8 | 9001234568
FR | FR40303265045 | 303265045 | 303 265 045 00029
GB | GB123456782 | 123456782 | XI123456782 | GB 123 4567 82 | UK123456782
GB | GB123456782 | 123456782000
GR | EL123456783 | 123456783 | GR123456783
GR | EL123456783 | \u0395\u039b123456783 | \u0391\u03a6\u039c: 123456783
HR | HR01234567896 | 01234567896 | 1234567896
HU | HU12345676 | 12345676 | 12345676-1-11 | HU 12345676
ID | 1234567890123456 | 1234 5678 9012 3456
ID | 01.312.166.0-091.000 | 013121660091000 | 0013121660091000
IE | IE1234567FA | 1234567FA | IE 1234567 fa
IL | 516179157 | IL516179157 | 51-617915-7
IN | 12AAAAA1234AAZA | 12 AAAAA 1234 A AZA | GSTIN: 12AAAAA1234AAZA
IS | IS062199 | 062199 | 62199
IT | IT12345670017 | 12345670017 | P.IVA 12345670017 | P. IVA: IT 12345670017
JP | T7000012050002 | 7000012050002 | JP7000012050002
KR | 123-45-67890 | 1234567890 | KR1234567890
LT | LT123456715 | 123456715
LU | LU12345613 | 12345613 | LU 123 456 13
LV | LV41234567891 | 41234567891
MA | 12345678 | MA12345678
MC | FR53000004605 | 53000004605
MT | MT12345634 | 12345634 | MT 1234-5634
MX | GODE561231GR8 | GODE-561231-GR8 | gode561231gr8 | MXGODE561231GR8
MY | C20830000090 | C 2083000009-0 | MYC20830000090
NL | NL123456782B90 | 123456782B90 | 123456782 | NL 1234.56.782.B.90
NO | NO923609016 | Org.nr. 923 609 016 | Org nr 923609016 | VAT No NO923609016MVA
NO | NO123456785 | 123456785 | NO 123 456 785 MVA | 123456785MVA
NZ | 49-098-576 | 49098576 | 049098576
PE | 20512333797 | RUC 20512333797 | PE20512333797
PH | 123-456-789-000 | 123456789000 | 123456789
PL | PL1234567883 | 1234567883 | 123-456-78-83 | NIP: 123-456-78-83
PT | PT123456789 | 123456789 | NIF 123 456 789
RO | RO1234567897 | 1234567897 | CUI: RO 1234567897
RS | RS101134702 | 101134702 | PIB 101134702
RU | 7707083893 | RU7707083893 | \u0418\u041d\u041d 7707083893 | 7707 083 893
RU | 123456789047 | RU123456789047
SA | 310175397400003 | SA310175397400003
SE | SE123456789701 | 123456789701 | 1234567897 | 123456-7897 | SE 123456-7897
SG | T08GA0028A | T08-GA-0028A | UEN: T08GA0028A
SI | SI12345679 | 12345679 | SI 123 456 79
SK | SK2022749619 | 2022749619 | SK 2022 749 619
SM | SM24165 | 24165
TH | 1234545678781 | 1-2345-45678-78-1 | TH1234545678781
TR | 3280009642 | 328 000 9642 | TR3280009642
TW | 22099131 | TW22099131 | \u7d71\u4e00\u7de8\u865f 22099131
UA | UA12345678 | 12345678
US | 12-3456789 | 123456789 | US12-3456789 | EIN: 12-3456789
UY | 219999830019 | 21-999983-0019 | UY219999830019
VE | V-12345678-1 | V123456781 | V-12.345.678-1
VN | 0100109106 | 0100109106-001 | VN0100109106
XI | XI123456782 | GB123456782 | 123456782
ZA | 4123456789 | ZA4123456789
"""

OTHER_NUMBER = (
    ("DE136695976", "", "DE136695977", ""),
    ("DE136695976", "", "AT136695976", ""),
    ("136695976", "DE", "136695976", "PT"),
    ("ATU12345675", "DE", "12345675", "DE"),
    ("XQ123456", "", "123456", ""),
    ("BE0477472701", "", "BE0477472702", ""),
    ("FR23334175221", "", "FR40303265045", ""),
    ("NL123456782B01", "", "NL123456783B01", ""),
    ("27AAACR5055K1Z7", "IN", "29AAACR5055K1Z3", "IN"),
    ("12345", "", "123456", ""),
)

NOBODY = """
none | n/a | N.A. | unknown | unbekannt | inconnu | desconocido | keine | brak | yok
нет | нет данных | không có | ไม่มี | なし | 없음 | 无 | לא ידוע | لا يوجد | TBD | tbd.
0 | 00 | 000000000 | 000-000-000 | 1111111111 | 2222222222 | 11111111111 | 9999999999999
FR999999999999 | FR00000000000 | ATU00000000 | DE000000000 | NL000000000B01 | 66666666-6
CHE-999.999.999 MWST | CHE-000.000.000 | NO999999999MVA | SE000000000001 | 00000000T
XAXX010101000 | XEXX010101000 | 999999990 | PT999999990 | B00000000 | 0000000001
- | / | ... | xxx | XXXXXXXXX | ٠٠٠٠٠٠٠٠٠ | pending
"""

SOMEBODY = ("123456789", "1234567890", "DE123456789", "100000000", "AAA111111AA1")


def cells(table):
    """Return the cells of a table in text, one list a line."""
    return [
        [cell.strip() for cell in line.split("|")]
        for line in table.strip().splitlines()
    ]


@tagged("prm_policy", "prm_once")
class TestTaxKeys(BaseCase):
    """Country, prefix, suffix and punctuation say nothing about the taxpayer."""

    def assertMeet(self, expected, a, b):
        one, other = Fingerprint.of(**a), Fingerprint.of(**b)
        met = match(one, other).matched_on, match(other, one).matched_on
        self.assertEqual(met, (expected, expected), (a, b, one, other))

    def test_every_spelling_meets_the_stored_number_with_and_without_a_country(self):
        for country, stored, *others in cells(SAME_NUMBER):
            for other in others:
                for home, away in ((country, country), (country, ""), ("", country)):
                    a = {"vat": stored, "country": home}
                    self.assertMeet(("vat",), a, {"vat": other, "country": away})

    def test_prefixed_numbers_meet_their_bare_ones_where_no_country_is_known(self):
        prefixed = [line for line in cells(SAME_NUMBER) if line[1][:2] == line[0]]
        self.assertGreater(len(prefixed), 30)
        for _country, stored, bare, *_more in prefixed:
            self.assertMeet(("vat",), {"vat": stored}, {"vat": bare})

    def test_other_numbers_and_other_countries_do_not_meet(self):
        for vat, country, other, abroad in OTHER_NUMBER:
            a = {"vat": vat, "country": country}
            self.assertMeet((), a, {"vat": other, "country": abroad})

    def test_a_slip_in_a_prefixed_number_still_meets_the_bare_one(self):
        for typed in ("DE12345678", "DE1234567890", "PL123456789", "IT1234567001"):
            self.assertMeet(("vat",), {"vat": typed}, {"vat": typed[2:]})

    def test_nobody_s_numbers_are_no_key_and_are_refused(self):
        for text in (text for line in cells(NOBODY) for text in line):
            with self.subTest(text=text):
                self.assertEqual(canonical(text).number, "")
                self.assertEqual(canonical(text, "DE").number, "")
                if text not in {"-"}:
                    code = verdict_tax_number(text, ".*").code
                    self.assertEqual(code, "tin_dummy")

    def test_nobody_s_numbers_are_refused_by_the_default_pattern_as_well(self):
        for text in ("000 000 000", "111111111", "2222222222", "999999999999"):
            self.assertEqual(verdict_tax_number(text).code, "tin_dummy")

    def test_numbers_that_only_look_simple_are_somebody_s(self):
        for text in SOMEBODY:
            with self.subTest(text=text):
                self.assertTrue(canonical(text).number)
                self.assertTrue(verdict_tax_number(text, ".*"))

    def test_the_key_of_a_key_is_itself(self):
        for country, *texts in cells(SAME_NUMBER):
            for text in texts:
                for home in ("", country):
                    key = canonical(text, home)
                    again = canonical(key.text or key.number, "")
                    self.assertEqual(again, key, text)

    def test_nothing_that_is_typed_raises_or_makes_a_long_key(self):
        rng = random.Random(20261125)
        signs = "019AZdexyÑß-./ \t\n\x00\u200f\u202e٣३௫一Ⅷ½²①🙂éЖΕΛ,;|:"
        for _round in range(3000):
            length = rng.choice((1, 2, 5, 9, 12, 40, 300))
            text = "".join(rng.choice(signs) for _ in range(length))
            country = rng.choice(("", "DE", "FR", "ZZ", "??", "GB", "x", None))
            key = canonical(text, country)
            self.assertLessEqual(len(key.text), 255)
            self.assertEqual(canonical(text.lower(), country).number, key.number)
            verdict_tax_number(text)
        for text in ("9" * 10_000, "DE" * 5_000, "\u0660" * 10_000, "," * 10_000):
            self.assertLessEqual(len(canonical(text).number), 255)
            verdict_tax_number(text)
