"""What a partner manager reads about the tier of a partner, in the language here."""

from odoo import api, models

from ...policy import protection


class PrmPartnershipSentences(models.AbstractModel):
    """Sentences of the partnership's form; each is empty when it does not apply."""

    _name = "prm.partnership.sentences"
    _description = "Sentences about a partnership"

    @api.model
    def _grants(self, partnership):
        """Return what the own tier and the next one grant besides their benefits."""
        tiers = partnership.tier_id | partnership.next_tier_id
        return " → ".join(self._explain_tier(tier) for tier in tiers)

    @api.model
    def _explain_tier(self, tier):
        """Return what a tier grants besides its benefits."""
        formatting = self.env["prm.formatting"]
        days = protection.effective_days(
            tier.protection_days, tier.program_id.protection_days
        )
        values = {
            "tier": tier.name,
            "margin": formatting._percent(tier.margin),
            "fund": formatting._percent(tier.fund_percent),
            "days": days,
        }
        if days == 1:
            return self.env._(
                "%(tier)s: margin %(margin)s, fund %(fund)s, protection 1 day", **values
            )
        return self.env._(
            "%(tier)s: margin %(margin)s, fund %(fund)s, protection %(days)s days",
            **values,
        )

    @api.model
    def _keep(self, partnership):
        """Return how many of the points that keep the own tier are there."""
        target = partnership.tier_id.target_points
        if not target:
            return False
        return self.env._(
            "%(points)s of %(target)s points",
            points=partnership.keep_points,
            target=target,
        )

    # ------------------------------------------------------------------- notice

    @api.model
    def _notice(self, partnership):
        """Return that the tier is not kept, and what follows, for the owner."""
        waits = partnership.notice_date and not partnership.proposed_tier_id
        if not waits or partnership.state != "active" or partnership.is_kept:
            return False
        told = self.env._(
            "The requirements of %(tier)s are not met: %(points)s of %(target)s "
            "points. The partner has been able to see this since %(day)s.",
            tier=partnership.tier_id.name,
            points=partnership.keep_points,
            target=partnership.tier_id.target_points,
            day=self.env["prm.formatting"]._day(partnership.notice_date),
        )
        return f"{told} {self._explain_grace(partnership)}"

    @api.model
    def _explain_grace(self, partnership):
        """Return what follows a notice."""
        last = self.env["prm.formatting"]._day(partnership._notice_end())
        owner = partnership.user_id.name or self.env._("the partner manager")
        if partnership._is_fall_declined():
            return self.env._("The partner kept the tier.")
        if partnership._is_grace_over():
            return self.env._(
                "The grace period is over: a lower tier will soon be proposed to %s.",
                owner,
            )
        if partnership._notice_end() < partnership._grace_end():
            return self.env._("Nothing changes until the term ends on %s.", last)
        return self.env._(
            "If nothing changes, a lower tier will be proposed to %(owner)s on "
            "%(day)s.",
            owner=owner,
            day=last,
        )

    # ---------------------------------------------------------------- proposals

    @api.model
    def _declined(self, partnership):
        """Return that a tier was declined whose points are there."""
        name = partnership.declined_tier_id.name
        waits = partnership.state == "active" and not partnership.proposed_tier_id
        if not (name and waits):
            return False
        return self.env._("%s was declined, although the points are reached.", name)

    @api.model
    def _proposal(self, partnership):
        """Return why another tier is proposed, for the partner manager."""
        proposed = partnership.proposed_tier_id
        if not proposed:
            return False
        names = {"tier": partnership.tier_id.name, "proposed": proposed.name}
        if proposed.level < partnership.level:
            return self.env._(
                "The requirements of %(tier)s are not met, and the grace period is "
                "over. %(proposed)s is proposed.",
                **names,
            )
        if proposed.level <= partnership.kept_level:
            return self.env._(
                "The points of the previous term lead to %(proposed)s. Move the "
                "partner up from %(tier)s?",
                **names,
            )
        return self.env._(
            "The points for %(proposed)s are reached. Move the partner up from "
            "%(tier)s?",
            **names,
        )
