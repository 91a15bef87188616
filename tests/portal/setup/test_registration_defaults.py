"""Defaults of the registration form, and what partners may not change."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .setup_common import FormSetupCase


@tagged("post_install", "-at_install")
class TestRegistrationDefaults(FormSetupCase):
    """What a new form starts with, open or for good."""

    def test_a_default_stands_in_the_new_form_and_can_be_changed(self):
        self.assertEqual(self.form().value("budget"), "")
        self.arrange("budget", default_text="In Euro:")
        self.assertEqual(self.form().value("budget"), "In Euro:")
        self.assertEqual(self.registered(budget="In Euro: 5").budget, "In Euro: 5")
        self.assertFalse(self.registered(budget="").budget)

    def test_the_default_of_a_day_counts_from_today(self):
        self.arrange("date_closing", default_text="30")
        day = fields.Date.context_today(self.env.user) + timedelta(days=30)
        self.assertEqual(self.form().value("date_closing"), str(day))

    def test_service_and_visibility_have_defaults_of_their_own(self):
        self.arrange("offering_id", default_offering_id=self.offering.id)
        self.arrange("visibility", default_visibility="organization")
        page = self.form()
        self.assertEqual(page.value("offering_id"), str(self.offering.id))
        self.assertEqual(page.value("visibility"), "organization")

    def test_what_partners_may_not_change_is_shown_and_its_default_is_stored(self):
        self.arrange("budget", default_text="Fixed", editable=False)
        page = self.form()
        self.assertFalse(page.all("//*[@name='budget']"))
        self.assertIn("Budget Fixed", page.texts("//*[contains(@class, 'prm_closed')]"))
        deal = self.registered(budget="Forged")
        self.assertEqual(deal.budget, "Fixed")
        self.assertEqual(self._register(self.partner_a, budget="X").budget, "Fixed")
        self.arrange("budget", editable=True)
        self.assertEqual(self.registered(budget="Typed").budget, "Typed")

    def test_every_kind_of_default_can_be_for_good(self):
        day = fields.Date.context_today(self.env.user) + timedelta(days=7)
        self.arrange("date_closing", default_text="7", editable=False)
        values = {"default_offering_id": self.offering.id, "editable": False}
        self.arrange("offering_id", **values)
        values = {"default_visibility": "organization", "editable": False}
        self.arrange("visibility", **values)
        page = self.form()
        closed = page.texts("//*[contains(@class, 'prm_closed')]")
        self.assertIn(f"{self.row('offering_id').label} Licenses", closed)
        self.assertIn("Who can see it My whole organization", closed)
        other = self.env["prm.offering"].create({"name": "Other"})
        forged = {
            "date_closing": "2001-01-01",
            "offering_id": other.id,
            "visibility": "contact",
        }
        deal = self.registered(**forged)
        self.assertEqual(deal.date_closing, day)
        self.assertEqual(deal.offering_id, self.offering)
        self.assertEqual(deal.visibility, "organization")

    def test_a_draft_gets_it_and_what_was_submitted_keeps_what_stood_there(self):
        draft = self.registered(action="draft", budget="Mine")
        deal = self.returned(self.registered(budget="Mine"))
        self.arrange("budget", default_text="Fixed", editable=False)
        for record, text in ((draft, "Fixed"), (deal, "Mine")):
            address = f"/registrations/{record.id}"
            page = self.visit(f"{address}/edit", user=self.partner_a)
            closed = page.texts("//*[contains(@class, 'prm_closed')]")
            self.assertIn(f"Budget {text}", closed)
            page = self.send(f"{address}/resubmit", self.form_data(budget="Forged"))
            self.assertEqual(page.status, 303, page.summary)
            self.assertEqual(record.budget, text)

    def test_a_hidden_field_gets_its_default(self):
        self.arrange("visibility", default_visibility="organization", visible=False)
        deal = self.registered(visibility="contact")
        self.assertEqual(deal.visibility, "organization")

    def test_a_default_that_is_not_offered_any_more_fixes_nothing(self):
        values = {"default_offering_id": self.offering.id, "editable": False}
        self.arrange("offering_id", **values, required=True)
        self.offering.active = False
        other = self.env["prm.offering"].create({"name": "Other"})
        self.assertTrue(self.form().all("//select[@name='offering_id']"))
        self.assertEqual(self.registered(offering_id=other.id).offering_id, other)

    def test_what_is_fixed_cannot_be_flagged(self):
        deal = self.registered()
        self.arrange("budget", default_text="Fixed", editable=False)
        ticks = self.env["prm.registration.fields"]._ticks(deal)
        self.assertNotIn("budget", ticks["details"])
        self.assertIn("requirements", ticks["details"])

    # -------------------------------------------------------------- what may be set

    def assertNotSet(self, name, sentence, **values):
        refused = self.assertRaisesRegex(ValidationError, sentence)
        with refused, self.env.cr.savepoint():
            self.arrange(name, **values)

    def test_what_the_customer_check_needs_stays_as_it_is(self):
        fixed = self.portal.registration_field_ids.filtered("is_fixed")
        self.assertLessEqual(
            {"name", "customer_name", "customer_vat", "is_new_company"},
            set(fixed.mapped("name")),
        )
        for row in fixed:
            for switch in ("visible", "editable", "required"):
                with self.subTest(field=row.name, switch=switch):
                    change = {switch: not row[switch]}
                    self.assertNotSet(row.name, "registration needs", **change)
            self.arrange(row.name, help_text="Own", sequence=row.sequence + 1)

    def test_files_are_shown_or_not_and_never_mandatory(self):
        self.assertNotSet("attachments", "Files cannot be required", required=True)
        self.assertIn("attachments", self.names(self.form()))
        files = self.attach(("offer.pdf", b"%PDF-1.7 an offer"))
        page = self.register_by_form(name="With file", files=files)
        self.assertEqual(page.status, 303)
        self.arrange("attachments", visible=False)
        self.assertNotIn("attachments", self.names(self.form()))
        page = self.register_by_form(name="Without", files=files)
        self.assertEqual(page.status, 303)
        for name, number in (("With file", 1), ("Without", 0)):
            sent = self.created(name=name)._shared_messages_sudo().attachment_ids
            self.assertEqual(len(sent), number, name)

    def test_what_stands_in_a_row_by_force_changes_nothing_fixed(self):
        self.env.cr.execute(
            "UPDATE prm_portal_field SET visible = false, required = false"
            " WHERE portal_id = %s AND name = 'name'",
            [self.portal.id],
        )
        self.env.invalidate_all()
        self.assertIn("name", self.names(self.form()))
        self.assertEqual([*self.register_by_form(name="").errors], ["name"])

    def test_what_partners_may_not_change_needs_a_default(self):
        self.assertNotSet("budget", "Budget: Set a default", editable=False)
        self.assertNotSet("user_id", "Set a default", editable=False)
        self.arrange("budget", default_text="x", editable=False)
        self.assertNotSet("budget", "Set a default", default_text=False)

    def test_a_default_is_what_the_form_would_take(self):
        for text in ("next week", "-1", "4000", "1.5"):
            self.assertNotSet("date_closing", "number of days", default_text=text)
        self.assertNotSet("budget", "too long", default_text="x" * 2001)
        self.assertNotSet("partner_reference", "too long", default_text="x" * 256)
        for name in ("comments", "contact_middle_name", "customer_vat", "user_id"):
            self.assertNotSet(name, "has no default", default_text="x")
        self.arrange("date_closing", default_text="0")
        self.arrange("budget", default_text="x" * 2000)

    # ------------------------------------------------------------------------ rights

    def test_administrators_alone_arrange_the_form(self):
        row = self.row("budget")
        for user in (self.channel_all, self.channel_own, self.salesperson):
            with self.assertRaises(AccessError):
                row.with_user(user).visible = False
        with self.assertRaises(AccessError):
            row.with_user(self.partner_a).read(["visible"])
        self.assertTrue(row.with_user(self.channel_all).read(["visible"]))
