from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import clean_context

from ..models.registration.dialogs import dialog_on

REASON_KINDS = {
    "return": ("return",),
    "reject": ("rejection", "duplicate"),
    "cancel": ("cancellation",),
    "reopen": ("reopening",),
}
TICKS = {"compute": "_compute_flags", "store": True, "readonly": False}


class PrmRegistrationDecision(models.TransientModel):
    """Dialog that asks for the reason of a decision and for a note to the partner."""

    _name = "prm.registration.decision"
    _description = "Decision on a registration"

    registration_id = fields.Many2one(
        "prm.registration", required=True, ondelete="cascade"
    )
    decision = fields.Selection(
        [
            ("return", "Ask for input"),
            ("reject", "Do not accept"),
            ("cancel", "Cancel the deal"),
            ("reopen", "Reopen"),
        ],
        required=True,
    )
    reason_id = fields.Many2one(
        "prm.reason",
        ondelete="cascade",
        domain="[('id', 'in', allowed_reason_ids)]",
    )
    allowed_reason_ids = fields.Many2many(
        "prm.reason", compute="_compute_allowed_reason_ids"
    )
    decision_note = fields.Text(
        "Note for the partner", help="The partner reads this on the portal."
    )

    # The ticks of each card: field → its label, and whether it is checked.
    flags_deal = fields.Json("The opportunity", **TICKS)
    flags_company = fields.Json("The customer company", **TICKS)
    flags_contact = fields.Json("The contact", **TICKS)
    flags_questions = fields.Json("Questions", **TICKS)
    flags_details = fields.Json("Details and files", **TICKS)

    @api.depends("registration_id")
    @api.depends_context("lang")
    def _compute_flags(self):
        for wizard in self:
            registry = self.env["prm.registration.fields"]
            for card, labels in registry._ticks(wizard.registration_id).items():
                ticks = {
                    name: {"label": label, "checked": False}
                    for name, label in labels.items()
                }
                wizard[f"flags_{card}"] = ticks or False

    @api.depends("decision")
    def _compute_allowed_reason_ids(self):
        for wizard in self:
            kinds = REASON_KINDS.get(wizard.decision, ())
            wizard.allowed_reason_ids = self.env["prm.reason"].search(
                [("kind", "in", kinds)]
            )

    @api.model
    def _dialog_of(self, registration, decision, **context):
        """Return the action that opens this dialog on a registration.

        :param str decision: what is asked for
        :param context: further values of the dialog's context
        """
        context = {"default_decision": decision, **context}
        return dialog_on(registration, self._title(decision), self, **context)

    @api.model
    def _title(self, decision):
        """Return the title of the dialog for ``decision``."""
        return {
            "return": self.env._("Ask the partner for input"),
            "reject": self.env._("Do not accept the registration"),
            "cancel": self.env._("Cancel the registration"),
            "reopen": self.env._("Reopen the registration"),
        }[decision]

    def action_confirm(self):
        """Write reason and note on the registration and decide.

        :raises UserError: without what the decision needs, or when it is not possible
        :raises AccessError: to who may not decide on it
        """
        self.ensure_one()
        # The dialog's defaults are no defaults of what the decision creates.
        here = self.env(context=clean_context(self.env.context))
        registration = self.registration_id.with_env(here)
        if self.reason_id and self.reason_id not in self.allowed_reason_ids:
            raise UserError(self.env["prm.messages"]._text("reason_kind"))
        registration.write(
            {
                "reason_id": self.reason_id.id,
                "decision_note": self.decision_note,
                "flagged_fields": ",".join(self._flagged()),
            }
        )
        decide = {
            "return": registration.action_return,
            "reject": registration.action_reject,
            "cancel": registration.action_cancel,
            "reopen": registration.action_reopen,
        }
        decide[self.decision]()
        return {"type": "ir.actions.act_window_close"}

    def _flagged(self):
        """Return the fields that were ticked, in the order of the form.

        :raises UserError: when what was sent as ticks is none
        """
        ticks = self.env["prm.registration.fields"]._ticks(self.registration_id)
        return [
            name
            for card, labels in ticks.items()
            for name in labels
            if self._is_ticked(card, name)
        ]

    def _is_ticked(self, card, name):
        """Tell whether the field of a card was ticked.

        :raises UserError: when what was sent as ticks is none
        """
        ticks = self[f"flags_{card}"] or {}
        tick = ticks.get(name) or {} if isinstance(ticks, dict) else None
        if not isinstance(tick, dict):
            raise UserError(self.env["prm.messages"]._text("choice_invalid"))
        return bool(tick.get("checked"))
