"""Salespeople are told on a lead that its customer is protected for a partner."""

from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .lead_common import LeadProtectionCase


@tagged("-at_install", "post_install")
class TestLeadProtection(LeadProtectionCase):
    # ------------------------------------------------------------------- what is told

    def test_a_lead_for_a_protected_customer_says_so_and_whom_to_ask(self):
        for user in (self.salesperson, self.channel_other):
            lead = self.lead(user, partner_name="Else", website="https://guard.io/en")
            self.assertEqual(
                lead.prm_customer_protection,
                f"This customer is protected for a partner until {self.until()}. "
                f"Contact {self.channel_own.name}.",
            )
            self.assertFalse(lead.prm_customer_protection_open)
            with self.assertRaises(UserError):
                lead.action_prm_open_protection()

    def test_nobody_is_asked_who_has_left(self):
        self.channel_own.sudo().active = False
        told = self.told(website="guard.io")
        self.assertIn("Contact the channel administrators.", told)

    def test_an_equal_name_alone_says_may_be(self):
        told = self.told(partner_name="GUARD CO GmbH")
        self.assertIn("may be protected for a partner until", told)
        self.assertNotIn("Alder", told)

    def test_the_title_names_the_company_where_nothing_else_does(self):
        for values in (
            {"name": "Guard Co GmbH"},
            {"name": "Fair", "contact_name": "Guard Co GmbH"},
        ):
            self.assertIn("may be protected", self.told(**values))
        told = self.told(name="Guard Co GmbH", email_from="ann@guard.io")
        self.assertIn("is protected", told)
        self.assertFalse(self.told(name="Guard Co GmbH", partner_name="Else"))

    def test_an_equal_name_with_the_mail_domain_is_sure(self):
        told = self.told(partner_name="Guard Co Ltd", email_from="ann@guard.io")
        self.assertIn("is protected for a partner", told)

    def test_who_may_read_the_registration_reads_the_partner_and_opens_it(self):
        lead = self.lead(self.channel_own, website="guard.io")
        self.assertEqual(
            lead.prm_customer_protection,
            f"This customer is protected for Alder Systems until {self.until()}.",
        )
        action = lead.action_prm_open_protection()
        self.assertEqual(
            (action["res_model"], action["res_id"]), ("prm.registration", self.deal.id)
        )

    def test_who_reads_the_other_lead_reads_the_partner_there_and_here(self):
        lead = self.lead(self.leader, partner_name="Guard Co")
        self.assertIn(
            "may be protected for Alder Systems", lead.prm_customer_protection
        )
        action = lead.action_prm_open_protection()
        self.assertEqual(
            (action["res_model"], action["res_id"]), ("crm.lead", self.deal.lead_id.id)
        )

    def test_the_customer_of_the_registration_is_enough(self):
        customer = self.deal.customer_id
        customer.write({"name": "New words", "website": False, "vat": False})
        person = self._create_person(customer, "pia", email="pia@elsewhere.example")
        for chosen in (customer, person):
            with self.subTest(chosen=chosen.name):
                told = self.told(partner_id=chosen.id)
                self.assertIn("is protected for a partner", told)

    def test_what_is_known_of_the_customer_of_the_registration_is_enough(self):
        self.deal.customer_id.website = "guard-shop.example"
        told = self.told(partner_name="Shop", website="guard-shop.example")
        self.assertIn("is protected for a partner", told)

    def test_the_tax_number_of_a_second_record_of_the_customer_is_enough(self):
        twin = self._create_organization("Twin", vat=self.deal.customer_vat)
        self.assertIn("is protected for a partner", self.told(partner_id=twin.id))

    def test_the_strongest_of_several_is_told(self):
        likely = self.protect(
            self.partner_b, customer_name="Bolt", customer_website="bolt-one.example"
        )
        sure = self.protect(customer_name="Nut", customer_website="nut.example")
        later = likely.protection_end + timedelta(days=90)
        likely._write_guarded({"protection_end": later})
        told = self.told(partner_name="Bolt", website="nut.example")
        self.assertIn(f"is protected for a partner until {self.until(sure)}", told)

    def test_many_undecided_ones_do_not_hide_it(self):
        for number in range(25):
            self._register(
                self.partner_b,
                customer_name=f"Guard {number}",
                customer_website="guard.io",
                ask_review=True,
            )
        self.assertIn("is protected", self.told(website="guard.io"))

    # --------------------------------------------------------------- before it is saved

    def test_it_is_told_while_typing(self):
        form = Form(self.env["crm.lead"].with_user(self.salesperson))
        self.assertFalse(form.prm_customer_protection)
        form.website = "guard.io"
        self.assertIn("is protected", form.prm_customer_protection)
        form.website = "else.example"
        self.assertFalse(form.prm_customer_protection)
        form.partner_name = "Guard Co AG"
        self.assertIn("may be protected", form.prm_customer_protection)
        form.email_from = "boss@guard.io"
        self.assertIn("is protected", form.prm_customer_protection)

    def test_it_is_told_when_the_customer_is_chosen(self):
        form = Form(self.env["crm.lead"].with_user(self.salesperson))
        form.partner_id = self.deal.customer_id
        self.assertIn("is protected", form.prm_customer_protection)

    def test_leads_are_made_as_before_by_the_quick_form_and_by_rpc(self):
        leads = self.env["crm.lead"].with_user(self.salesperson)
        form = Form(leads, view="crm.quick_create_opportunity_form")
        form.partner_id = self.deal.customer_id
        form.name = "Quick"
        quick = form.save()
        form = Form(leads, view="crm.quick_create_opportunity_form")
        form.commercial_partner_id = self.deal.customer_id
        self.assertIn("is protected", form.save().prm_customer_protection)
        by_rpc = leads.browse(leads.web_save({"name": "RPC"}, {})[0]["id"])
        for lead in (quick, by_rpc):
            self.assertEqual(len(lead.message_ids), 1)  # that it was created
        self.assertIn("is protected", quick.prm_customer_protection)

    def test_it_is_told_on_opportunities_as_on_leads(self):
        for kind in ("lead", "opportunity"):
            leads = self.env["crm.lead"].with_context(default_type=kind)
            form = Form(leads.with_user(self.salesperson))
            form.website = "guard.io"
            form.name = "Typed"
            self.assertIn("is protected", form.prm_customer_protection)
            self.assertEqual(form.save().type, kind)

    def test_an_older_lead_tells_it_when_it_is_opened(self):
        lead = self.lead(partner_name="Later", website="later.example")
        self.assertFalse(lead.prm_customer_protection)
        self.protect(customer_name="Sooner", customer_website="later.example")
        lead.invalidate_recordset()
        self.assertIn("is protected", lead.prm_customer_protection)
