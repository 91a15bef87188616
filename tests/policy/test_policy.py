"""The examples in policy and forms run, and single decisions hold case by case."""

import doctest
import importlib
import pkgutil
from datetime import date, datetime

from odoo.tests import BaseCase, tagged

from ... import forms, policy
from ...policy.email_address import domain, is_valid_email
from ...policy.phone_number import is_plausible
from ...policy.protection import (
    days_left,
    effective_days,
    is_protected,
    protection_end,
)
from ...policy.review_time import due_at
from ...policy.tax_number import clean, verdict_pattern, verdict_tax_number


def modules_of(package):
    """Return the modules of a package, imported."""
    found = pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(module.name) for module in found]


@tagged("prm_policy", "prm_once")
class TestExamples(BaseCase):
    """Documentation that is wrong fails."""

    def run_examples(self, module):
        """Return how many examples of ``module`` ran and what the failing ones say."""
        complaints = []
        runner = doctest.DocTestRunner(verbose=False)
        for example in doctest.DocTestFinder().find(module):
            runner.run(example, out=complaints.append)
        return runner.tries, "".join(complaints)

    def test_every_module_starts_with_examples_that_run(self):
        for module in modules_of(policy) + modules_of(forms):
            with self.subTest(module=module.__name__):
                attempted, complaints = self.run_examples(module)
                self.assertGreater(attempted, 0, "no example")
                self.assertFalse(complaints, complaints)
                self.assertIn(">>>", module.__doc__)

    def test_a_wrong_example_is_noticed(self):
        module = type(doctest)("wrong", ">>> 1 + 1\n3\n")
        attempted, complaints = self.run_examples(module)
        self.assertEqual(attempted, 1)
        self.assertIn("Expected:", complaints)


@tagged("prm_policy", "prm_once")
class TestTaxNumber(BaseCase):
    """Nine, ten or twelve digits, unless the program says something else."""

    def test_nine_ten_and_twelve_digits_are_accepted(self):
        for length in range(16):
            with self.subTest(length=length):
                allowed = verdict_tax_number("1234567890123456"[:length]).allowed
                self.assertEqual(allowed, length in {9, 10, 12})

    def test_blanks_and_dashes_of_every_alphabet_are_dropped(self):
        for text in (
            "123 456 789",
            " 123-456-789\n",
            "123\u00a0456\u2009789",
            "123\u2013456\u2014789",
            "123\u2011456\u2212789",
        ):
            with self.subTest(text=text):
                self.assertEqual(clean(text), "123456789")
                self.assertTrue(verdict_tax_number(text))

    def test_letters_points_and_other_digits_are_refused(self):
        for text in (
            "12345678A",
            "DE123456789",
            "123.456.789",
            "123456789/",
            "١٢٣٤٥٦٧٨٩",
            "１２３４５６７８９",
            "123456789\x00",
            "",
            "---",
        ):
            with self.subTest(text=text):
                self.assertEqual(verdict_tax_number(text).code, "tin_shape")

    def test_the_pattern_of_the_program_decides(self):
        self.assertTrue(verdict_tax_number("DE 123456789", r"[A-Z]{2}\d{9}"))
        self.assertFalse(verdict_tax_number("123456789", r"[A-Z]{2}\d{9}"))

    def test_the_whole_number_has_to_fit_every_alternative(self):
        self.assertFalse(verdict_tax_number("1234567890", r"\d{9}|\d{12}"))

    def test_no_pattern_means_the_default_one(self):
        self.assertTrue(verdict_tax_number("123456789", ""))
        self.assertTrue(verdict_pattern(""))

    def test_a_pattern_that_cannot_be_used_is_refused_and_never_raises(self):
        for pattern in ("[0-9", "(", "a{99999999999}", r"(?u)\d", "1" * 201):
            with self.subTest(pattern=pattern):
                self.assertEqual(verdict_pattern(pattern).code, "bad_pattern")
                verdict = verdict_tax_number("123456789", pattern)
                self.assertEqual(verdict.code, "bad_pattern")
        self.assertTrue(verdict_pattern("1" * 200))


