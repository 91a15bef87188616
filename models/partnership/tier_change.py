"""Another tier: noted, explained, never silent; and the time of grace before a fall."""

from datetime import timedelta

from odoo import fields, models

from .notifications import CROWD

TIER_ACTIVITY = "prm.mail_activity_tier"
# Compared by identity: neither RPC nor an import can put this object into a context.
_NOTED = object()

# From other parts: _for_partner, _forget_scores, _note_history, company_id, date_end,
# kept_level, level, program_id, renewal_end, tier_id


class PrmPartnershipTier(models.Model):
    """The tier of a partnership: what is proposed, in danger, or was given."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    proposed_tier_id = fields.Many2one(
        "prm.tier",
        "Proposed tier",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Waiting for the partner manager's decision.",
    )
    declined_tier_id = fields.Many2one(
        "prm.tier",
        "Declined tier",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Not proposed again in this term, unless the points lead to another "
        "tier in the meantime.",
    )
    notice_date = fields.Date(
        "At risk since",
        readonly=True,
        copy=False,
        help="Since this day, the partner's page shows that the tier is at risk.",
    )

    tier_cause = fields.Char(
        "Why the points changed",
        readonly=True,
        copy=False,
        help="Why a tier is proposed or at risk. The partner reads it once a "
        "decision is made.",
    )

    # --------------------------------------------------------------- set by hand

    def _follow_set_tiers(self, tiers, is_counted):
        """Note where somebody set another tier; points of the former one are dropped.

        :param tiers: dict of id and tier until now
        :param is_counted: whether points of the new tier were written with it
        """
        if self.env.context.get("prm_tier_noted") is _NOTED:
            return
        for partnership in self:
            if partnership.tier_id != tiers[partnership.id]:
                partnership._follow_set_tier(tiers[partnership.id])
                if not is_counted:
                    partnership._forget_scores()

    def _follow_set_tier(self, old):
        """Note a tier that somebody set; what was said about the former one is over."""
        self_sudo = self.sudo()
        here_sudo = self_sudo._for_partner()
        cause = here_sudo._causes()._changed()
        if old and old.program_id != self_sudo.program_id:
            other = here_sudo.env._("Another program: %s.", here_sudo.program_id.name)
            cause = f"{other} {cause}"
            self_sudo.kept_level = 0
        self_sudo._limit_kept_level()
        self_sudo._forget_notice()
        here_sudo._note_tier(old, cause)

    def _limit_kept_level(self):
        """Let the former term give no tier above the one that somebody decided on."""
        self.kept_level = min(self.kept_level, self.level)

    def _change_tier(self, tier, cause):
        """Give partnerships that have one tier another one, all with the same cause.

        :param str cause: for partners, in the language of ``self``
        """
        old = self.tier_id
        self._forget_notice()
        by_code = self.with_context(
            prm_tier_noted=_NOTED, mail_notrack=len(self) > CROWD
        )
        by_code.tier_id = tier
        self._note_tier(old, cause)

    def _note_tier(self, old, cause):
        """Note the tier that these partnerships have now, instead of ``old``."""
        name = old.with_env(self.env).name
        self._note_history("tier", name, self.tier_id.name, cause, tier_from=old)

    def _forget_notice(self):
        """Take back notice and proposals: they were about another tier."""
        about = ("notice_date", "proposed_tier_id", "declined_tier_id", "tier_cause")
        known = self.filtered(lambda one: any(one[name] for name in about))
        if known:
            known.write(dict.fromkeys(about, False))
        self._close_tier_activities()

    # ------------------------------------------------------------------- grace

    def _grace_end(self):
        """Return the first day on which a lower tier is proposed."""
        days = self.program_id.downgrade_grace_days
        return self.notice_date + timedelta(days=days)

    def _is_grace_over(self):
        """Tell whether a lower tier is proposed from today on."""
        return self._grace_end() <= self._today_at(self.company_id)

    def _is_fall_declined(self):
        """Tell whether the owner decided to leave the partner a tier not kept."""
        return bool(self.declined_tier_id) and self.declined_tier_id.level < self.level

    def _notice_end(self):
        """Return until when nothing changes after a notice: the term may end before."""
        ends = [self._grace_end()]
        if self.date_end and not self.renewal_end:
            ends.append(self.date_end)
        return min(ends)

    def _close_tier_activities(self):
        """Take away the owner's activities about the tier: the matter is settled."""
        if self.activity_ids:
            self.activity_unlink([TIER_ACTIVITY])
