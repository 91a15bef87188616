"""A company that wants to become a partner, as it was typed on the public page."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...policy import application as rules

# What employees enter; all else comes from the form, or from what is decided.
ENTERED = frozenset({"user_id", "program_id"})
GUARDED = frozenset(
    {
        "confirmed_at",
        "due_at",
        "question",
        "asked_at",
        "asked_by_id",
        "reply",
        "replied_at",
        "decided_by_id",
        "decided_at",
        "reason_id",
        "note",
        "partnership_id",
        "person_id",
    }
)


class PrmApplication(models.Model):
    """An application: made by code alone, confirmed by a link, decided once.

    Nobody of a partner has a right on it. What was typed is never written into a
    contact that was there before.
    """

    _name = "prm.application"
    _inherit = [
        "prm.company.mixin",
        "prm.computed.guard.mixin",
        "prm.transition.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Application"
    _order = "id desc"
    _mail_post_access = "write"
    # Nothing that is written here reaches the applicant by itself.
    _primary_email = False

    # who applies, as it was typed
    name = fields.Char("Company name", required=True, readonly=True)
    website = fields.Char(readonly=True)
    vat = fields.Char("Tax number", readonly=True)
    country_id = fields.Many2one("res.country", readonly=True, ondelete="restrict")
    first_name = fields.Char("First name", readonly=True)
    last_name = fields.Char("Last name", readonly=True)
    person_name = fields.Char("Person", compute="_compute_person_name", store=True)
    email = fields.Char(required=True, readonly=True, index=True)
    phone = fields.Char(readonly=True)
    lang = fields.Char("Language", readonly=True)
    why = fields.Text(readonly=True)
    properties = fields.Properties(
        "Answers", definition="portal_id.application_definition", copy=False
    )

    # where
    portal_id = fields.Many2one(
        "prm.portal", required=True, readonly=True, index=True, ondelete="cascade"
    )
    program_id = fields.Many2one(
        "prm.program",
        domain="[('portal_id', '=', portal_id)]",
        ondelete="set null",
        help="The program that you have in mind. You choose it when you accept.",
    )
    company_id = fields.Many2one(related="portal_id.company_id", store=True, index=True)

    # review
    state = fields.Selection(
        [
            ("new", "Not confirmed"),
            ("confirmed", "To review"),
            ("accepted", "Accepted"),
            ("declined", "Declined"),
        ],
        default="new",
        required=True,
        readonly=True,
        index=True,
        group_expand=True,
        tracking=True,
    )
    user_id = fields.Many2one(
        "res.users",
        "Responsible",
        index=True,
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        tracking=True,
    )
    confirmed_at = fields.Datetime("Confirmed on", readonly=True)
    due_at = fields.Datetime("Answer due", readonly=True, index=True)
    is_known = fields.Boolean(
        "Looks known",
        readonly=True,
        help="When it was confirmed, something that you have looked like it.",
    )
    question = fields.Text(readonly=True)
    asked_at = fields.Datetime("Asked on", readonly=True)
    asked_by_id = fields.Many2one(
        "res.users", "Asked by", readonly=True, ondelete="restrict"
    )
    reply = fields.Text("Applicant's answer", readonly=True)
    replied_at = fields.Datetime("Answered on", readonly=True)
    is_asked = fields.Boolean(
        "Asked",
        compute="_compute_is_asked",
        store=True,
        help="A question waits for the applicant's answer.",
    )

    # decision
    decided_by_id = fields.Many2one(
        "res.users", "Decided by", readonly=True, ondelete="restrict"
    )
    decided_at = fields.Datetime("Decided on", readonly=True)
    reason_id = fields.Many2one("prm.reason", readonly=True, ondelete="restrict")
    note = fields.Text("Internal note", readonly=True)
    partnership_id = fields.Many2one(
        "prm.partnership", readonly=True, index="btree_not_null", ondelete="set null"
    )
    person_id = fields.Many2one(
        "res.partner", "First person", readonly=True, ondelete="set null"
    )

    @api.depends("first_name", "last_name")
    def _compute_person_name(self):
        for application in self:
            names = (application.first_name, application.last_name)
            application.person_name = " ".join(filter(None, names))

    @api.depends("state", "asked_at", "replied_at")
    def _compute_is_asked(self):
        for application in self:
            waits = application.asked_at and not application.replied_at
            application.is_asked = waits and application.state == "confirmed"

    @api.constrains("user_id")
    def _check_user(self):
        self.user_id._prm_check_reviewers()

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: applications come from the public page."""
        here = self._guard_create(vals_list)
        return super(PrmApplication, here).create(vals_list)

    def write(self, vals):
        """Write in this order: guards, the values, who is responsible."""
        self._guard_write(vals)
        result = super().write(vals)
        if "user_id" in vals:
            self.env["prm.application.notice"]._follow_responsible(self)
        return result

    def _computed_only_fields(self):
        """Return all fields but what employees enter: code writes applications."""
        return self._columns_but({*ENTERED, *self._guarded_fields()})

    def _guarded_fields(self):
        return super()._guarded_fields() | GUARDED

    def _initial_states(self, vals):
        return frozenset({"new"})

    def _mail_get_partner_fields(self, introspect_fields=False):
        """Return nothing: no contact gets mails of an application by itself."""
        return []

    # ----------------------------------------------------------------- buttons

    def action_accept(self):
        """Open the dialog that accepts.

        :raises UserError: for several
        """
        return self._dialog("prm.application.accept", self.env._("Accept"))

    def action_decline(self):
        """Open the dialog that declines.

        :raises UserError: for several
        """
        name = self.env._("Decline the application")
        return self._dialog(
            "prm.application.decision", name, default_decision="decline"
        )

    def action_ask(self):
        """Open the dialog that asks the applicant something.

        :raises UserError: for several
        """
        name = self.env._("Ask the applicant")
        return self._dialog("prm.application.decision", name, default_decision="ask")

    def action_open_partnership(self):
        """Open the partnership that came of it."""
        self.check_access("read")
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "prm.partnership",
            "res_id": self.partnership_id.id,
            "views": [(False, "form")],
        }

    def _dialog(self, model, name, **context):
        """Return the action that opens a dialog on one application.

        :raises AccessError: to who may not decide on it
        :raises UserError: for none, or several
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_application_id": self.id, **context},
        }

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return rules.verdict_move(old, new)

    def _check_waits(self, new):
        """Wait for the row, and refuse what was decided meanwhile.

        :param str new: the state that it is about to reach
        :raises UserError: saying who was first
        """
        self._lock_rows()
        if not (verdict := self._verdict_move(self.state, new)):
            raise UserError(self._explain_refused_move(new, verdict))

    def _explain_refused_move(self, new, verdict):
        """Say who was first, as far as somebody decided."""
        decided_sudo = self.sudo()
        if verdict.code == "unknown_state" or not decided_sudo.decided_by_id:
            return super()._explain_refused_move(new, verdict)
        return self.env._(
            "%(person)s decided first. The application is already “%(state)s”.",
            person=decided_sudo.decided_by_id.name,
            state=self.env["prm.formatting"]._choice(self, "state"),
        )

    def _after_move(self, before):
        """Tell employees of what is confirmed; take away what reminds of it."""
        result = super()._after_move(before)
        for application in self:
            self.env["prm.application.notice"]._follow_move(application)
        return result
