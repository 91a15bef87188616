"""What the partner manager decides about a tier that the points ask for."""

from odoo import models
from odoo.exceptions import UserError

# From other parts: _causes, _change_tier, _close_tier_activities, _for_partner,
# _limit_kept_level, _mail_partner, _recompute_scores


class PrmPartnershipTierDecision(models.Model):
    """Accept, decline or reconsider a proposed tier."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def action_accept_tier(self):
        """Give the partner the tier that is proposed."""
        self.check_access("write")
        for partnership in self:
            partnership._accept_tier()

    def action_decline_tier(self):
        """Leave the partner in its tier."""
        self.check_access("write")
        for partnership in self:
            partnership._decline_tier()

    def action_reconsider_tier(self):
        """Give the partner the tier that was declined."""
        self.check_access("write")
        for partnership in self:
            partnership._reconsider_tier()

    def _accept_tier(self):
        """Change the tier as proposed, note and tell it.

        :raises UserError: when nothing is proposed (any more), or the points ask for
            another tier now
        """
        self_sudo = self.sudo()._locked_proposal()
        tier = self_sudo.proposed_tier_id
        self_sudo._recompute_scores()
        if self_sudo.proposed_tier_id != tier:
            raise UserError(self.env["prm.messages"]._text("proposal_has_changed"))
        is_lower = tier.level < self_sudo.level
        here_sudo = self_sudo._for_partner()
        why = self_sudo.tier_cause or ""
        here_sudo._change_tier(tier, here_sudo._causes()._decided(is_lower, why))
        self_sudo._limit_kept_level()
        self_sudo._recompute_scores()
        self_sudo._mail_partner(
            "prm.mail_template_tier_lowered"
            if is_lower
            else "prm.mail_template_tier_reached"
        )

    def _decline_tier(self):
        """Keep the proposal from coming back.

        :raises UserError: when nothing is proposed (any more)
        """
        self_sudo = self.sudo()._locked_proposal()
        declined = self_sudo.proposed_tier_id
        self_sudo.write({"declined_tier_id": declined.id, "proposed_tier_id": False})
        self_sudo._close_tier_activities()
        body = self.env._("%s was declined.", declined.name)
        self_sudo.message_post(body=body, subtype_xmlid="mail.mt_note")

    def _reconsider_tier(self):
        """Accept what was declined, if the points still ask for it.

        :raises UserError: see :meth:`_accept_tier`
        """
        self_sudo = self.sudo()
        self_sudo._lock_rows()
        declined = self_sudo.declined_tier_id
        if not declined:
            raise UserError(self.env["prm.messages"]._text("no_tier_proposed"))
        self_sudo.write({"declined_tier_id": False, "proposed_tier_id": declined.id})
        self._accept_tier()

    def _locked_proposal(self):
        """Wait for the row; return ``self`` when a tier is proposed in it then."""
        self.ensure_one()
        self._lock_rows()
        if self.state != "active":
            raise UserError(self.env["prm.messages"]._text("partnership_not_active"))
        if not self.proposed_tier_id:
            raise UserError(self.env["prm.messages"]._text("no_tier_proposed"))
        return self
