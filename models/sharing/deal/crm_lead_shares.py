"""With whom a lead is shared, and the buttons that share it."""

from odoo import api, fields, models
from odoo.fields import Domain

# From other parts: _prm_names, _prm_registrations_sudo


class CrmLead(models.Model):
    """Leads: sharing them with partners."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    # As far as the reader may read the deals themselves.
    prm_share_ids = fields.Many2many(
        "prm.registration",
        string="Shared with",
        compute="_compute_prm_share_ids",
        groups="base.group_user",
    )
    prm_share_count = fields.Integer(
        "Partners it is shared with",
        compute="_compute_registration",
        search="_search_prm_share_count",
        compute_sudo=True,
        groups="base.group_user",
    )
    # Every salesperson who may read the lead sees that partners see it, too.
    prm_share_names = fields.Char(
        "Shared with partners",
        compute="_compute_registration",
        compute_sudo=True,
        groups="base.group_user",
    )

    @api.depends("registration_ids.state", "registration_ids.origin")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_prm_share_ids(self):
        shares_sudo = self._prm_shares_sudo()
        readable = shares_sudo.with_env(self.env)._filtered_access("read")
        by_lead = shares_sudo.grouped("lead_id")
        for lead in self:
            lead.prm_share_ids = readable & by_lead.get(lead._origin, readable[:0])

    def _prm_tell(self, found_sudo):
        """Tell as well with whom the leads are shared: by one search for both."""
        result = super()._prm_tell(found_sudo)
        shares_sudo = found_sudo.filtered_domain(self._prm_shared_domain())
        by_lead = shares_sudo.grouped("lead_id")
        self.prm_share_count, self.prm_share_names = 0, ""
        for lead in self if by_lead else ():
            if shared_sudo := by_lead.get(lead._origin):
                lead.prm_share_count = len(shared_sudo)
                lead.prm_share_names = lead._prm_names(shared_sudo.partner_id)
        return result

    def _prm_shares_sudo(self):
        """Return the deals (sudo) by which partners see these leads now."""
        found_sudo = self._origin._prm_registrations_sudo()
        return found_sudo.filtered_domain(self._prm_shared_domain())

    @api.model
    def _prm_shared_domain(self):
        """Return the domain of deals that are shared now."""
        return Domain("origin", "=", "shared") & Domain("state", "=", "approved")

    def _search_prm_share_count(self, operator, value):
        """Tell shared leads from others."""
        registrations_sudo = self.env["prm.registration"].sudo()
        query = registrations_sudo._search(
            self._prm_shared_domain() & Domain("lead_id", "!=", False)
        )
        shared = Domain("id", "in", query.subselect("lead_id"))
        if operator == "in":
            return shared if 0 not in value else ~shared
        if operator in (">", "!=") and not value:
            return shared
        return NotImplemented

    # ------------------------------------------------------------------- buttons

    def action_share_with_partner(self):
        """Open the dialog that shares these leads with a partner.

        :raises AccessError: without a channel role, or without access to a lead
        """
        self.env["prm.deal.sharing"]._check_may(self)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Share with partner"),
            "res_model": "prm.deal.share",
            "view_mode": "form",
            "target": "new",
            "context": {"default_lead_ids": self.ids},
        }

    def action_open_shares(self):
        """Open the deals by which partners see this lead, as far as one may."""
        self.ensure_one()
        self.check_access("read")
        domain = [("id", "in", self.prm_share_ids.ids)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Shared with partners"),
            "res_model": "prm.registration",
            "view_mode": "list,form",
            "domain": domain,
            "context": {"create": False},
        }
