from odoo import api, fields, models
from odoo.exceptions import UserError

REASON_KINDS = {
    "return": ("return",),
    "reject": ("rejection", "duplicate"),
    "cancel": ("cancellation",),
    "reopen": ("reopening",),
}


# What a reviewer can ask to correct → fields of the form that are marked.
FLAGS = {
    "flag_deal": ("name", "offering_id"),
    "flag_company": (
        "customer_id",
        "customer_name",
        "customer_website",
        "customer_vat",
    ),
    "flag_contact": (
        "customer_contact_id",
        "contact_first_name",
        "contact_last_name",
        "contact_middle_name",
        "contact_email",
        "contact_phone",
    ),
    "flag_details": (
        "representative_id",
        "budget",
        "date_closing",
        "requirements",
        "attachments",
    ),
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
        ondelete="cascade",
        domain="[('id', 'in', allowed_reason_ids)]",
    )
    allowed_reason_ids = fields.Many2many(
        "prm.reason", compute="_compute_allowed_reason_ids"
    )
    decision_note = fields.Text(
        "Note for the partner", help="The partner reads this on the portal."
    )

    flag_deal = fields.Boolean("The opportunity")
    flag_company = fields.Boolean("The customer company")
    flag_contact = fields.Boolean("The contact")
    flag_details = fields.Boolean("Details and files")

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
        flagged = [
            name for flag, names in FLAGS.items() if self[flag] for name in names
        ]
        registration.write(
            {
                "reason_id": self.reason_id.id,
                "decision_note": self.decision_note,
                "flagged_fields": ",".join(flagged),
            }
        )
        getattr(registration, f"action_{self.decision}")()
        return {"type": "ir.actions.act_window_close"}
