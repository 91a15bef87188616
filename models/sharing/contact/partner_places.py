"""Where contacts lead to what partners read of them."""

from odoo import api, fields, models
from odoo.fields import Domain

# From other parts: prm_employer_id


class ResPartnerContacts(models.Model):
    """Contacts: with which partners they are shared."""

    _inherit = "res.partner"

    prm_contact_ids = fields.One2many(
        "prm.contact", "partner_id", "Shared with partners", groups="prm.group_prm_user"
    )
    prm_contact_count = fields.Integer(
        "Shared contacts",
        compute="_compute_prm_contact_count",
        groups="prm.group_prm_user",
        help="With how many partners or people the contact is shared; of a partner "
        "organization, how many contacts it has.",
    )

    @api.depends("prm_contact_ids.active")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_prm_contact_count(self):
        for contact in self:
            domain = contact._prm_contacts_domain()
            count = self.env["prm.contact"].search_count(domain)
            contact.prm_contact_count = count if contact._origin else 0

    def _prm_contacts_domain(self):
        """Return the domain of what is shared of this contact, or with this partner."""
        self.ensure_one()
        own = self._origin.id
        return Domain("partner_id", "=", own) | Domain("organization_id", "=", own)

    def action_open_prm_contacts(self):
        """Show with whom the contact is shared, or what the organization has."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("prm.prm_contact_action")
        action["domain"] = list(self._prm_contacts_domain())
        action["context"] = {}
        return action

    def action_prm_share_contacts(self):
        """Open the dialog that shares contacts with this organization."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        return self.env["prm.contact.share"]._dialog_for(self.prm_employer_id)
