"""Salespeople are told on a lead that its customer is protected for a partner."""

from datetime import timedelta
from unittest.mock import patch

from lxml import etree

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, new_test_user, tagged
from odoo.tools import format_date

from .common import PrmCase

# A form may cost as many more.
OPEN_QUERIES = 25


@tagged("-at_install", "post_install")
class TestLeadProtection(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = new_test_user(
            cls.env, "leader_t", "sales_team.group_sale_salesman_all_leads"
        )

    def setUp(self):
        super().setUp()
        self.deal = self.protect(customer_name="Guard Co", customer_website="guard.io")

    def protect(self, user=None, **values):
        """Return a registration that was approved, with its protection."""
        deal = self._register(user, ask_review=True, **values)
        self._approve(deal, self.channel_admin)
        return deal.with_env(self.env)

    def lead(self, user=None, **values):
        """Return a lead that a salesperson made."""
        user = user or self.salesperson
        leads = self.env["crm.lead"].with_user(user)
        return leads.create({"name": "Lead", "user_id": user.id, **values})

    def told(self, **values):
        """Return what a salesperson without a channel group reads on a lead."""
        return self.lead(**values).prm_customer_protection

    def until(self, deal=None):
        return format_date(self.env, (deal or self.deal).protection_end)

    # ------------------------------------------------------------------- what is told

    def test_a_lead_for_a_protected_customer_says_so_and_whom_to_ask(self):
        for user in (self.salesperson, self.channel_other):
            lead = self.lead(user, partner_name="Else", website="https://guard.io/en")
            self.assertEqual(
                lead.prm_customer_protection,
                f"This customer is protected for a partner until {self.until()}. "
                f"Ask {self.channel_own.name}.",
            )
            self.assertFalse(lead.prm_customer_protection_open)
            with self.assertRaises(UserError):
                lead.action_prm_open_protection()

    def test_nobody_is_asked_who_has_left(self):
        self.channel_own.sudo().active = False
        told = self.told(website="guard.io")
        self.assertIn("Ask the channel administrators.", told)

    def test_an_equal_name_alone_says_may_be(self):
        told = self.told(partner_name="GUARD CO GmbH")
        self.assertIn("may be protected for a partner until", told)
        self.assertNotIn("Alder", told)

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

    # ---------------------------------------------------------------- what is not told

    def test_other_customers_and_hints_say_nothing(self):
        for values in (
            {},
            {"partner_name": "Guard Tools", "website": "tools.example"},
            {"partner_name": "Tools", "email_from": "ann@guard.io"},
        ):
            with self.subTest(values=values):
                self.assertFalse(self.told(**values))

    def test_the_lead_of_the_registration_has_its_badge_alone(self):
        lead = self.deal.lead_id
        lead.user_id = self.salesperson
        self.assertEqual(
            lead.with_user(self.salesperson).prm_partner_name, "Alder Systems"
        )
        self.assertFalse(lead.with_user(self.salesperson).prm_customer_protection)

    def test_what_protects_no_longer_says_nothing(self):
        ended = {
            "over": self._end_yesterday,
            "won": lambda deal: deal.lead_id.action_set_won(),
            "lost": lambda deal: deal.lead_id.action_set_lost(),
            "cancelled": self._cancel,
        }
        for name, end in ended.items():
            with self.subTest(ended=name):
                host = f"{name}.example"
                deal = self.protect(customer_website=host)
                lead = self.lead(website=host)
                self.assertTrue(lead.prm_customer_protection)
                end(deal)
                self.env.invalidate_all()
                self.assertFalse(lead.prm_customer_protection)

    def _end_yesterday(self, deal):
        yesterday = fields.Date.context_today(deal) - timedelta(days=1)
        deal._write_guarded({"protection_end": yesterday})

    def _cancel(self, deal):
        desk = deal.with_user(self.channel_admin)
        desk.reason_id = self.reasons["cancellation"]
        desk.action_cancel()

    def test_an_undecided_registration_says_nothing(self):
        self._register(customer_name="Waiting", customer_website="waiting.example")
        self.assertFalse(self.told(website="waiting.example"))

    def test_a_closed_lead_says_nothing(self):
        lead = self.lead(website="guard.io", type="opportunity")
        lead.action_set_lost()
        self.assertFalse(lead.prm_customer_protection)

    def test_what_a_reviewer_took_for_another_deal_says_nothing(self):
        lead = self.lead(website="two.example")
        deal = self._register(customer_website="two.example", ask_review=True).sudo()
        deal.conflict_ids.write({"decision": "different", "note": "Another branch"})
        self._approve(deal, self.channel_admin)
        self.assertFalse(lead.prm_customer_protection)
        self.assertIn("is protected", self.told(website="two.example"))

    def test_each_company_protects_for_itself(self):
        second = self._create_second_company().company_id
        self.salesperson.company_ids += second
        lead = self.lead(website="guard.io", company_id=self.company.id)
        self.assertTrue(lead.prm_customer_protection)
        other = self.lead(website="guard.io", company_id=second.id)
        self.assertFalse(other.prm_customer_protection)
        alone = self.lead(website="guard.io", company_id=False, user_id=False)
        for company in (self.company, second):
            here = alone.sudo().with_user(self.salesperson).with_company(company)
            self.assertEqual(
                bool(here.prm_customer_protection), company == self.company
            )

    # -------------------------------------------------------------------- what it costs

    def shown(self, kind):
        """Return what a list of leads reads, as the web client asks for it."""
        views = self.env["crm.lead"].with_user(self.salesperson)
        arch = etree.fromstring(views.get_view(view_type=kind)["arch"])
        nodes = arch.xpath("//field[not(ancestor::field)]")
        return {node.get("name"): {} for node in nodes}

    def test_lists_never_look_for_it(self):
        self.lead(website="guard.io")
        leads = self.env["crm.lead"].with_user(self.salesperson)
        service = self.env.registry["prm.lead.protection"]
        with patch.object(service, "_strongest", side_effect=AssertionError):
            for kind in ("list", "kanban"):
                found = leads.web_search_read([], self.shown(kind))
                self.assertTrue(found["length"])

    def test_a_form_costs_few_queries_however_many_there_are(self):
        lead = self.lead(partner_name="Guard Co", website="guard.io")
        for number in range(15):
            self._create_organization(f"Guard {number}", website="guard.io")
            self.lead(partner_name="Guard Co", website="guard.io")
        self.env.invalidate_all()
        lead.read(["prm_partner_name"])
        before = self.env.cr.sql_log_count
        self.assertIn("is protected", lead.prm_customer_protection)
        self.assertLess(self.env.cr.sql_log_count - before, OPEN_QUERIES)
