"""What people cannot see is not typed text: names, addresses, telephone numbers."""

from odoo.tests import BaseCase, tagged

from ...forms.conversation_form import CommentForm
from ...forms.registration_form import FormRules, RegistrationForm
from ...models.portal.form.entries import ENTRIES
from ...policy.phone_number import clean as clean_phone
from ...policy.visible_text import tidy
from ..portal.form.form_common import NEW_COMPANY

# Zero width, marks of direction, fillers, joiners, and what else leaves no trace.
INVISIBLE = (
    "\u200b \u200c \u200d \u200e \u200f \u2060 \u2063 \ufeff \u00ad \u034f \u061c"
    " \u115f \u1160 \u17b4 \u180e \u2066 \u2069 \u202e \u2800 \u3164 \uffa0 \ufe0f"
    " \ufff9 \U000e0001 \U000e0041 \U0001d173 \ufdd0 \uffff"
).split(" ")

# Copied, pasted, or of another keyboard → what is kept.
TELEPHONE_NUMBERS = {
    "tel:+49891234567": "+49891234567",
    "TEL:+49-89-1234567": "+49-89-1234567",
    "tel://+49891234567": "+49891234567",
    "tel:%2B49%2089%201234567": "+49 89 1234567",
    "tel:+1-201-555-0123;ext=12": "+1-201-555-0123 ext. 12",
    "tel:863-1234;phone-context=+1-914-555": "863-1234",
    "callto:+49891234567": "+49891234567",
    "Tel.: +49 89 1234567": "+49 89 1234567",
    "Phone: 089 1234567": "089 1234567",
    "M. 089 1234567": "089 1234567",
    "\u200e+49 89 1234567": "+49 89 1234567",
    "\u202a+49 89 1234567\u202c": "+49 89 1234567",
    "+49\u200b89\u20601234567": "+49891234567",
    "+49\u00a089\u20091234567": "+49 89 1234567",
    "\uff0b\uff14\uff19 89 1234567": "+49 89 1234567",
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666": "0123456",
    "089\u22121234567": "089-1234567",
    "555 0100 x12": "555 0100 x12",
    "555 0100 #12": "555 0100 #12",
    "555 0100 extension 12": "555 0100 extension 12",
}


def submit(**typed):
    return RegistrationForm.parse(NEW_COMPANY | typed, FormRules(ENTRIES))


@tagged("prm_forms")
class TestTypedText(BaseCase):
    """The same care for each text field, whatever was pasted into it."""

    def test_a_text_of_invisible_characters_is_empty(self):
        for character in INVISIBLE:
            for typed in (character, f" {character}\t{character} "):
                with self.subTest(typed=ascii(typed)):
                    self.assertEqual(tidy(typed), "")
                    self.assertEqual(tidy(typed, multiline=True), "")

    def test_every_required_text_wants_something_to_see(self):
        names = NEW_COMPANY.keys() - {"is_new_company"}
        for name in names:
            for character in INVISIBLE:
                with self.subTest(name=name, character=ascii(character)):
                    self.assertEqual(
                        submit(**{name: character}).errors, {name: "required"}
                    )

    def test_invisible_characters_leave_an_address_clean(self):
        for character in INVISIBLE:
            with self.subTest(character=ascii(character)):
                form = submit(
                    contact_email=f"ann{character}@ac{character}me-x.example",
                    customer_name=f"{character}Ac{character}me",
                    customer_website=f"{character}acme.exam{character}ple",
                    customer_vat=f"123{character}456789",
                )
                self.assertEqual(form.errors, {})
                self.assertEqual(form.values["contact_email"], "ann@acme-x.example")
                self.assertEqual(form.values["customer_name"], "Acme")
                self.assertEqual(form.values["customer_website"], "acme.example")
                self.assertEqual(form.values["customer_vat"], "123456789")

    def test_a_copied_mail_link_is_an_address(self):
        form = submit(contact_email="mailto:ann@acme.example")
        self.assertEqual(form.values["contact_email"], "ann@acme.example")

    def test_what_is_seen_stays(self):
        for typed in (
            "Müller & Söhne",
            "नमस्ते क्\u200dष",  # a joiner that changes how letters look
            "می\u200cخواهم",
            "👩\u200d💻 ❤\ufe0f",
            "東京 株式会社",
            "שלום",
            "Ann O’Neil-Łęcka",
        ):
            with self.subTest(typed=typed):
                self.assertEqual(tidy(typed), typed)

    def test_blanks_of_typesetting_are_blanks_in_one_line(self):
        self.assertEqual(tidy("Acme\u00a0GmbH\u3000"), "Acme GmbH")
        self.assertEqual(tidy("Acme\u2028GmbH"), "Acme GmbH")

    def test_a_message_of_invisible_characters_is_none(self):
        for character in INVISIBLE:
            form = CommentForm.parse({"comment": character})
            self.assertFalse(form.values["comment"])


@tagged("prm_forms")
class TestTelephoneNumber(BaseCase):
    """A number is kept as it was typed, without what came along with it."""

    def test_a_pasted_number_is_taken_without_its_wrapping(self):
        for typed, kept in TELEPHONE_NUMBERS.items():
            with self.subTest(typed=ascii(typed)):
                form = submit(contact_phone=typed)
                self.assertEqual(form.errors, {})
                self.assertEqual(form.values["contact_phone"], kept)

    def test_what_is_no_number_is_refused(self):
        for typed in ("tel:", "tel:call me", "mailto:12345678", "tel:12", "http:12345"):
            with self.subTest(typed=typed):
                form = submit(contact_phone=typed)
                self.assertEqual(form.errors, {"contact_phone": "phone_invalid"})

    def test_cleaning_twice_changes_nothing(self):
        for kept in TELEPHONE_NUMBERS.values():
            self.assertEqual(clean_phone(kept), kept)
