"""What the partner manager sees of a partnership at a glance, and opens from there."""

from ast import literal_eval

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...policy import protection

# Part of the points of the next tier from which a partner is near to it.
NEAR = 0.8
RECENT = 8


class PrmPartnershipDeskMixin(models.AbstractModel):
    """Sentences, latest deals and smart buttons of the form."""

    _name = "prm.partnership.desk.mixin"
    _description = "Desk of a partnership"

    is_near_level_up = fields.Boolean(
        "Near the next tier",
        compute="_compute_is_near_level_up",
        store=True,
        help="Has 80 percent of the points for the next tier.",
    )
    grants_text = fields.Char("Granted", compute="_compute_grants_text")
    notice_text = fields.Char(compute="_compute_notice_text")
    proposal_text = fields.Char(compute="_compute_proposal_text")
    declined_text = fields.Char(compute="_compute_declined_text")
    keep_text = fields.Char("Points to keep the tier", compute="_compute_keep_text")
    obligation_ids = fields.One2many(
        "prm.partnership.value",
        "partnership_id",
        "Obligations",
        domain=[("kind", "=", "obligation"), ("is_keeping", "=", False)],
    )
    benefit_ids = fields.One2many(
        "prm.partnership.value",
        "partnership_id",
        "Benefits",
        domain=[("kind", "=", "benefit"), ("is_keeping", "=", False)],
    )
    recent_registration_ids = fields.Many2many(
        "prm.registration",
        string="Latest registrations",
        compute="_compute_recent_registration_ids",
    )
    recent_opportunity_ids = fields.Many2many(
        "prm.registration",
        string="Latest opportunities",
        compute="_compute_recent_registration_ids",
    )

    # ---------------------------------------------------------------- computes

    @api.depends("points", "points_target", "next_tier_id")
    def _compute_is_near_level_up(self):
        for partnership in self:
            target = partnership.next_tier_id and partnership.points_target
            near = target and partnership.points >= NEAR * target
            partnership.is_near_level_up = bool(near)

    @api.depends("tier_id", "next_tier_id", "program_id")
    @api.depends_context("lang")
    def _compute_grants_text(self):
        for partnership in self:
            tiers = partnership.tier_id | partnership.next_tier_id
            partnership.grants_text = " → ".join(
                partnership._explain_tier(tier) for tier in tiers
            )

    def _explain_tier(self, tier):
        """Return what a tier grants besides its benefits."""
        days = protection.effective_days(
            tier.protection_days, tier.program_id.protection_days
        )
        return self.env._(
            "%(tier)s: margin %(margin)s %%, fund %(fund)s %%, "
            "protection %(days)s days",
            tier=tier.name,
            margin=f"{tier.margin:g}",
            fund=f"{tier.fund_percent:g}",
            days=days,
        )

    @api.depends(
        "notice_date",
        "is_kept",
        "proposed_tier_id",
        "declined_tier_id",
        "state",
        "keep_points",
        "date_end",
        "renewal_end",
        "user_id",
    )
    @api.depends_context("lang")
    def _compute_notice_text(self):
        for partnership in self:
            waits = partnership.notice_date and not partnership.proposed_tier_id
            told = waits and partnership.state == "active" and not partnership.is_kept
            partnership.notice_text = partnership._explain_notice() if told else False

    def _explain_notice(self):
        """Return that the tier is not kept, and what follows, for the owner."""
        told = self.env._(
            "%(tier)s is not kept: %(points)s of %(target)s points. The partner's page "
            "says so since %(day)s.",
            tier=self.tier_id.name,
            points=self.keep_points,
            target=self.tier_id.target_points,
            day=format_date(self.env, self.notice_date),
        )
        return f"{told} {self._explain_grace()}"

    def _explain_grace(self):
        """Return what follows a notice."""
        last = format_date(self.env, self._notice_end())
        owner = self.user_id.name or self.env._("the partner manager")
        if self._is_fall_declined():
            return self.env._("It was left to the partner.")
        if self._is_grace_over():
            return self.env._(
                "The time of grace is over: a lower tier is proposed to %s soon.",
                owner,
            )
        if self._notice_end() < self._grace_end():
            return self.env._("Until %s nothing changes: then the term ends.", last)
        return self.env._(
            "If nothing changes, a lower tier is proposed to %(owner)s on %(day)s.",
            owner=owner,
            day=last,
        )

    def _notice_end(self):
        """Return until when nothing changes after a notice: the term may end before."""
        ends = [self._grace_end()]
        if self.date_end and not self.renewal_end:
            ends.append(self.date_end)
        return min(ends)

    @api.depends("declined_tier_id", "proposed_tier_id", "state")
    @api.depends_context("lang")
    def _compute_declined_text(self):
        for partnership in self:
            name = partnership.declined_tier_id.name
            waits = partnership.state == "active" and not partnership.proposed_tier_id
            text = self.env._("%s was declined. The points ask for it.", name)
            partnership.declined_text = text if name and waits else False

    @api.depends("keep_points", "tier_id.target_points")
    @api.depends_context("lang")
    def _compute_keep_text(self):
        for partnership in self:
            target = partnership.tier_id.target_points
            text = self.env._(
                "%(points)s of %(target)s points",
                points=partnership.keep_points,
                target=target,
            )
            partnership.keep_text = text if target else False

    @api.depends("proposed_tier_id", "tier_id", "points", "points_target")
    def _compute_proposal_text(self):
        for partnership in self:
            proposed = partnership.proposed_tier_id
            partnership.proposal_text = (
                partnership._explain_proposal() if proposed else False
            )

    def _explain_proposal(self):
        """Return why another tier is proposed, for the partner manager."""
        words = {"tier": self.tier_id.name, "proposed": self.proposed_tier_id.name}
        if self.proposed_tier_id.level < self.level:
            return self.env._(
                "%(tier)s is not kept, and the time of grace is over. "
                "%(proposed)s is proposed.",
                **words,
            )
        if self.proposed_tier_id.level <= self.kept_level:
            return self.env._(
                "The points of the former term give %(proposed)s. Shall the partner "
                "rise from %(tier)s?",
                **words,
            )
        return self.env._(
            "The points for %(proposed)s are reached. Shall the partner rise from "
            "%(tier)s?",
            **words,
        )

    @api.depends("registration_ids.outcome")
    def _compute_recent_registration_ids(self):
        deals = self.env["prm.registration"]
        for partnership in self:
            own = Domain("partnership_id", "=", partnership._origin.id)
            won = Domain("outcome", "!=", False)
            partnership.recent_registration_ids = deals.search(own, limit=RECENT)
            partnership.recent_opportunity_ids = deals.search(own & won, limit=RECENT)

    # ----------------------------------------------------------------- buttons

    def action_open_registrations(self):
        """Show the registrations of this partnership."""
        return self._open("prm.prm_registration_action_all")

    def action_open_opportunities(self):
        """Show the opportunities of this partnership."""
        deals = [("outcome", "!=", False)]
        # The number on the button counts the won and lost ones too.
        action = "prm.prm_registration_action_opportunities"
        return self._open(action, deals, search_default_open=0)

    def action_open_members(self):
        """Show the portal users of this partnership."""
        return self._open("prm.prm_member_action")

    def action_open_history(self):
        """Show each change of tier, state, term and value."""
        return self._open("prm.prm_partnership_history_action")

    def action_open_values(self):
        """Show values and targets of this partnership."""
        return self._open("prm.prm_partnership_value_action")

    def action_open_sales(self):
        """Show the deals that make the total sales."""
        return self._open_source("won_amount", self.env._("Total sales"))

    def action_open_certificates(self):
        """Show the certificates that make the number of certified employees."""
        name = self.env._("Certified employees")
        return self._open_source("certified_employees", name)

    def action_open_activities(self):
        """Show the marketing activities that count in this term."""
        name = self.env._("Marketing activities")
        return self._open_source("marketing_activities", name)

    def action_open_funds(self):
        """Show the ledger of the fund."""
        self.env["prm.messages"]._check_one(self)
        domain = Domain("partnership_id", "=", self.id)
        return self._open_records("prm.fund.entry", domain, self.env._("Fund"))

    def action_what_if(self):
        """Open the dialog that tells which tier won deals would bring."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What if these deals are won?"),
            "res_model": "prm.partnership.what.if",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partnership_id": self.id},
        }

    def _open(self, xmlid, domain=(), **context):
        """Return the action ``xmlid``, narrowed to this partnership.

        :param context: goes over the context of the action
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        action["domain"] = [("partnership_id", "=", self.id), *domain]
        known = literal_eval(action["context"] or "{}")
        action["context"] = {**known, "default_partnership_id": self.id, **context}
        return action
