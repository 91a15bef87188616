"""A mail greets its reader by name, and nobody with a gap."""

from markupsafe import Markup

from odoo.tests import tagged

from ...models.notification.mailing import NAME
from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestGreeting(PrmCase):
    def greeting(self, person):
        mailing = self.env["prm.notification.mailing"]
        texts = (f"Hello {NAME},", Markup("<p>Hello {},</p>").format(NAME))
        return [mailing._named(text, person) for text in texts]

    def test_a_person_is_greeted_by_name(self):
        person = self.env["res.partner"].new({"name": "A & B"})
        expected = ["Hello A & B,", "<p>Hello A &amp; B,</p>"]
        self.assertEqual(self.greeting(person), expected)

    def test_without_a_name_there_is_no_gap(self):
        person = self.env["res.partner"].new({})
        self.assertEqual(self.greeting(person), ["Hello,", "<p>Hello,</p>"])

    def test_without_a_name_nothing_is_left_where_no_blank_goes_before(self):
        person = self.env["res.partner"].new({})
        mailing = self.env["prm.notification.mailing"]
        for text in (f"{NAME}様", Markup("<p>{}様</p>").format(NAME)):
            named = mailing._named(text, person)
            self.assertEqual(named, text.replace(NAME, ""))
            self.assertIs(type(named), type(text))
