"""The lead shows what its partner proposes, to who decides on it."""

from odoo import fields, models


class CrmLeadProposals(models.Model):
    """Leads: the proposal that waits, of the registrations that the reader reads."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_change_id = fields.Many2one(
        "prm.registration.change",
        "Proposed change",
        compute="_compute_prm_change_id",
        compute_sudo=False,
        groups="sales_team.group_sale_salesman",
    )
    prm_change_told = fields.Text(
        "The partner proposes",
        compute="_compute_prm_change_id",
        compute_sudo=False,
        groups="sales_team.group_sale_salesman",
    )
    prm_may_decide_change = fields.Boolean(
        compute="_compute_prm_change_id",
        compute_sudo=False,
        groups="sales_team.group_sale_salesman",
        exportable=False,
    )

    def _compute_prm_change_id(self):
        """Find what waits among the proposals that the reader may read."""
        changes = self.env["prm.registration.change"]
        found = changes.search(
            [("registration_id.lead_id", "in", self.ids), ("state", "=", "pending")]
        )
        deals_sudo = found.registration_id.sudo()
        lead_of = {deal_sudo.id: deal_sudo.lead_id.id for deal_sudo in deals_sudo}
        by_lead = {
            lead_of[change.registration_id.id]: change for change in found.sorted("id")
        }
        for lead in self:
            change = by_lead.get(lead.id, changes)
            lead.prm_change_id = change
            lead.prm_change_told = change.change_text
            lead.prm_may_decide_change = change.may_decide

    def action_prm_accept_change(self):
        """Accept what the partner proposes.

        :raises UserError: when nothing waits, or to who may not decide on it
        """
        self.ensure_one()
        self.check_access("read")
        self._prm_waiting_change().action_accept()

    def action_prm_reject_change(self):
        """Open the dialog that rejects what the partner proposes.

        :raises UserError: when nothing waits
        """
        self.ensure_one()
        self.check_access("read")
        return self._prm_waiting_change().action_open_reject()

    def _prm_waiting_change(self):
        """Return the proposal that waits.

        :raises UserError: when nothing waits
        """
        self.env["prm.messages"]._check_one(self.prm_change_id)
        return self.prm_change_id
