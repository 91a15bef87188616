from odoo import api, fields, models
from odoo.exceptions import UserError

REASON_KINDS = {
    "return": ("return",),
    "reject": ("rejection", "duplicate"),
    "cancel": ("cancellation",),
    "reopen": ("reopening",),
}


class PrmRegistrationDecision(models.TransientModel):
    """Dialog that asks for the reason of a decision and for a note to the partner."""

    _name = "prm.registration.decision"
    _description = "Decision on a registration"

    registration_id = fields.Many2one(
        "prm.registration", required=True, ondelete="cascade"
    )
    decision = fields.Selection(
        [
            ("return", "Return"),
            ("reject", "Reject"),
            ("cancel", "Cancel"),
            ("reopen", "Reopen"),
        ],
        required=True,
    )
    reason_id = fields.Many2one(
        "prm.reason",
        "Reason",
        ondelete="cascade",
        domain="[('id', 'in', allowed_reason_ids)]",
    )
    allowed_reason_ids = fields.Many2many(
        "prm.reason", compute="_compute_allowed_reason_ids"
    )
    decision_note = fields.Text(
        "Note for the partner", help="The partner reads this on the portal."
    )

    @api.depends("decision")
    def _compute_allowed_reason_ids(self):
        for wizard in self:
            kinds = REASON_KINDS.get(wizard.decision, ())
            wizard.allowed_reason_ids = self.env["prm.reason"].search(
                [("kind", "in", kinds)]
            )

    @api.model
    def _title(self, decision):
        """Return the title of the dialog for ``decision``."""
        return {
            "return": self.env._("Return to the partner"),
            "reject": self.env._("Reject the registration"),
            "cancel": self.env._("Cancel the registration"),
            "reopen": self.env._("Reopen the registration"),
        }[decision]

    def action_confirm(self):
        """Write reason and note on the registration and decide."""
        self.ensure_one()
        registration = self.registration_id
        if self.reason_id and self.reason_id not in self.allowed_reason_ids:
            raise UserError(self.env["prm.sentence"]._text("reason_kind"))
        registration.write(
            {"reason_id": self.reason_id.id, "decision_note": self.decision_note}
        )
        getattr(registration, f"action_{self.decision}")()
        return {"type": "ir.actions.act_window_close"}
