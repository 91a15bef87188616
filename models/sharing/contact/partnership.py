"""A partnership leads to its contacts, and to the dialog that shares more."""

from odoo import api, fields, models


class PrmPartnershipContacts(models.Model):
    """Partnerships: contacts that are shared, or were added."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    shared_contact_ids = fields.One2many(
        "prm.contact", "partnership_id", "Shared contacts"
    )
    shared_contact_count = fields.Integer(
        "Contacts", compute="_compute_shared_contact_count"
    )

    @api.depends("shared_contact_ids.active")
    def _compute_shared_contact_count(self):
        groups = self.env["prm.contact"]._read_group(
            [("partnership_id", "in", self.ids)], ["partnership_id"], ["__count"]
        )
        counts = dict(groups)
        for partnership in self:
            partnership.shared_contact_count = counts.get(partnership._origin, 0)

    def action_open_contacts(self):
        """Show the contacts of the partner."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        self.env["prm.contact"].check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("prm.prm_contact_action")
        action["domain"] = [("partnership_id", "=", self.id)]
        action["context"] = {}
        return action

    def action_share_contacts(self):
        """Open the dialog that shares contacts with this partner."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("write")
        return self.env["prm.contact.share"]._dialog_for(self)
