from odoo import models


class PortalWizardUser(models.TransientModel):
    """Core's dialog for access to the portal, on people of partners."""

    _inherit = "portal.wizard.user"

    def action_grant_access(self):
        """Grant core's access; say when no mail goes out, and why."""
        return self._prm_with_silence(super().action_grant_access())

    def action_invite_again(self):
        """Send the mail again; say when none goes out, and why."""
        return self._prm_with_silence(super().action_invite_again())

    def action_revoke_access(self):
        """End the memberships first: our groups imply the group that core removes."""
        self.ensure_one()
        self._prm_end_memberships()
        return super().action_revoke_access()

    def _send_email(self):
        """Send members the portal's invitation, others core's mail, or none at all."""
        self.ensure_one()
        desk = self.env["prm.log.in.mail"]
        user_sudo = self.user_id.sudo()
        if desk._silence(user_sudo):
            return False
        if not user_sudo.prm_member_ids:
            return super()._send_email()
        desk._invite_again(user_sudo)
        return True

    def _prm_with_silence(self, action):
        """Return ``action``, after a notice where no mail goes out."""
        desk = self.env["prm.log.in.mail"]
        silence = desk._silence(self.user_id)
        return desk._notice([silence], action) if silence else action

    def _prm_end_memberships(self):
        members_sudo = self.env["prm.member"].sudo()
        own_sudo = members_sudo.search([("user_id", "=", self.user_id.id)])
        own_sudo.write({"state": "disabled"})
