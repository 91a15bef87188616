"""Deals that the vendor won without the partner for whom they were protected."""

from odoo import fields, models


class PrmDirectDeal(models.Model):
    """One lead that was taken direct, beside one registration; counted by a job."""

    _name = "prm.direct.deal"
    _inherit = ["prm.company.mixin"]
    _description = "Deal taken direct"
    _order = "date desc, id desc"
    _rec_name = "registration_id"

    registration_id = fields.Many2one(
        "prm.registration",
        "Protected registration",
        required=True,
        index=True,
        ondelete="cascade",
        readonly=True,
    )
    partnership_id = fields.Many2one(
        related="registration_id.partnership_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="registration_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="registration_id.currency_id", store=True)
    # Its name is told to who sees all leads: others ask the salesperson.
    lead_id = fields.Many2one(
        "crm.lead",
        "Opportunity in CRM",
        index=True,
        ondelete="cascade",
        required=True,
        readonly=True,
        groups="sales_team.group_sale_salesman_all_leads,prm.group_prm_manager",
    )
    user_id = fields.Many2one("res.users", "Salesperson", readonly=True)
    date = fields.Date("Won on", required=True, readonly=True, index=True)
    amount = fields.Monetary("Revenue", readonly=True)
    kind = fields.Selection(
        [
            ("protected", "Customer protected for the partner"),
            ("cancelled", "Registration cancelled around the win"),
        ],
        "Why it counts",
        required=True,
        readonly=True,
    )
    reason = fields.Char("Sold directly because", readonly=True)

    _once = models.UniqueIndex("(lead_id, registration_id)")
