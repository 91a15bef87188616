"""What a lead says when its customer is protected for a partner elsewhere."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..common.customer_match_mixin import MATCH_FIELDS
from ..screening.lead_protection import NAMED_IN

# What it depends on; who protects what may change at any time besides.
SAID = (*MATCH_FIELDS, *NAMED_IN, "partner_id", "company_id", "won_status")


class CrmLead(models.Model):
    """Leads: the banner of a protected customer, while typing as well."""

    # Found and worded by prm.lead.protection, for one lead at a time: these fields are
    # for forms, not for lists.
    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_customer_protection = fields.Char(
        "Protection of the customer",
        compute="_compute_prm_customer_protection",
        groups="base.group_user",
    )
    prm_customer_protection_open = fields.Boolean(
        "Protection of the customer can be opened",
        compute="_compute_prm_customer_protection",
        groups="base.group_user",
    )

    @api.depends(*SAID, "registration_ids")
    @api.depends_context("uid", "company", "lang")
    def _compute_prm_customer_protection(self):
        service = self.env["prm.lead.protection"]
        for lead in self:
            found = service._strongest(lead)
            where = found and service._readable(found)
            lead.prm_customer_protection = found and service._text(found, bool(where))
            lead.prm_customer_protection_open = bool(where)

    def action_prm_open_protection(self):
        """Open the registration that protects the customer, or its opportunity.

        :raises UserError: when there is nothing that the user may open
        """
        self.ensure_one()
        self.check_access("read")
        service = self.env["prm.lead.protection"]
        found = service._strongest(self)
        where = found and service._readable(found)
        if not where:
            raise UserError(self.env["prm.messages"]._text("not_your_role"))
        return {
            "type": "ir.actions.act_window",
            "res_model": where._name,
            "res_id": where.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
