"""Which telephone numbers and which people are the same."""

import random

import phonenumbers

from odoo.tests import BaseCase, tagged

from ...policy import phone_number
from ...policy.phone_number import is_plausible, normalize_phone
from ...policy.same_person import Person, same_name, same_person

# Key, region of the record → what people write.
PHONES = {
    ("+49891234567", ""): (
        "+49 89 1234567",
        "+49 (0)89 / 123 45 67",
        "0049 89 1234567",
        "tel:+49-89-1234567;ext=12",
        "\u200e+49 89\u00a01234567",
        "Tel.: +49 89 123-4567 ext. 12",
        "+49 89 1234567 DW 12",
        "\uff0b\uff14\uff19 89 1234567",
    ),
    ("+49891234567", "DE"): ("089 1234567", "(089) 123 45 67", "+49 89 1234567"),
    ("+12125550123", "US"): ("(212) 555-0123", "1-212-555-0123", "+1 212.555.0123 x9"),
    ("+390612345678", "IT"): ("06 1234 5678", "+39 06 12345678"),
    ("+77172790000", ""): ("+7 (7172) 79-00-00",),
    ("+819012345678", "JP"): ("090-1234-5678", "+81 90-1234-5678"),
    ("", ""): ("089 1234567", "", "call me", "+1", "+999 1234567", "12345"),
}

SAME_NAMES = (
    ("Ann Lee", "ann LEE", "Lee, Ann", "LEE Ann", "Ms. Ann Lee", "Ann Lee, PhD"),
    ("Ann Lee", "Ann Marie Lee", "Ann M. Lee", "Dr. Ann Lee"),
    ("Jürgen Müller", "Juergen Mueller", "Jurgen Muller", "Herr Dr. Jürgen Müller"),
    ("Søren Ødegård", "Soeren Oedegaard", "Soren Odegard"),
    ("José García López", "Jose Garcia Lopez", "Jose Garcia", "Sr. José García López"),
    ("Łukasz Żółw", "Lukasz Zolw", "Pan Łukasz Żółw"),
    ("Jean-Pierre Dupont", "Jean Pierre Dupont", "M. Jean-Pierre DUPONT"),
    ("Siobhán O'Neill", "Siobhan O\u2019Neill", "Siobhan ONeill"),
    ("Иван Петров", "ПЕТРОВ Иван", "Иван Сергеевич Петров", "г-н Иван Петров"),
    ("Γιώργος Παπαδόπουλος", "Παπαδόπουλος Γιώργος", "κ. Γιώργος Παπαδόπουλος"),
    ("田中太郎", "田中 太郎", "田中太郎様"),
    ("김민수", "김 민수", "김민수님"),
    ("王小明", "王 小明", "王小明先生"),
    ("محمد علي", "علي محمد"),
    ("דוד כהן", "כהן דוד"),
    ("Nguyễn Văn An", "Nguyen Van An", "An Nguyễn Văn"),
    ("Cher", "CHER"),
)

OTHER_NAMES = (
    ("Ann Lee", "Anna Lee"),
    ("Ann Lee", "Bob Lee"),
    ("Ann Lee", "Ann Ray"),
    ("Ann Lee", "A. Lee"),
    ("Ann Lee", "Lee"),
    ("Ann B. Lee", "Ann C. Lee"),
    ("Ann", "Lee"),
    ("", "Ann Lee"),
    ("", ""),
    ("Dr.", "Prof."),
    ("Иван Петров", "Пётр Иванов"),
    ("田中太郎", "田中次郎"),
    ("Jürgen Müller", "Jürgen Möller"),
)

ANN = ("Ann Lee", "ann.lee@acme.example", "+49 89 1234567")

# Beside ANN → whether it is her.
PEOPLE = (
    (("Ann Lee", "", ""), True),
    (("A. Lee", "ann.lee@acme.example", ""), True),
    (("A. Lee", "ANN.LEE+crm@ACME.example", ""), True),
    (("A. Lee", "", "089 1234567"), True),
    (("A. Lee", "a@acme.example", ""), False),
    (("Bob Lee", "", "+49 89 1234567"), False),
    (("Bob Ray", "bob@acme.example", "+49 89 1234567"), False),
    (("", "", "+49 89 1234567"), False),
    (("", "ann.lee@acme.example", ""), True),
    (("Ann Lee", "ann@other.example", "+1 212 555 0123"), True),
)

DESKS = ("info", "sales", "office", "einkauf", "it", "Service")


@tagged("prm_policy", "prm_once")
class TestPhones(BaseCase):
    """A number is one key however it is grouped."""

    def test_spellings_of_a_number_have_one_key(self):
        for (key, region), texts in PHONES.items():
            for text in texts:
                with self.subTest(text=text, region=region):
                    self.assertEqual(normalize_phone(text, region), key)

    def test_every_region_s_own_examples_are_plausible_and_have_a_key(self):
        styles = phonenumbers.PhoneNumberFormat
        written = (styles.E164, styles.INTERNATIONAL, styles.NATIONAL, styles.RFC3966)
        for region in sorted(phonenumbers.SUPPORTED_REGIONS):
            example = phonenumbers.example_number(region)
            for style in written:
                text = phonenumbers.format_number(example, style)
                text = phone_number.clean(text)
                with self.subTest(region=region, text=text):
                    self.assertTrue(is_plausible(text) or len(text) < 5)
                    self.assertTrue(normalize_phone(text, region))

    def test_the_key_of_a_key_is_itself(self):
        for key, _region in PHONES:
            self.assertEqual(normalize_phone(key), key)


@tagged("prm_policy", "prm_once")
class TestPeople(BaseCase):
    """At one customer a name, or a mail address of one's own, tells the person."""

    def test_spellings_of_a_name_are_one_name(self):
        for first, *others in SAME_NAMES:
            for other in others:
                with self.subTest(first=first, other=other):
                    self.assertTrue(same_name(first, other))
                    self.assertTrue(same_name(other, first))

    def test_other_names_are_other_people(self):
        for first, other in OTHER_NAMES:
            with self.subTest(first=first, other=other):
                self.assertFalse(same_name(first, other))
                self.assertFalse(same_name(other, first))

    def test_the_table_of_people(self):
        for values, expected in PEOPLE:
            with self.subTest(values=values):
                found = same_person(Person(*ANN), Person(*values))
                self.assertIs(found, expected)
                self.assertIs(same_person(Person(*values), Person(*ANN)), expected)

    def test_an_office_s_address_is_nobody_s_own(self):
        for desk in DESKS:
            mail = f"{desk}@acme.example"
            self.assertFalse(
                same_person(Person("Ann Lee", mail), Person("Bo Ray", mail))
            )
            self.assertTrue(
                same_person(Person("Ann Lee", mail), Person("ANN LEE", mail))
            )

    def test_nothing_that_is_typed_raises(self):
        rng = random.Random(20261125)
        signs = "aZ .,'-@+0(９é田\u200f\x00ß🙂\ud800"
        for _round in range(1000):
            texts = [
                "".join(rng.choices(signs, k=rng.choice((1, 9, 60)))) for _ in "123"
            ]
            other = Person(None, False, None)
            self.assertIs(
                same_person(Person(*texts), Person(*texts[::-1])) in (0, 1), True
            )
            self.assertFalse(same_person(Person("", "", ""), other))
            self.assertLessEqual(len(normalize_phone(texts[0], "DE")), 255)
