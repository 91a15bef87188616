"""Where a lead says nothing of a protection, and what the banner costs."""

from datetime import timedelta
from unittest.mock import patch

from lxml import etree

from odoo import fields
from odoo.tests import tagged

from .lead_common import LeadProtectionCase

# A form may cost as many more.
OPEN_QUERIES = 25


@tagged("-at_install", "post_install")
class TestLeadProtectionLimits(LeadProtectionCase):
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
