"""From a lead to the partners it is offered to."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ....policy import offer as policy


class CrmLead(models.Model):
    """Leads: their offers, and the dialog that makes them."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_offer_ids = fields.One2many(
        "prm.offer", "lead_id", "Offers to partners", groups="prm.group_prm_user"
    )
    prm_offers_running = fields.Boolean(
        "Offered to partners",
        compute="_compute_prm_offers_running",
        groups="prm.group_prm_user",
    )

    @api.depends("prm_offer_ids.state")
    def _compute_prm_offers_running(self):
        running = self.prm_offer_ids.filtered(lambda one: one.state in policy.RUNNING)
        for lead in self:
            lead.prm_offers_running = lead in running.lead_id

    def action_offer_to_partners(self):
        """Open the dialog that offers this lead or opportunity to partners.

        :raises AccessError: to who may not write the lead, or works with no partners
        :raises UserError: for a lead that is closed, or that a partner has already
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("write")
        self.env["prm.offer.dialog"].check_access("create")
        self.env["prm.offer.conditions"]._check_lead(self)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Offer to partners"),
            "res_model": "prm.offer.dialog",
            "view_mode": "form",
            "target": "new",
            "context": {"default_lead_id": self.id},
        }

    def action_prm_take_back_offers(self):
        """Take back all offers of this lead that wait for an answer.

        :raises AccessError: to who may not write one of the partnerships
        :raises UserError: when no offer waits
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        rounds = self.prm_offer_ids.round_id
        running = rounds.filtered(lambda one: one.state == "running")
        if not running:
            raise UserError(self.env["prm.messages"]._text("offer_answered"))
        running.action_take_back()

    def _merge_dependences(self, opportunities):
        """Keep the offers of merged leads, on the one that remains."""
        result = super()._merge_dependences(opportunities)
        rounds_sudo = self.env["prm.offer.round"].sudo()
        rounds_sudo = rounds_sudo.search([("lead_id", "in", opportunities.ids)])
        rounds_sudo.lead_id = self
        return result
