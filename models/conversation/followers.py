"""Who follows the conversation of a deal."""

from odoo import api, models


class PrmDealFollowers(models.AbstractModel):
    """Subscribes who is part of a deal, and lets go who is not any more."""

    _name = "prm.deal.followers"
    _description = "Followers of deals"

    @api.model
    def _follow(self, registration):
        """Subscribe to the comments who is part of the deal."""
        registration_sudo = registration.sudo()
        audience = self.env["prm.audience"]
        people_sudo = audience._contacts_sudo(registration, "conversation")
        registration_sudo.message_subscribe(people_sudo.ids)

    @api.model
    def _hand_over(self, registrations, former):
        """Let ``former`` users follow no longer.

        Who still has another part in the deal goes on.
        """
        if not former:
            return
        audience = self.env["prm.audience"]
        for deal_sudo in registrations.sudo():
            gone_sudo = former - audience._employees_sudo(deal_sudo, "conversation")
            deal_sudo.message_unsubscribe(gone_sudo.partner_id.ids)
