from odoo import models


class PortalWizardUser(models.TransientModel):
    """Core's "Revoke access" on users of partners."""

    _inherit = "portal.wizard.user"

    def action_revoke_access(self):
        """End the memberships first: our groups imply the group that core removes."""
        self.ensure_one()
        self._prm_end_memberships()
        return super().action_revoke_access()

    def _prm_end_memberships(self):
        members_sudo = self.env["prm.member"].sudo()
        own_sudo = members_sudo.search([("user_id", "=", self.user_id.id)])
        own_sudo.write({"state": "disabled"})