@tagged("prm_policy", "prm_once")
class TestProtection(BaseCase):
    """The day of approval does not count, the last day does."""

    def test_protection_lasts_through_its_last_day(self):
        end = protection_end(date(2026, 1, 1), 30)
        self.assertEqual(end, date(2026, 1, 31))
        for today, protected, left in (
            (date(2026, 1, 1), True, 30),
            (date(2026, 1, 30), True, 1),
            (date(2026, 1, 31), True, 0),
            (date(2026, 2, 1), False, 0),
        ):
            with self.subTest(today=today):
                self.assertIs(is_protected(end, today), protected)
                self.assertEqual(days_left(end, today), left)

    def test_without_an_end_nothing_is_protected(self):
        for end in (None, False):
            self.assertIs(is_protected(end, date(2026, 1, 1)), False)
            self.assertEqual(days_left(end, date(2026, 1, 1)), 0)

    def test_strange_numbers_of_days_stay_within_the_calendar(self):
        start = date(2026, 1, 1)
        self.assertEqual(protection_end(start, -5), start)
        self.assertEqual(protection_end(start, 0), start)
        self.assertEqual(protection_end(start, 10**9), date.max)

    def test_a_tier_without_days_takes_those_of_the_program(self):
        self.assertEqual(effective_days(0, 90), 90)
        self.assertEqual(effective_days(45, 90), 45)

    def test_a_review_is_due_after_the_given_hours(self):
        submitted = datetime(2026, 2, 27, 22, 30)
        self.assertEqual(due_at(submitted, 48), datetime(2026, 3, 1, 22, 30))


@tagged("prm_policy", "prm_once")
class TestAddresses(BaseCase):
    """Email addresses and telephone numbers are checked for form only."""

    def test_usual_addresses_are_valid(self):
        for text in (
            "a@b.co",
            "Ann.Lee+x@sub.partner.example",
            "o'neil@müller.example",
        ):
            with self.subTest(text=text):
                self.assertTrue(is_valid_email(text))

    def test_what_is_no_single_address_is_refused(self):
        for text in (
            "",
            False,
            None,
            "ann",
            "@partner.example",
            "ann@",
            "ann@localhost",
            "ann@10.0.0.1",
            "ann@partner..example",
            "ann@-partner.example",
            ".ann@partner.example",
            "ann lee@partner.example",
            "Ann <ann@partner.example>",
            "ann@partner.example, bob@partner.example",
            "ann@partner.example\nBcc: bob@partner.example",
            "ann@partner.example\n",
            "а@partner.example",  # a Cyrillic letter
            f"{'a' * 65}@partner.example",
        ):
            with self.subTest(text=text):
                self.assertIs(is_valid_email(text), False)

    def test_the_domain_is_written_in_one_way(self):
        self.assertEqual(domain("ANN@Partner.EXAMPLE"), "partner.example")
        self.assertEqual(domain("ann@müller.example"), "xn--mller-kva.example")
        self.assertEqual(domain("ann"), "")

    def test_usual_telephone_numbers_are_plausible(self):
        for text in (
            "12345",
            "+7 (495) 123-45-67",
            "(+49) 89 123456",
            "089/12.34.56",
            "555-0100 x12",
            "555 0100 EXT. 1234",
            "+33\u00a01\u202f23\u201145",
        ):
            with self.subTest(text=text):
                self.assertTrue(is_plausible(text))

    def test_what_cannot_be_dialled_is_not_plausible(self):
        for text in (
            "",
            None,
            "1234",
            "1" * 16,
            "phone",
            "12345;67",
            "x12345",
            "１２３４５",
        ):
            with self.subTest(text=text):
                self.assertIs(is_plausible(text), False)
