"""The link in the mail of an invitation: what it rests on."""

from odoo import models

from ....policy.colleague_moves import DAYS
from ...common.signed_link import Purpose


class PrmSignedLink(models.AbstractModel):
    """Links that accept an invitation."""

    _inherit = "prm.signed.link"

    def _purposes(self):
        """Return the purposes, with that of invitations."""
        purpose = Purpose(
            model="prm.invitation", hours=24 * DAYS, fact=self._fact_of_invitation
        )
        return super()._purposes() | {"invitation": purpose}

    def _fact_of_invitation(self, invitation_sudo):
        """Return the address and the role; None when it may not be accepted."""
        if invitation_sudo.state != "sent" or invitation_sudo._is_over():
            return None
        entrance = self.env["prm.colleague.entrance"]
        if not entrance._verdict_accept(invitation_sudo.partnership_id):
            return None
        return f"{invitation_sudo.email}/{invitation_sudo.role}"
