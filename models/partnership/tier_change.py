"""The rise and the fall of a tier: automatic, proposed, never silent."""

from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError

from .notifications import CROWD

TIER_ACTIVITY = "prm.mail_activity_tier"
# Compared by identity: neither RPC nor an import can put this object into a context.
_NOTED = object()


class PrmPartnershipTierMixin(models.AbstractModel):
    """What follows from a score: level-up, notice, grace, proposal."""

    _name = "prm.partnership.tier.mixin"
    _description = "Tier of a partnership"

    proposed_tier_id = fields.Many2one(
        "prm.tier",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Waits for the partner manager's decision.",
    )
    declined_tier_id = fields.Many2one(
        "prm.tier",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Is not proposed again in this term, unless the score asks for another "
        "tier in between.",
    )
    notice_date = fields.Date(
        "In danger since",
        readonly=True,
        copy=False,
        help="Since this day the partner's page says that the tier is not kept.",
    )
    kept_level = fields.Integer(
        "Level earned in the former term",
        readonly=True,
        copy=False,
        help="Tiers up to this level count as reached until the term ends.",
    )

    # ----------------------------------------------------------------- buttons

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
        words = self_sudo._for_partner()
        why = self_sudo.tier_cause or ""
        words._change_tier(tier, words._causes()._decided(is_lower, why))
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
        words = self.env._("%s was declined.", declined.name)
        self_sudo.message_post(body=words, subtype_xmlid="mail.mt_note")

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

    # ------------------------------------------------------------------- tiers

    def write(self, vals):
        """Note in the history when somebody sets another tier.

        What was won until now pays by the tier until now.
        """
        if not {"tier_id", "program_id"} & vals.keys():
            return super().write(vals)
        self.check_access("write")
        self._book_funds()
        if self.env.context.get("prm_tier_noted") is _NOTED:
            return super().write(vals)
        before = {partnership.id: partnership.tier_id for partnership in self}
        result = super().write(vals)
        for partnership in self:
            if partnership.tier_id != before[partnership.id]:
                partnership._follow_set_tier(before[partnership.id])
                if "scored_at" not in vals:
                    partnership._forget_scores()
        return result

    def _follow_set_tier(self, old):
        """Note a tier that somebody set; what was said about the former one is over."""
        self_sudo = self.sudo()
        words = self_sudo._for_partner()
        cause = words._causes()._changed()
        if old and old.program_id != self_sudo.program_id:
            other = words.env._("Another program: %s.", words.program_id.name)
            cause = f"{other} {cause}"
            self_sudo.kept_level = 0
        self_sudo._limit_kept_level()
        self_sudo._forget_notice()
        words._note_tier(old, cause)

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

    # ------------------------------------------------------------------ follow

    def _rise_by_score(self, known, cause):
        """Raise those that rise by themselves; return them.

        :param known: the :class:`Snapshot` of ``self``
        :param str cause: see :meth:`_recompute_scores`
        """

        def rise(one):
            if one.program_id.level_up != "automatic":
                return ()
            rises = known.rises(one)
            if not rises:
                return ()
            words, level = one._for_partner(), rises[-1]
            why = cause or words._causes()._of_rise(words, known, level)
            return (one.tier_id, known.tier_of(one, level), one._partner_lang(), why)

        groups = self.grouped(rise)
        groups.pop((), None)
        for (_old, tier, lang, why), group in groups.items():
            group.with_context(lang=lang)._change_tier(tier, why)
        return self.browse().union(*groups.values())

    def _watch_tiers(self, known):
        """Give notice where a tier is not kept, propose what the scores ask for."""
        for partnership in self:
            partnership._watch_tier(known)

    def _watch_tier(self, known):
        """Follow the score of one partnership up to a proposal."""
        rises = known.rises(self)
        self._follow_notice(known.is_kept(self) or bool(rises), known)
        level = rises[-1] if rises else 0
        if not rises and self.notice_date and self._grace_end() <= known.day:
            level = known.fall_back(self)
        self._propose_tier(known.tier_of(self, level), known)

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

    def _follow_notice(self, is_kept, known):
        """Tell partner and owner once that a tier is not kept, or is kept again."""
        if is_kept and self.notice_date:
            self.notice_date = False
            self._close_tier_activities()
            self._note_notice(known)
        elif not is_kept and not self.notice_date:
            self.notice_date = known.day
            self._note_notice(known)
            self._mail_partner("prm.mail_template_tier_notice")
            words = self._for_owner()
            self._tell_owner(
                words.env._("The tier %s is not kept", words.tier_id.name),
                words._explain_danger(),
                activity_xmlid=TIER_ACTIVITY,
            )

    def _explain_danger(self):
        """Return the points that are left, and whether somebody got a mail."""
        points = self.env._(
            "%(points)s of %(target)s points.",
            points=self.keep_points,
            target=self.tier_id.target_points,
        )
        told = self.env._("The partner was told by mail.")
        if not self._people_to_tell():
            told = self.env._("Nobody of the partner gets mails: talk to them.")
        return f"{points} {told}"

    def _propose_tier(self, tier, known):
        """Propose ``tier``, or nothing, to the owner; what was declined stays so."""
        if self.declined_tier_id and self.declined_tier_id != tier:
            self.declined_tier_id = False
        wanted = tier - self.declined_tier_id
        if wanted == self.proposed_tier_id:
            return
        self.proposed_tier_id = wanted
        self._close_tier_activities()
        if wanted.level > self.level:
            self._note_reached(known, wanted.level)
        if wanted:
            words = self._for_owner()
            self._tell_owner(
                words.env._("Give the tier %s?", wanted.with_env(words.env).name),
                words.env._("The points ask for it. Accept or decline the proposal."),
                activity_xmlid=TIER_ACTIVITY,
            )

    def _close_tier_activities(self):
        """Take away the owner's activities about the tier: the matter is settled."""
        if self.activity_ids:
            self.activity_unlink([TIER_ACTIVITY])
