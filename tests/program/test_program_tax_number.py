"""Tax numbers of a program are chosen by country; patterns are for experts."""

from lxml import etree

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from ...policy.tax_number_shape import SHAPES
from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestProgramTaxNumber(PrmCase):
    def test_a_new_program_takes_the_usual_digits(self):
        self.assertEqual(self.program.tin_shape, "digits")

    def test_choosing_a_country_sets_its_pattern(self):
        with Form(self.program.with_user(self.channel_admin)) as form:
            form.tin_shape = "DE"
        self.assertEqual(self.program.tin_pattern, SHAPES["DE"].pattern)
        self.assertEqual(self.program.tin_shape, "DE")

    def test_another_pattern_is_typed_and_still_checked(self):
        with Form(self.program.with_user(self.channel_admin)) as form:
            form.tin_shape = "other"
            form.tin_pattern = r"X\d{4}"
        self.assertEqual(self.program.tin_shape, "other")
        self.assertEqual(self.program.tin_pattern, r"X\d{4}")
        with self.assertRaises(ValidationError):
            self.program.tin_pattern = "[0-9"

    def test_each_choice_has_an_example_in_its_label(self):
        labels = dict(
            self.program._fields["tin_shape"]._description_selection(self.env)
        )
        self.assertEqual(labels.keys(), {*SHAPES, "other"})
        for key, shape in SHAPES.items():
            self.assertIn(shape.example, labels[key])

    def test_nobody_sees_a_pattern_who_has_not_asked_for_one(self):
        view = self.env.ref("prm.prm_program_view_form")
        [field] = etree.fromstring(view.arch_db).xpath("//field[@name='tin_pattern']")
        self.assertEqual(field.get("invisible"), "tin_shape != 'other'")
