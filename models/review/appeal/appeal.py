"""One appeal of a partner against one decision."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ....policy import appeal as rules

# What employees enter while it waits.
ENTERED = frozenset({"answer", "reason_id", "person_id"})


class PrmAppeal(models.Model):
    """A rejection, or the end of a protection, that is to be looked at again.

    Made by code alone, on the portal. Partners have no right on it: the page of the
    deal gets plain values.
    """

    _name = "prm.appeal"
    _inherit = ["prm.company.mixin", "prm.computed.guard.mixin", "prm.request.mixin"]
    _description = "Appeal"
    _order = "id desc"
    _request_waits = "open"
    _request_entered = ENTERED

    # what is looked at again
    registration_id = fields.Many2one(
        "prm.registration", required=True, readonly=True, index=True, ondelete="cascade"
    )
    transition_id = fields.Many2one(
        "prm.registration.transition",
        "Appealed move",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    decision = fields.Selection(
        [("rejected", "Not accepted"), ("expired", "Protection ended")],
        "Appeal against",
        required=True,
        readonly=True,
    )
    first_decider_id = fields.Many2one(
        "res.users", "First decision by", readonly=True, ondelete="restrict"
    )
    partnership_id = fields.Many2one(
        related="registration_id.partnership_id", store=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner", "Partner", related="registration_id.partner_id", store=True
    )
    portal_id = fields.Many2one(related="registration_id.portal_id", store=True)
    program_id = fields.Many2one(related="registration_id.program_id", store=True)
    reviewer_id = fields.Many2one(
        related="registration_id.reviewer_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="registration_id.company_id", store=True, index=True
    )

    # what is asked, and who looks at it
    contact_id = fields.Many2one(
        "res.partner",
        "Appealed by",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    reason = fields.Text("Partner's reason", required=True, readonly=True)
    person_id = fields.Many2one(
        "res.users",
        "Looked at by",
        index=True,
        ondelete="restrict",
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        help="Somebody who did not make the first decision. The partner reads the "
        "name.",
    )
    due_at = fields.Datetime("Answer due", readonly=True, index=True)

    # what is answered
    state = fields.Selection(
        [("open", "Open"), ("granted", "Granted"), ("declined", "Declined")],
        default="open",
        required=True,
        readonly=True,
        index=True,
        group_expand=True,
    )
    is_recommended = fields.Boolean(
        "Reopening recommended",
        readonly=True,
        help="The person who looked at it recommends to reopen the deal.",
    )
    reason_id = fields.Many2one(
        "prm.reason",
        "Reason to reopen",
        domain=[("kind", "=", "reopening")],
        ondelete="restrict",
    )
    answer = fields.Text(help="The partner reads it on the page of the deal.")
    may_decline = fields.Boolean(compute="_compute_may", exportable=False)
    may_grant = fields.Boolean(compute="_compute_may", exportable=False)
    may_recommend = fields.Boolean(compute="_compute_may", exportable=False)

    _once = models.UniqueIndex(
        "(transition_id)", "This decision has already been appealed."
    )
    _waiting = models.Index("(registration_id) WHERE state = 'open'")

    @api.depends("registration_id.display_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for appeal in self:
            name = appeal.registration_id.display_name or ""
            appeal.display_name = self.env._("Appeal: %s", name)

    @api.depends("state", "person_id", "is_recommended")
    @api.depends_context("uid")
    def _compute_may(self):
        for appeal in self:
            who, is_open = appeal._decider(), appeal.state == "open"
            appeal.may_decline = is_open and bool(rules.verdict_decline(who))
            appeal.may_grant = is_open and bool(rules.verdict_grant(who))
            may_ask = is_open and not appeal.may_grant and not appeal.is_recommended
            appeal.may_recommend = may_ask and bool(rules.verdict_recommend(who))

    @api.constrains("person_id")
    def _check_person(self):
        """Refuse who made the first decision, is away, or may not decide.

        :raises ValidationError: saying so
        """
        people = self.env["prm.appeal.person"]
        for appeal in self.filtered("person_id"):
            deal, first = appeal.registration_id, appeal.first_decider_id
            if not people._is_fit(deal, appeal.person_id, first):
                text = self.env["prm.messages"]._text("appeal_person_unfit")
                raise ValidationError(text)

    @api.constrains("answer")
    def _check_answer(self):
        """Refuse an answer that is too long.

        :raises ValidationError: saying so
        """
        for appeal in self.filtered("answer"):
            if code := rules.wrong_text(appeal.answer, missing=""):
                raise ValidationError(self.env["prm.messages"]._text(code))

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: appeals come from the portal."""
        here = self._guard_create(vals_list)
        return super(PrmAppeal, here).create(vals_list)

    def write(self, vals):
        """Write after the guards: what employees enter, or a move."""
        self._guard_write(vals)
        result = super().write(vals)
        if "person_id" in vals:
            self.env["prm.appeal.desk"]._follow_person(self)
        return result

    def _guard_write(self, vals):
        """Let nobody choose who looks at their own decision.

        :raises UserError: when it was decided already, or by who decided first
        """
        super()._guard_write(vals)
        if "person_id" in vals and not self.env.su:
            for appeal in self:
                if appeal.first_decider_id == self.env.user:
                    who = rules.Decider(is_first=True)
                    self.env["prm.messages"]._require(rules.verdict_recommend(who))

    def _computed_only_fields(self):
        """Return all fields but what employees enter: code writes appeals."""
        return self._columns_but({*ENTERED, *self._guarded_fields()})

    def _guarded_fields(self):
        return super()._guarded_fields() | {"due_at", "is_recommended"}

    # ----------------------------------------------------------------- buttons

    def action_grant(self):
        """Reopen the deal with the reason, and tell the partner.

        :raises AccessError: without write access
        :raises UserError: without a reason, to who may not reopen deals, or when it was
            decided already
        """
        self.check_access("write")
        for appeal in self:
            self.env["prm.appeal.desk"]._grant(appeal)

    def action_decline(self):
        """Leave the decision as it is, and tell the partner why.

        :raises AccessError: without write access
        :raises UserError: without an answer, to who may not decide on it, or when it
            was decided already
        """
        self.check_access("write")
        for appeal in self:
            self.env["prm.appeal.desk"]._decline(appeal)

    def action_recommend(self):
        """Ask an administrator to reopen the deal.

        :raises AccessError: without write access
        :raises UserError: to who was not named, or when it was decided already
        """
        self.check_access("write")
        for appeal in self:
            self.env["prm.appeal.desk"]._recommend(appeal)

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return rules.verdict_move(old, new)

    def _decider(self):
        """Return who the current user is towards this appeal."""
        self.ensure_one()
        user = self.env.user
        return rules.Decider(
            is_named=self.person_id == user,
            is_first=self.first_decider_id == user,
            is_administrator=self.env.su or user.has_group("prm.group_prm_manager"),
        )

    def _explain_refused_move(self, new, verdict):
        """Say who was first, as far as somebody decided."""
        decided_sudo = self.sudo()
        if verdict.code == "unknown_state" or not decided_sudo.decided_by_id:
            return super()._explain_refused_move(new, verdict)
        return self.env._(
            "%(person)s decided first. The appeal is already “%(state)s”.",
            person=decided_sudo.decided_by_id.name,
            state=self.env["prm.formatting"]._choice(self, "state"),
        )

    def _outcome_text(self):
        """Return what became of the appeal, as the subject of the mail says it."""
        if self.state == "granted":
            return self.env._("Appeal granted")
        return self.env._("Appeal declined")
