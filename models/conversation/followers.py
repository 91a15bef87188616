"""Who follows the conversation of a deal."""

from odoo import api, models


class PrmDealFollowers(models.AbstractModel):
    """Subscribes who is part of a deal, and lets go who is not any more."""

    _name = "prm.deal.followers"
    _description = "Followers of deals"

    @api.model
    def _follow(self, registration):
        """Subscribe to the comments who is part of the deal."""
        audience = self.env["prm.audience"]
        people_sudo = audience._contacts_sudo(registration, "conversation")
        self._subscribe(registration, people_sudo)

    @api.model
    def _subscribe(self, registrations, people):
        """Subscribe people (sudo), employees only where they may read the deal.

        Who sells a deal may be no member of the team that its portal is limited to.
        """
        for deal_sudo in registrations.sudo():
            readers_sudo = people.filtered(
                lambda person, deal=deal_sudo: (
                    person.partner_share or deal._may_be_opened_by(person.user_ids)
                )
            )
            deal_sudo.message_subscribe(readers_sudo.ids)

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
