"""What an administrator sets on the fields of the profiles of a portal."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from ...common import PrmCase

FORMS = ("contact", "organization")


@tagged("-at_install", "post_install")
class TestProfileFields(PrmCase):
    def rows(self, portal=None):
        domain = [("portal_id", "=", (portal or self.portal).id), ("form", "in", FORMS)]
        return self.env["prm.portal.field"].search(domain)

    def row(self, form, name):
        return self.rows().filtered(lambda row: (row.form, row.name) == (form, name))

    def test_a_portal_has_a_row_for_each_field_as_the_registry_says(self):
        entries = self.env["prm.profile.fields"]._entries()
        expected = {(each.card, each.name): each.editable for each in entries}
        found = {(row.form, row.name): row.editable for row in self.rows()}
        self.assertEqual(found, expected)
        self.assertTrue(all(self.rows().mapped("visible")))
        self.assertFalse(any(self.rows().mapped("required")))

    def test_what_partners_change_of_themselves_from_the_start(self):
        opened = {(row.form, row.name) for row in self.rows() if row.editable}
        expected = {("contact", name) for name in ("phone", "lang", "tz", "image_1920")}
        self.assertEqual(opened, expected)

    def test_what_is_missing_is_made_and_what_is_set_stays(self):
        self.row("contact", "phone").editable = False
        self.row("contact", "function").unlink()
        self.portal._complete_rows()
        self.portal._complete_rows()
        self.assertEqual(len(self.row("contact", "function")), 1)
        self.assertFalse(self.row("contact", "phone").editable)

    def test_rows_have_labels_of_people_and_of_former_fields_their_name(self):
        self.assertEqual(self.row("organization", "vat").label, "Tax ID")
        gone = self.env["prm.portal.field"].create(
            {"portal_id": self.portal.id, "form": "contact", "name": "gone_field"}
        )
        self.assertEqual(gone.label, "gone_field")

    def test_nobody_opens_the_address_that_people_log_in_with(self):
        row = self.row("contact", "email")
        self.assertTrue(row.is_locked)
        with self.assertRaises(ValidationError):
            row.with_user(self.channel_admin).editable = True
        self.row("organization", "email").editable = True

    def test_the_administrator_sets_them_on_the_portal(self):
        portal = self.portal.with_user(self.channel_admin)
        with Form(portal) as form:
            names = [row["name"] for row in self.read_lines(form)]
            with form.contact_field_ids.edit(names.index("function")) as line:
                line.editable = True
                line.required = True
            form.profile_approval = True
        row = self.row("contact", "function")
        self.assertTrue(row.editable and row.required)
        self.assertTrue(self.portal.profile_approval)

    def read_lines(self, form):
        rows = form.record.contact_field_ids
        return [{"name": row.name} for row in rows]

    def test_what_is_hidden_is_closed_and_not_mandatory(self):
        row = self.row("contact", "phone")
        row.required = True
        row.visible = False
        row._onchange_profile()
        self.assertFalse(row.editable or row.required)

    def test_others_read_them_at_most(self):
        row = self.row("contact", "phone")
        for user in (self.channel_own, self.channel_all):
            self.assertTrue(row.with_user(user).has_access("read"))
            with self.assertRaises(AccessError):
                row.with_user(user).editable = False
        for user in (self.partner_a, self.supervisor_a):
            self.assertFalse(row.with_user(user).has_access("read"))
