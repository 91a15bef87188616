"""The registration form: what it accepts, clears, requires and refuses."""

from datetime import date

from odoo.tests import BaseCase, tagged

from ....forms.field import Id, Text, tidy
from ....forms.form import Form
from ....models.portal.form.entries import ENTRIES
from .form_common import EXISTING, NEW_COMPANY, NEW_CONTACT, WRONG_SHAPE, parse

# Every field of the model that the form may write.
WRITTEN = {entry.name for entry in ENTRIES if entry.stored}

# What a portal may hide, or make mandatory.
OPTIONAL = frozenset(entry.name for entry in ENTRIES if entry.optional)


@tagged("prm_forms", "prm_once")
class TestForm(BaseCase):
    """What every form does with its input."""

    class Note(Form):
        """The smallest form with two fields."""

        FIELDS = (Text("title", max_length=5), Id("record_id"))

    def test_only_accepted_names_get_through(self):
        form = self.Note.parse({"title": "Hi", "state": "approved", "__class__": "x"})
        self.assertEqual(form.values, {"title": "Hi", "record_id": False})
        self.assertEqual(set(form.raw), {"title", "record_id"})

    def test_what_was_typed_is_kept_as_it_was(self):
        form = self.Note.parse({"title": "  too long ", "record_id": "x"})
        self.assertEqual(form.raw, {"title": "  too long ", "record_id": "x"})
        self.assertEqual(
            form.errors, {"title": "too_long", "record_id": "choice_invalid"}
        )
        self.assertFalse(form.is_valid)
        self.assertEqual(form.values, {"title": False, "record_id": False})

    def test_parameters_that_are_no_text_never_break_a_form(self):
        for value in (None, [], ["a"], {"a": 1}, object(), b"bytes", 1.5):
            with self.subTest(value=value):
                form = self.Note.parse({"title": value, "record_id": value})
                self.assertEqual(form.values, {"title": False, "record_id": False})
        self.assertEqual(self.Note.parse({"record_id": 7}).values["record_id"], 7)

    def test_text_loses_what_people_cannot_see(self):
        for typed, one_line, lines in (
            ("  a  ", "a", "a"),
            ("a\x00b\x1bc\x7f", "abc", "abc"),
            ("a\tb", "a b", "a b"),
            ("a\r\nb\rc", "a b c", "a\nb\nc"),
            ("a\u202eb\u2066c", "abc", "abc"),
            ("a\u2028b", "a b", "a\nb"),
            ("\r\n \t", "", ""),
        ):
            with self.subTest(typed=typed):
                self.assertEqual(tidy(typed), one_line)
                self.assertEqual(tidy(typed, multiline=True), lines)

    def test_half_a_character_cannot_reach_page_or_database(self):
        form = self.Note.parse({"title": "a\ud800b"})
        self.assertEqual((form.raw["title"], form.values["title"]), ("ab", "ab"))


