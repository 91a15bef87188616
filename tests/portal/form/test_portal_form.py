"""The registration form over HTTP: its rules, and what comes back after an error."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase

NEW_COMPANY = ("customer_name", "customer_website", "customer_vat")
NEW_CONTACT = ("contact_first_name", "contact_last_name")


@tagged("post_install", "-at_install")
class TestPortalForm(PrmHttpCase):
    """Each rule of the form, allowed and refused."""

    def assertRefusedAt(self, page, *names):
        """The same page came back, with a message at exactly these fields."""
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), set(names))
        self.assertEqual(len(page.summary), len(names))
        for name in names:
            [field] = page.all(f"//*[@id='prm_{name}']")
            self.assertIn(f"prm_{name}_error", field.get("aria-describedby"))

    def assertAccepted(self, page):
        """The browser is sent to the page of a registration; return it."""
        self.assertEqual(page.status, 303, page.text[:2000])
        address, _mark, query = page.location.partition("?")
        self.assertIn("token=", query)
        return self.env["prm.registration"].browse(int(address.rpartition("/")[2]))

    # ---------------------------------------------------------------- the empty form

    def test_the_form_has_every_field_of_the_table(self):
        page = self.visit("/registrations/new", user=self.partner_a)
        names = {each.get("name") for each in page.all("//form//*[@name]")}
        expected = set(self.form_data()) | {
            "offering_id",
            "customer_id",
            "customer_contact_id",
            "contact_middle_name",
            "user_id",
            "budget",
            "date_closing",
            "requirements",
            "comments",
            "attachments",
        }
        self.assertLessEqual(expected, names)
        self.assertRegex(page.value("submission_token"), "^[0-9a-f]{32}$")

    def test_the_form_starts_with_the_author_as_representative(self):
        page = self.visit("/registrations/new", user=self.partner_a)
        representative = self.partner_a.partner_id
        self.assertEqual(page.value("representative_id"), str(representative.id))

    def test_each_field_has_a_label(self):
        page = self.visit("/registrations/new", user=self.partner_a)
        fields = page.all("//form//*[self::input or self::select or self::textarea]")
        for field in fields:
            if field.get("type") in ("hidden", "search"):
                continue
            labels = page.all(f"//label[@for='{field.get('id')}']")
            self.assertEqual(len(labels), 1, field.get("name"))

    def test_the_deal_owner_is_asked_only_when_employees_are_assigned(self):
        page = self.visit("/registrations/new", user=self.partner_a)
        self.assertTrue(page.all("//select[@name='user_id']"))
        self.partnership_a.user_ids = False
        page = self.visit("/registrations/new")
        self.assertFalse(page.all("//select[@name='user_id']"))

    # -------------------------------------------------------------- accepted forms

    def test_a_complete_form_is_submitted(self):
        page = self.register_by_form(name="New plant", budget="10 k")
        registration = self.assertAccepted(page)
        self.assertEqual(registration.state, "submitted")
        self.assertEqual(registration.contact_id, self.partner_a.partner_id)
        self.assertEqual(registration.budget, "10 k")
        answer = self.visit(page.location)
        self.assertIn("Submitted.", answer.text)
        self.assertTrue(answer.has_class("prm_acknowledged"))

    def test_a_draft_needs_its_name_only(self):
        data = {"name": "Idea", "action": "draft"}
        page = self.send("/registrations", data, user=self.partner_a)
        self.assertEqual(self.assertAccepted(page).state, "draft")
        page = self.send("/registrations", {"action": "draft"})
        self.assertRefusedAt(page, "name")

    def test_a_registered_customer_can_be_chosen_again(self):
        first = self._register(self.partner_a)
        lead = self._approve(first)
        self.login(self.partner_a)
        companies = self.visit("/lookup/companies", q=first.customer_name[:12])
        customer = lead.partner_id.commercial_partner_id
        [found] = companies.response.json()
        self.assertEqual(found, {"id": customer.id, "name": first.customer_name})
        company = str(customer.id)
        contacts = self.visit("/lookup/contacts", company=company, q="")
        data = {
            "name": "Second deal",
            "customer_id": company,
            "representative_id": str(self.partner_a.partner_id.id),
            "customer_contact_id": str(contacts.response.json()[0]["id"]),
        }
        page = self.send("/registrations", data)
        registration = self.assertAccepted(page)
        self.assertEqual(registration.customer_name, first.customer_name)

    # -------------------------------------------------------- mandatory, conditional

    def test_an_empty_form_names_everything_that_is_missing(self):
        page = self.send("/registrations", {}, user=self.partner_a)
        self.assertRefusedAt(
            page, "name", "customer_id", "customer_contact_id", "representative_id"
        )

    def test_each_mandatory_field_is_asked_for(self):
        for name in ("name", "representative_id", *NEW_COMPANY, *NEW_CONTACT):
            page = self.register_by_form(**{name: False})
            self.assertRefusedAt(page, name)

    def test_new_company_asks_for_a_new_contact_by_itself(self):
        page = self.register_by_form(is_new_contact=False, contact_last_name=False)
        self.assertRefusedAt(page, "contact_last_name")

    def test_the_program_may_ask_for_mail_and_phone(self):
        self.program.require_contact_email = True
        self.program.require_contact_phone = True
        page = self.register_by_form(contact_email=False, contact_phone=False)
        self.assertRefusedAt(page, "contact_email", "contact_phone")
        self.assertAccepted(self.register_by_form())

    def test_values_of_hidden_fields_are_ignored(self):
        other = self._create_organization("Somebody else")
        page = self.register_by_form(customer_id=other.id, customer_contact_id=other.id)
        registration = self.assertAccepted(page)
        self.assertFalse(registration.customer_id)
        self.assertFalse(registration.customer_contact_id)

    def test_mail_phone_website_and_date_are_checked_for_form(self):
        wrong = {
            "contact_email": "carl",
            "contact_phone": "call me",
            "customer_website": "no website",
            "date_closing": "tomorrow",
        }
        self.assertRefusedAt(self.register_by_form(**wrong), *wrong)

    def test_a_tax_number_has_9_10_or_12_digits(self):
        for number in ("712345678", "8123456789", "912345678901"):
            self.assertAccepted(self.register_by_form(customer_vat=number))
        self.assertAccepted(self.register_by_form(customer_vat="123 456-780"))
        for wrong in (
            "71234567",
            "71234567890",
            "7123456789012",
            "12345678X",
            "ABCDEFGHI",
        ):
            page = self.register_by_form(customer_vat=wrong)
            self.assertRefusedAt(page, "customer_vat")

    def test_a_placeholder_is_no_tax_number_but_a_draft_may_keep_it(self):
        for placeholder in ("000 000 000", "999-999-999", "7777777777", "none", "n/a"):
            page = self.register_by_form(customer_vat=placeholder)
            self.assertRefusedAt(page, "customer_vat")
            self.assertIn("This is a placeholder, not a tax number.", page.text)
        page = self.register_by_form(customer_vat="000 000 000", action="draft")
        self.assertAccepted(page)

    # ------------------------------------------------------------------ foreign ids

    def test_foreign_ids_are_refused_in_every_select(self):
        stranger = self.partner_b.partner_id
        for value in (stranger.id, stranger.id + 10**6, 10**30, "x", "-1"):
            page = self.register_by_form(representative_id=value)
            self.assertRefusedAt(page, "representative_id")
        page = self.register_by_form(user_id=self.channel_other.id)
        self.assertRefusedAt(page, "user_id")
        hidden = self.env["prm.offering"].create({"name": "Gone", "active": False})
        page = self.register_by_form(offering_id=hidden.id)
        self.assertRefusedAt(page, "offering_id")

    def test_foreign_customers_and_contacts_are_refused(self):
        foreign = self._register(self.partner_b)
        lead = self._approve(foreign)
        company = lead.partner_id.commercial_partner_id
        values = {
            "is_new_company": False,
            "is_new_contact": False,
            "customer_id": company.id,
            "customer_contact_id": lead.partner_id.id,
        }
        page = self.register_by_form(**values)
        self.assertRefusedAt(page, "customer_id", "customer_contact_id")
        self.assertNotIn(company.name, page.text)

    def test_a_missing_name_and_a_foreign_choice_are_told_together(self):
        hidden = self.env["prm.offering"].create({"name": "Gone", "active": False})
        stranger = self.partner_b.partner_id.id
        values = {"offering_id": hidden.id, "representative_id": stranger}
        page = self.register_by_form(name=False, **values)
        self.assertRefusedAt(page, "name", *values)
        data = self.form_data(name=False, customer_vat="1", **values)
        files = self.attach(("run.exe", b"MZ"))
        page = self.send("/registrations", data, files)
        names = {"name", "customer_vat", "attachments", *values}
        self.assertEqual(set(page.errors), names)

    def test_forbidden_parameters_change_nothing(self):
        forged = {"state": "approved", "protection_end": "2099-01-01", "number": "X"}
        data = {**self.form_data(), **forged, "partner_id": self.organization_b.id}
        page = self.send("/registrations", data, user=self.partner_a)
        registration = self.assertAccepted(page)
        self.assertEqual(registration.state, "submitted")
        self.assertEqual(registration.partner_id, self.organization_a)
        self.assertFalse(registration.protection_end)
        self.assertNotEqual(registration.number, "X")

    # ---------------------------------------------------------------- after an error

    def test_every_input_is_kept_after_an_error(self):
        data = self.form_data(
            customer_vat="12",
            budget="<b>much</b>",
            requirements="two\nlines",
            comments="Hello",
            date_closing="2031-05-06",
            offering_id=self.offering.id,
            user_id=self.channel_own.id,
        )
        page = self.send("/registrations", data, user=self.partner_a)
        self.assertRefusedAt(page, "customer_vat")
        for name, value in data.items():
            if name == "action":
                continue
            expected = True if name.startswith("is_new") else value
            self.assertEqual(page.value(name), expected, name)
        [first] = page.all("//*[@autofocus]")
        self.assertIn("prm_summary", first.get("class"))
        self.assertEqual(page.texts("//*[@autofocus]//a"), ["Company TIN"])

    def test_what_is_typed_never_becomes_markup(self):
        page = self.register_by_form(name="<script>alert(1)</script>", customer_vat="1")
        self.assertNotIn("<script>alert", page.text)
        registration = self._register(self.partner_a, name="<img src=x onerror=y>")
        answer = self.visit(f"/registrations/{registration.id}")
        self.assertNotIn("<img src=x", answer.text)
