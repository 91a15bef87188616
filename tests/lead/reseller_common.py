"""A partner of the app for resellers, with a lead beside the registered one."""

from contextlib import contextmanager
from functools import wraps

from odoo.exceptions import AccessError
from odoo.tools import mute_logger

from ..scorecard.score_common import ScoreCase

RESELLERS = "website_crm_partner_assign"


def beside(module):
    """Let a test run in databases where ``module`` is installed, and only there."""

    def decorate(test):
        @wraps(test)
        def run(self):
            if module in self.env.registry._init_modules:
                test(self)

        return run

    return decorate


class ResellerCase(ScoreCase):
    """Silver asks for an amount of won deals; its fund credits ten percent."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for tier in (cls.silver, cls.gold):
            tier.fund_percent = 10
        cls.bronze.fund_percent = 10

    def setUp(self):
        super().setUp()
        self.deal, self.lead = self._deal()
        self.lead.write({"expected_revenue": 1000, "user_id": self.salesperson.id})
        self.plain = self.env["crm.lead"].create(
            {
                "name": "A lead of the addon alone",
                "type": "opportunity",
                "expected_revenue": 500,
                "user_id": self.salesperson.id,
            }
        )
        self.won_stage = self.env["crm.stage"].search([("is_won", "=", True)], limit=1)
        self._assign(self.lead | self.plain)

    def _assign(self, leads):
        """Give leads to organization A, as the addon for resellers does."""
        if "partner_assigned_id" in leads._fields:
            leads.partner_assigned_id = self.organization_a

    def outside(self, lead=None, user=None):
        """Return the lead as a portal user's request writes it: with all rights."""
        lead = lead or self.lead
        return lead.with_user(user or self.partner_a).sudo()

    @contextmanager
    def refused(self, error=AccessError):
        """Expect that it is refused; nothing stays in memory."""
        quiet = mute_logger("odoo.addons.base.models.ir_rule", "odoo.orm.models")
        with quiet, self.assertRaises(error), self.env.cr.savepoint():
            yield
        self.env.invalidate_all()

    def figures(self):
        self.score()
        self.partnership_a._book_funds()
        figures = self.env["prm.measures"]._figures(self.partnership_a)
        numbers = figures[self.partnership_a.id]
        return (
            numbers["won_count"],
            numbers["won_amount"],
            self.partnership_a.total_sales,
            self.partnership_a.fund_balance,
            self.partnership_a.tier_id,
        )

    def waiting(self, lead=None):
        return set((lead or self.lead).prm_confirmed or {})
