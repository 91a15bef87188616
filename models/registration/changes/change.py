"""What a partner proposes to change of an approved deal, until somebody decides."""

from odoo import api, fields, models

from ....policy import deal_change


class PrmRegistrationChange(models.Model):
    """Proposed values of a deal, old beside new.

    Made on the portal; an employee accepts or rejects it. Nobody writes it past that.
    """

    _name = "prm.registration.change"
    _inherit = ["prm.deal.request.mixin"]
    _description = "Proposed change of a deal"
    _order = "id desc"
    _rec_name = "registration_id"

    partnership_id = fields.Many2one(
        related="registration_id.partnership_id", store=True, index=True
    )
    reviewer_id = fields.Many2one(
        related="registration_id.reviewer_id", store=True, index=True
    )
    salesperson_id = fields.Many2one(
        related="registration_id.salesperson_id", store=True, index=True
    )
    contact_id = fields.Many2one(
        "res.partner",
        "Proposed by",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    kind = fields.Selection(
        [("deal", "Deal"), ("customer", "Customer")],
        required=True,
        readonly=True,
        help="Another customer is decided on by reviewers alone.",
    )
    values = fields.Json(readonly=True, help="Field, old and new value.")
    reason = fields.Text("Partner's reason", readonly=True)
    state = fields.Selection(
        [
            ("pending", "Waiting"),
            ("accepted", "Accepted"),
            ("rejected", "Not accepted"),
            ("withdrawn", "Withdrawn"),
            ("closed", "Closed"),
        ],
        default="pending",
        required=True,
        readonly=True,
        index=True,
    )
    note = fields.Text("Note to the partner", readonly=True)
    change_text = fields.Text("Change", compute="_compute_change_text")
    found_text = fields.Text(
        "Who else works with this customer",
        compute="_compute_found_text",
        groups="prm.group_prm_user",
    )
    may_decide = fields.Boolean(compute="_compute_may_decide", exportable=False)

    _one_waits = models.UniqueIndex(
        "(registration_id) WHERE state = 'pending'",
        "A change of this deal is already waiting.",
    )

    @api.depends("values")
    @api.depends_context("lang")
    def _compute_change_text(self):
        for change in self:
            change.change_text = "\n".join(
                f"{label}: {old or '–'} → {new or '–'}"
                for label, old, new in change._rows()
            )

    @api.depends("values", "state")
    @api.depends_context("lang", "uid")
    def _compute_found_text(self):
        service = self.env["prm.deal.change.decision"]
        for change in self:
            change.found_text = service._found_text(change)

    @api.depends("state", "kind")
    @api.depends_context("uid")
    def _compute_may_decide(self):
        for change in self:
            change.may_decide = change.state == "pending" and bool(change._verdict())

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: proposals come from the portal."""
        here = self._guard_create(vals_list)
        return super(PrmRegistrationChange, here).create(vals_list)

    def write(self, vals):
        """Write after the guards: a move, and nothing else."""
        self._guard_write(vals)
        return super().write(vals)

    def _guarded_fields(self):
        return super()._guarded_fields() | {"values", "kind", "reason", "note"}

    # ----------------------------------------------------------------- buttons

    def action_accept(self):
        """Write the proposed values on the deal, and tell the partner.

        :raises AccessError: to who may not read it
        :raises UserError: to who may not decide on it, or when it was decided already
        """
        for change in self:
            self.env["prm.deal.change.decision"]._accept(change)

    def action_open_reject(self):
        """Open the dialog that asks for a note to the partner."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Do not accept the change"),
            "res_model": "prm.registration.change.reject",
            "view_mode": "form",
            "target": "new",
            "context": {"default_change_id": self.id},
        }

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return deal_change.verdict_move(old, new)

    def _after_move(self, before):
        """Nothing waits anymore: the activity goes, and the partner's page has news."""
        result = super()._after_move(before)
        for change_sudo in self.sudo():
            self.env["prm.deal.proposal"]._settle(change_sudo)
        return result

    def _verdict(self):
        """Tell whether the current employee may decide on it."""
        self.ensure_one()
        registration = self.registration_id
        return registration._verdict_employee(deal_change.ACTIONS[self.kind])

    def _explain_refused_move(self, new, verdict):
        """Say who was first, as far as it was decided."""
        if self.state not in ("accepted", "rejected"):
            return super()._explain_refused_move(new, verdict)
        decided_sudo = self.sudo()
        return self.env._(
            "%(person)s decided first. The change is already “%(state)s”.",
            person=decided_sudo.decided_by_id.name,
            state=self.env["prm.formatting"]._choice(self, "state"),
        )

    # -------------------------------------------------------------------- words

    def _rows(self):
        """Return ``[(label, old, new)]`` in the reader's language."""
        self.ensure_one()
        service = self.env["prm.registration.changes"]
        return service._rows(self.registration_id, self.values)

    def _outcome_text(self):
        """Return what became of the change, as the subject of the mail says it."""
        if self.state == "accepted":
            return self.env._("Change accepted")
        return self.env._("Change not accepted")
