"""Deals that protect a customer, and leads of salespeople for that customer."""

from odoo.tests import new_test_user
from odoo.tools import format_date

from ..common import PrmCase


class LeadProtectionCase(PrmCase):
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