@tagged("prm_forms", "prm_once")
class TestRegistrationForm(BaseCase):
    """The table of the registration form, row by row."""

    def test_the_three_usual_ways_to_fill_it_are_valid(self):
        for params in (EXISTING, NEW_COMPANY, NEW_CONTACT):
            with self.subTest(params=params):
                self.assertEqual(parse(params).errors, {})

    def test_values_are_typed_for_the_model(self):
        form = parse(
            EXISTING
            | {
                "offering_id": "3",
                "user_id": "4",
                "budget": " 10k\r\n20k ",
                "date_closing": "2026-12-31",
                "visibility": "organization",
            },
            owner_choice=True,
        )
        self.assertEqual(set(form.values), WRITTEN)
        for name, value in {
            "name": "New press",
            "offering_id": 3,
            "customer_id": 7,
            "user_id": 4,
            "budget": "10k\n20k",
            "date_closing": date(2026, 12, 31),
            "visibility": "organization",
            "is_new_company": False,
            "requirements": False,
        }.items():
            self.assertEqual(form.values[name], value, name)

    def test_each_mandatory_field_is_asked_for(self):
        for params, names in (
            (EXISTING, EXISTING),
            (NEW_COMPANY, NEW_COMPANY.keys() - {"is_new_company"}),
            (NEW_CONTACT, {"contact_first_name", "contact_last_name", "customer_id"}),
        ):
            for name in names:
                for empty in ("", "  ", "\x00"):
                    with self.subTest(params=params, name=name, empty=empty):
                        form = parse(params | {name: empty})
                        self.assertEqual(form.errors, {name: "required"})

    def test_an_empty_form_lists_its_errors_in_the_order_of_the_page(self):
        names = ["name", "customer_id", "customer_contact_id", "representative_id"]
        self.assertEqual(list(parse({}).errors), names)
        names = [*NEW_COMPANY]
        names.remove("is_new_company")
        self.assertEqual(list(parse({"is_new_company": "on"}).errors), names)

    def test_a_new_company_clears_the_existing_one_and_has_a_new_contact(self):
        form = parse(NEW_COMPANY | {"customer_id": "7", "customer_contact_id": "x"})
        self.assertEqual(form.errors, {})
        self.assertIs(form.values["is_new_contact"], True)
        self.assertIs(form.values["customer_id"], False)
        self.assertIs(form.values["customer_contact_id"], False)

    def test_an_existing_company_clears_the_new_one_even_if_it_is_wrong(self):
        hidden = {
            "customer_name": "Acme",
            "customer_website": "no website",
            "customer_vat": "1",
            "contact_first_name": "Ann",
            "contact_last_name": "Lee",
            "contact_middle_name": "M",
            "contact_email": "ann@",
            "contact_phone": "none",
        }
        form = parse(EXISTING | hidden)
        self.assertEqual(form.errors, {})
        for name, typed in hidden.items():
            self.assertIs(form.values[name], False, name)
            self.assertEqual(form.raw[name], typed)

    def test_a_new_contact_clears_the_existing_one_only(self):
        form = parse(NEW_CONTACT | {"customer_contact_id": "8"})
        self.assertIs(form.values["customer_contact_id"], False)
        self.assertEqual(form.values["customer_id"], 7)

    def test_wrong_shapes_are_told_at_their_field(self):
        for name, typed, code in WRONG_SHAPE:
            with self.subTest(name=name, typed=typed):
                form = parse(NEW_COMPANY | {name: typed}, owner_choice=True)
                self.assertEqual(form.errors, {name: code})
                self.assertEqual(form.raw[name], typed)

    def test_a_draft_needs_its_name_alone(self):
        draft = {"action": "draft"}
        self.assertEqual(parse(draft).errors, {"name": "required"})
        self.assertEqual(parse(draft | {"name": "Later"}).errors, {})
        self.assertEqual(
            parse(draft | {"name": "Later"}, require_contact_email=True).errors, {}
        )

    def test_every_other_action_submits(self):
        for action in ("submit", "", "DRAFT", "approve", None, ["draft"]):
            self.assertEqual(parse({"action": action}).action, "submit")
        self.assertEqual(parse({}).action, "submit")
        self.assertEqual(parse({"action": "draft"}).action, "draft")

    def test_the_tax_number_is_kept_without_blanks_and_dashes(self):
        self.assertEqual(parse(NEW_COMPANY).values["customer_vat"], "123456789")

    def test_the_program_sets_the_pattern_of_the_tax_number(self):
        params = NEW_COMPANY | {"customer_vat": "DE 123 456 789"}
        self.assertEqual(parse(params).errors, {"customer_vat": "tin_shape"})
        form = parse(params, tin_pattern=r"DE\d{9}")
        self.assertEqual(form.values["customer_vat"], "DE123456789")
        self.assertTrue(form.is_valid)

    def test_the_program_may_require_e_mail_and_phone_of_a_new_contact(self):
        rules = {"require_contact_email": True, "require_contact_phone": True}
        missing = {"contact_email": "required", "contact_phone": "required"}
        self.assertEqual(parse(NEW_COMPANY, **rules).errors, missing)
        self.assertEqual(parse(NEW_CONTACT, **rules).errors, missing)
        self.assertEqual(parse(EXISTING, **rules).errors, {})

    def test_the_deal_owner_is_taken_only_where_there_is_a_choice(self):
        params = EXISTING | {"user_id": "4"}
        self.assertNotIn("user_id", parse(params).values)
        self.assertEqual(parse(params, owner_choice=True).values["user_id"], 4)
        self.assertEqual(parse(params | {"user_id": "x"}).errors, {})

    def test_a_portal_hides_and_requires_optional_fields_only(self):
        form = parse(EXISTING | {"budget": "10k"}, hidden=frozenset({"budget", "name"}))
        self.assertNotIn("budget", form.values)
        self.assertEqual(form.values["name"], "New press")
        form = parse(EXISTING, required=OPTIONAL)
        asked = OPTIONAL - {"user_id"}
        asked -= {"contact_middle_name", "contact_email", "contact_phone"}
        asked -= {"attachments"}  # sent apart from the form
        self.assertEqual(form.errors, dict.fromkeys(form.errors, "required"))
        self.assertEqual(set(form.errors), asked)
        self.assertTrue(parse(EXISTING, required=OPTIONAL, hidden=OPTIONAL).is_valid)

    def test_no_choice_of_visibility_changes_none(self):
        self.assertNotIn("visibility", parse(EXISTING).values)

    def test_what_is_no_field_of_the_registration_stands_beside_the_values(self):
        token = "a-Z_0" * 8
        form = parse(
            EXISTING
            | {"comments": " Hello ", "submission_token": token, "ask_review": "1"}
        )
        self.assertEqual(form.comments, "Hello")
        self.assertEqual(form.submission_token, token)
        self.assertIs(form.ask_review, True)
        self.assertLessEqual(set(form.values), WRITTEN)
        self.assertEqual(form.raw["comments"], " Hello ")
        form = parse(EXISTING)
        self.assertEqual((form.comments, form.submission_token), ("", ""))
        self.assertIs(form.ask_review, False)

    def test_a_token_that_no_page_made_is_none(self):
        for token in ("a b", "a" * 65, "<b>", "ä", "a\n", ["a"], None):
            form = parse(EXISTING | {"submission_token": token})
            self.assertEqual(form.submission_token, "")

    def test_fields_of_the_vendor_cannot_be_set(self):
        forbidden = ("state", "lead_id", "partner_id", "contact_id", "protection_end")
        form = parse(EXISTING | dict.fromkeys(forbidden, "1"))
        self.assertFalse(form.values.keys() & set(forbidden))
        self.assertFalse(form.raw.keys() & set(forbidden))
