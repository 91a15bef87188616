"""The registry of the form: one entry for each field, and who reads it."""

from collections import Counter

from odoo.tests import tagged

from ...common import PrmCase


class FormFieldsCase(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fields_ = cls.env["prm.registration.fields"]


@tagged("post_install", "-at_install")
class TestFormFields(FormFieldsCase):
    def test_each_entry_is_a_field_of_the_registration_or_stands_beside_it(self):
        entries = self.fields_._entries()
        counted = Counter(entry.name for entry in entries)
        self.assertFalse([name for name, times in counted.items() if times > 1])
        model = self.env["prm.registration"]._fields
        for entry in entries:
            self.assertEqual(entry.stored, entry.name in model, entry.name)

    def test_kind_and_length_of_an_entry_fit_its_field(self):
        kinds = {
            "flag": "boolean",
            "date": "date",
            "record": "many2one",
            "lookup": "many2one",
            "choice": "selection",
            "lines": "text",
            "number": "monetary",
        }
        for entry in self.fields_._written():
            field = self.env["prm.registration"]._fields[entry.name]
            self.assertEqual(field.type, kinds.get(entry.kind, "char"), entry.name)
            if entry.kind == "choice":
                keys = field.get_values(self.env)
                self.assertEqual([*entry.options], keys, entry.name)

    def test_partners_may_read_what_their_page_shows_and_their_search_finds(self):
        readable = self.env["prm.registration"]._portal_readable_fields()
        for entry in self.fields_._for("partner"):
            if entry.listed or entry.searched:
                self.assertIn(entry.name, readable)

    def test_settings_that_make_a_field_mandatory_are_settings_of_the_program(self):
        for entry in self.fields_._entries():
            if entry.required_by:
                self.assertIn(entry.required_by, self.program._fields)
                self.assertTrue(entry.optional, entry.name)

    def test_the_form_of_the_backend_places_each_field_by_itself(self):
        view = self.env.ref("prm.prm_registration_view_form")
        for entry in self.fields_._for("vendor"):
            self.assertIn(f'<field name="{entry.name}"', view.arch_db, entry.name)

    def test_a_reviewer_is_offered_what_the_form_shows(self):
        deals = self.env["prm.registration"]
        ticks = self.fields_._ticks(deals.new({"is_new_company": True}))
        self.assertEqual([*ticks["deal"]], ["name", "offering_id"])
        names = ["customer_name", "customer_website", "customer_vat"]
        self.assertEqual([*ticks["company"]], ["is_new_company", *names])
        self.assertNotIn("is_new_contact", ticks["contact"])
        self.assertFalse({"visibility", "comments"} & ticks["details"].keys())
        ticks = self.fields_._ticks(deals.new({"is_new_contact": True}))
        self.assertEqual([*ticks["company"]], ["is_new_company", "customer_id"])
        self.assertIn("is_new_contact", ticks["contact"])
        self.assertNotIn("customer_contact_id", ticks["contact"])

    def test_entries_stand_in_the_order_of_the_page(self):
        names = [*self.fields_._labels()]
        self.assertEqual(names[:3], ["name", "offering_id", "is_new_company"])
        self.assertEqual(names[-2:], ["comments", "attachments"])
        self.assertLess(names.index("budget"), names.index("date_closing"))
