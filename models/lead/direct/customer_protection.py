"""What a customer's form says when the customer is protected for a partner."""

from odoo import api, fields, models

from ...common.customer_match_mixin import MATCH_FIELDS


class ResPartner(models.Model):
    """Contacts: a notice above the form, while typing as well."""

    _name = "res.partner"
    _inherit = ["res.partner"]

    prm_protection = fields.Char(
        "Protection for a partner",
        compute="_compute_prm_protection",
        # Employees without CRM learn nothing of partners.
        groups="sales_team.group_sale_salesman",
    )

    @api.depends(*MATCH_FIELDS, "parent_id", "company_id")
    @api.depends_context("uid", "company", "lang")
    def _compute_prm_protection(self):
        service = self.env["prm.lead.protection"]
        for partner in self:
            found = service._strongest_of_customer(partner)
            named = found and bool(service._readable(found))
            partner.prm_protection = found and service._text(found, named)
