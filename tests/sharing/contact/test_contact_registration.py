"""A contact becomes a registration without typing anything again."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .contact_common import ContactData


@tagged("post_install", "-at_install")
class TestContactRegistration(ContactData, PrmHttpCase):
    def form(self, contact, user=None):
        """Return the form of a registration that a contact starts."""
        return self.visit(
            "/registrations/new", user or self.partner_a, contact=str(contact.id)
        )

    def test_company_and_person_of_a_shared_contact_are_chosen(self):
        customer = self._create_customer()
        page = self.form(self._share(customer, self.partner_a))
        self.assertEqual(page.value("customer_id"), str(customer.parent_id.id))
        self.assertEqual(page.value("customer_contact_id"), str(customer.id))
        self.assertFalse(page.value("is_new_company"))

    def test_such_a_form_can_be_sent_and_names_the_customer(self):
        customer = self._create_customer()
        self._share(customer, self.partner_a)
        registration = self._register(
            is_new_company=False,
            customer_id=customer.parent_id.id,
            is_new_contact=False,
            customer_contact_id=customer.id,
        ).sudo()
        self.assertEqual(registration.customer_id, customer.parent_id)
        self.assertEqual(registration.customer_name, "Zeder Werke")
        self.assertEqual(registration.contact_last_name, "Customer")

    def test_an_added_contact_is_typed_as_new(self):
        contact = self._add(email="noah@neu.example", phone="+49 30 7777777")
        page = self.form(contact)
        self.assertTrue(page.value("is_new_company"))
        self.assertEqual(page.value("customer_name"), "Neu AG")
        self.assertEqual(page.value("contact_first_name"), "Noah")
        self.assertEqual(page.value("contact_last_name"), "Neu")
        self.assertEqual(page.value("contact_email"), "noah@neu.example")

    def test_the_own_added_contact_is_nobody_else_who_knows_the_customer(self):
        self._add(email="noah@neu.example", company_name="Neu Maschinen")
        registration = self._register(customer_name="Neu Maschinen")
        self.assertEqual(registration.sudo().state, "submitted")

    def test_the_check_while_typing_says_what_sending_says(self):
        self._add(company_name="Neu Maschinen")
        other = self._add(self.partner_b, "t2", company_name="Fremd Maschinen")
        other.action_mark_checked()
        check = self.env["prm.customer.check"].with_user(self.partner_a)
        own = self.partnership_a.with_user(self.partner_a)
        for name, code in (("Neu", "available"), ("Fremd", "review")):
            told = check._check(own, {"customer_name": f"{name} Maschinen"})
            self.assertEqual(told["code"], code)

    def test_an_own_added_contact_hides_nobody_who_knows_the_customer(self):
        self._add(company_name="Neu Maschinen")
        lead = self.env["crm.lead"].create(
            {"name": "Press", "partner_name": "Neu Maschinen", "type": "opportunity"}
        )
        answer = self.register_by_form(customer_name="Neu Maschinen")
        self.assertIn("customer_name", answer.errors)
        lead.unlink()
        self.env["res.partner"].create({"name": "Neu Maschinen", "is_company": True})
        answer = self.register_by_form(customer_name="Neu Maschinen")
        self.assertIn("customer_name", answer.errors)

    def test_what_another_partner_added_and_the_vendor_checked_stays_known(self):
        added = self._add(self.partner_b, company_name="Neu Maschinen")
        added.action_mark_checked()
        answer = self.register_by_form(customer_name="Neu Maschinen")
        self.assertEqual(answer.status, 422)
        self.assertIn("customer_name", answer.errors)

    def test_contacts_of_others_and_odd_ids_start_an_empty_form(self):
        foreign = self._share(user=self.partner_b)
        colleague = self._share(user=self.colleague_a)
        waits = self._share()
        self.login(self.partner_a)
        for odd in (foreign.id, colleague.id, waits.id, 10**8, "x", "-1", "1" * 30):
            page = self.visit("/registrations/new", contact=str(odd))
            self.assertEqual(page.status, 200, odd)
            self.assertFalse(page.value("is_new_company"))
            self.assertEqual(page.value("customer_id"), "")

    # ---------------------------------------------------------------------- lookup

    def companies(self, user, text=""):
        self.env.flush_all()
        self.env.invalidate_all()
        portal = self.env["prm.portal"].with_user(user)._for_user()[:1]
        lookup = self.env["prm.customer.lookup"].with_user(user)
        found = lookup._companies(portal._own_partnership(), text)
        return {row["name"] for row in found}

    def test_the_lookup_offers_companies_of_contacts_that_the_person_reads(self):
        contact = self._share(user=self.partner_a)
        self.assertEqual(self.companies(self.partner_a), {"Zeder Werke"})
        self.assertEqual(self.companies(self.partner_a, "zeder"), {"Zeder Werke"})
        self.assertEqual(self.companies(self.partner_a, "carla"), set())
        self.assertEqual(self.companies(self.colleague_a), set())
        self.assertEqual(self.companies(self.partner_b), set())
        contact.action_stop_sharing()
        self.assertEqual(self.companies(self.partner_a), set())

    def test_what_waits_or_was_added_is_not_offered(self):
        self._share()
        self._add()
        self.assertEqual(self.companies(self.partner_a), set())

    def test_people_of_the_company_are_those_that_are_shared(self):
        customer = self._create_customer()
        customer.copy({"name": "Hidden Colleague"})
        self._share(customer, self.partner_a)
        portal = self.env["prm.portal"].with_user(self.partner_a)._for_user()
        lookup = self.env["prm.customer.lookup"].with_user(self.partner_a)
        own = portal._own_partnership()
        found = lookup._contacts(own, customer.parent_id.id, "")
        self.assertEqual([row["name"] for row in found], ["Carla Customer"])
