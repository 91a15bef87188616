"""What the partner manager decides about a tier that the points ask for."""

from odoo import models
from odoo.exceptions import UserError

# From other parts: declined_tier_id, proposed_tier_id, state


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

        :raises UserError: when nothing is proposed (anymore), or the points ask for
            another tier now
        """
        self_sudo = self.sudo()._locked_proposal()
        tier_sudo = self_sudo.proposed_tier_id
        self_sudo._recompute_scores()
        if self_sudo.proposed_tier_id != tier_sudo:
            raise UserError(self.env["prm.messages"]._text("proposal_has_changed"))
        is_lower = tier_sudo.level < self_sudo.level
        here_sudo = self_sudo._for_partner()
        why = self_sudo.tier_cause or ""
        here_sudo._change_tier(tier_sudo, here_sudo._causes()._decided(is_lower, why))
        self_sudo._limit_kept_level()
        self_sudo._recompute_scores()
        self_sudo._mail_partner(
            "prm.mail_template_tier_lowered"
            if is_lower
            else "prm.mail_template_tier_reached"
        )

    def _decline_tier(self):
        """Keep the proposal from coming back.

        :raises UserError: when nothing is proposed (anymore)
        """
        self_sudo = self.sudo()._locked_proposal()
        declined_sudo = self_sudo.proposed_tier_id
        self_sudo.write(
            {"declined_tier_id": declined_sudo.id, "proposed_tier_id": False}
        )
        self_sudo._close_tier_activities()
        body = self.env._("%s was declined.", declined_sudo.name)
        self_sudo.message_post(body=body, subtype_xmlid="mail.mt_note")

    def _reconsider_tier(self):
        """Accept what was declined, if the points still ask for it.

        :raises UserError: see :meth:`_accept_tier`
        """
        self_sudo = self.sudo()
        self_sudo._lock_rows()
        declined_sudo = self_sudo.declined_tier_id
        if not declined_sudo:
            raise UserError(self.env["prm.messages"]._text("no_tier_proposed"))
        self_sudo.write(
            {"declined_tier_id": False, "proposed_tier_id": declined_sudo.id}
        )
        self._accept_tier()

    def _locked_proposal(self):
        """Wait for the row; return ``self`` when a tier is proposed in it then.

        :raises UserError: when it is not active, or nothing is proposed (anymore)
        """
        self.ensure_one()
        self._lock_rows()
        if self.state != "active":
            raise UserError(self.env["prm.messages"]._text("partnership_not_active"))
        if not self.proposed_tier_id:
            raise UserError(self.env["prm.messages"]._text("no_tier_proposed"))
        return self
