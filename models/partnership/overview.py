"""What the partner manager sees of a partnership at a glance, and opens from there."""

from ast import literal_eval

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# Part of the points of the next tier from which a partner is near to it.
NEAR = 0.8
RECENT = 8

# From other parts: _open_records, _open_source, next_tier_id, points, points_target


class PrmPartnershipOverview(models.Model):
    """Sentences, latest deals and smart buttons of the form."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    is_near_level_up = fields.Boolean(
        "Close to the next tier",
        compute="_compute_is_near_level_up",
        store=True,
        help="Has at least 80 percent of the points for the next tier.",
    )
    grants_text = fields.Char("Rights granted", compute="_compute_sentences")
    notice_text = fields.Char(compute="_compute_sentences", exportable=False)
    proposal_text = fields.Char(compute="_compute_sentences", exportable=False)
    declined_text = fields.Char(compute="_compute_sentences", exportable=False)
    keep_text = fields.Char("Points to keep the tier", compute="_compute_sentences")
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

    @api.depends(
        "tier_id.target_points",
        "next_tier_id",
        "program_id",
        "notice_date",
        "is_kept",
        "proposed_tier_id",
        "declined_tier_id",
        "state",
        "points",
        "points_target",
        "keep_points",
        "kept_level",
        "date_end",
        "renewal_end",
        "user_id",
    )
    @api.depends_context("lang")
    def _compute_sentences(self):
        sentences = self.env["prm.partnership.sentences"]
        for partnership in self:
            partnership.grants_text = sentences._grants(partnership)
            partnership.notice_text = sentences._notice(partnership)
            partnership.declined_text = sentences._declined(partnership)
            partnership.keep_text = sentences._keep(partnership)
            partnership.proposal_text = sentences._proposal(partnership)

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

    def action_open_portal(self):
        """Show the portal as a supervisor of this partner sees it."""
        self.env["prm.messages"]._check_one(self)
        return self._open_portal("supervisor")

    def _open_portal(self, role):
        """Return the action that shows the portal in a new tab.

        :param str role: through whose eyes: ``partner`` or ``supervisor``
        :raises UserError: when the partnership or its portal shows nobody anything, or
            more than the current user may read
        """
        preview = self.env["prm.portal.preview"]
        if not preview._partnership(self.id):
            reason = "no_preview" if preview._reads_deals(self) else "no_preview_of_all"
            raise UserError(self.env["prm.messages"]._text(reason))
        address = preview._address(self, role)
        return {"type": "ir.actions.act_url", "url": address, "target": "new"}

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

    def action_invite(self):
        """Open the dialog that invites a person."""
        self.env["prm.messages"]._check_one(self)
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Invite a person"),
            "res_model": "prm.partnership.invite",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partnership_id": self.id},
        }

    def _invite(self, contact, role):
        """Invite ``contact`` as ``role``; see :class:`PrmInvitationDesk`."""
        return self.env["prm.invitation.desk"]._invite(self, contact, role)

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
