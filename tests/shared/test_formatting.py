"""Values as texts, in the language and time zone of the reader."""

from datetime import date, datetime, timedelta

from odoo import fields
from odoo.tests import TransactionCase, tagged

# What the libraries put between numbers and signs.
SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


@tagged("-at_install", "post_install")
class TestFormatting(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("de_DE")
        english = cls.env["prm.formatting"].with_context(lang="en_US", tz="UTC")
        cls.english = english
        cls.german = english.with_context(lang="de_DE")
        cls.euro = cls.env.ref("base.EUR")

    def assertTexts(self, method, *values, english, german):
        """Assert what the readers of both languages see."""
        for name, reader in (("English", self.english), ("German", self.german)):
            expected = english if reader is self.english else german
            with self.subTest(reader=name):
                text = getattr(reader, method)(*values)
                self.assertEqual(text.translate(SPACES), expected)

    def test_days(self):
        day = date(2026, 3, 9)
        self.assertTexts("_day", day, english="03/09/2026", german="09.03.2026")
        self.assertTexts(
            *("_day", day, "long"), english="March 9, 2026", german="9. März 2026"
        )
        self.assertTexts(
            *("_day", day, "MMM yyyy"), english="Mar 2026", german="März 2026"
        )

    def test_moments_are_told_where_the_reader_is(self):
        late = datetime(2026, 3, 9, 23, 30)
        self.env.user.tz = "UTC"
        self.assertTexts(
            "_moment", late, english="3/9/26, 11:30 PM", german="09.03.26, 23:30"
        )
        self.env.user.tz = "Europe/Berlin"
        there = self.english.with_context(tz=self.env.user.tz)
        self.assertEqual(there._moment(late).translate(SPACES), "3/10/26, 12:30 AM")
        self.assertEqual(there._day(late), "03/10/2026")

    def test_periods(self):
        first, last = date(2026, 1, 1), date(2026, 12, 31)
        self.assertTexts(
            *("_period", first, last),
            english="01/01/2026 – 12/31/2026",
            german="01.01.2026 – 31.12.2026",
        )
        self.assertEqual(self.english._period(first, False), "01/01/2026")
        self.assertEqual(self.english._period(False, last), "12/31/2026")

    def test_numbers_have_no_needless_zeros(self):
        self.assertTexts("_number", 1200.0, english="1,200", german="1.200")
        self.assertTexts("_number", 12.5, english="12.50", german="12,50")
        self.assertTexts("_number", 0, english="0", german="0")

    def test_percent(self):
        self.assertTexts("_percent", 12.0, english="12%", german="12 %")
        self.assertTexts("_percent", 2.5, english="2.50%", german="2,50 %")

    def test_money(self):
        self.assertTexts(
            *("_money", 1250.5, self.euro), english="1,250.50 €", german="1.250,50 €"
        )

    def test_what_was_written_once_follows_its_currency_and_its_language(self):
        day = date(2026, 3, 9)
        self.english._money(1250.5, self.euro), self.english._day(day)
        self.euro.symbol = "EUR"
        language = self.env["res.lang"].search([("code", "=", "en_US")])
        language.write({"thousands_sep": "'", "date_format": "%Y-%m-%d"})
        money = self.english._money(1250.5, self.euro)
        self.assertEqual(money.translate(SPACES), "1'250.50 EUR")
        self.assertEqual(self.english._day(day), "2026-03-09")
        self.euro.rounding = 1
        money = self.english._money(1250.5, self.euro)
        self.assertEqual(money.translate(SPACES), "1'251 EUR")

    def test_money_is_told_to_who_may_not_read_currencies(self):
        self.env["ir.model.access"].search(
            [("model_id.model", "=", "res.currency")]
        ).perm_read = False
        reader = self.english.with_user(self.env.ref("base.public_user"))
        currency = self.euro.with_user(reader.env.user)
        self.env.invalidate_all()
        self.assertIn("5.00", reader._money(5, currency))

    def test_what_is_empty_is_an_empty_text(self):
        self.assertEqual(self.english._day(False), "")
        self.assertEqual(self.english._moment(False), "")
        self.assertEqual(self.english._period(False, False), "")

    def test_a_quantity_is_told_as_its_kind_asks(self):
        told = [
            self.english._quantity(1, kind, self.euro).translate(SPACES)
            for kind in ("monetary", "boolean", "number")
        ]
        self.assertEqual(told, ["1.00 €", "Yes", "1"])
        self.assertEqual(self.english._quantity(0, "boolean", self.euro), "No")

    def test_choices_have_their_labels(self):
        partner = self.env["res.partner"].new({"type": "invoice"})
        label = dict(partner._fields["type"]._description_selection(self.english.env))
        text = self.english._choice(partner, "type")
        self.assertEqual(text, label["invoice"])
        self.assertEqual(
            self.english._choice(partner.browse(), "type", "delivery"),
            label["delivery"],
        )
        self.assertEqual(self.english._choice(partner, "type", "unknown"), "")
        self.assertEqual(self.english._choices(partner, "type"), label)
        self.assertEqual(self.english._choice(partner.browse(), "type"), "")

    def test_a_moment_is_told_by_its_age_with_all_of_it_beside(self):
        now = fields.Datetime.now()
        when = self.english._when(now - timedelta(days=3))
        self.assertEqual(when["ago"], "3 days ago")
        self.assertIn(str((now - timedelta(days=3)).year), when["moment"])
        self.assertTrue(when["iso"].endswith("Z"))
        self.assertEqual(self.english._when(False), {})
        self.assertIn("ago", self.english._ago(now))
