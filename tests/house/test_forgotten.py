"""What a test changes is unknown to the next one, whatever is remembered of pages."""

from odoo.tests import TransactionCase, tagged

NAME = "prm.portal_size"
OTHER = "<p>What one test alone writes</p>"


class Forgetful(TransactionCase):
    def shown(self):
        """Return a template of ours as a page would have it."""
        return str(self.env["ir.qweb"]._render(NAME, {"prm_size": "9 kB"}))

    def change(self):
        """Write the template, as an administrator may."""
        view = self.env.ref(NAME)
        view.arch = f"<t t-name='{NAME}'>{OTHER}</t>"


@tagged("-at_install", "post_install", "prm_once")
class TestForgotten(Forgetful):
    """In the order of their names, as both runners take them."""

    def test_1_a_template_is_shown_as_it_is(self):
        self.assertNotIn(OTHER, self.shown())

    def test_2_a_template_that_is_changed_is_shown_so_at_once(self):
        self.shown()
        self.change()
        self.assertEqual(self.shown(), OTHER)

    def test_3_the_next_test_sees_it_as_it_was(self):
        self.assertNotIn(OTHER, self.shown())


@tagged("-at_install", "post_install", "prm_once")
class TestForgottenOfClass(Forgetful):
    """What is changed for a class holds in each of its tests."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.change(cls)

    def test_the_first_one_shows_it(self):
        self.assertEqual(self.shown(), OTHER)

    def test_the_second_one_too(self):
        self.assertEqual(self.shown(), OTHER)


@tagged("-at_install", "post_install", "prm_once")
class TestForgottenWithTheClass(Forgetful):
    def test_the_next_class_sees_it_as_it_was(self):
        self.assertNotIn(OTHER, self.shown())
