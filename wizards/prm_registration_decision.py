from odoo import api, fields, models
from odoo.exceptions import UserError

from ..policy.correction import FLAGGABLE

REASON_KINDS = {
    "return": ("return",),
    "reject": ("rejection", "duplicate"),
    "cancel": ("cancellation",),
    "reopen": ("reopening",),
}


FLAG = "flag_"


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

    # A tick for each field of the form, called as the form calls it.
    is_new_company = fields.Boolean(
        related="registration_id.is_new_company", related_sudo=False
    )
    is_new_contact = fields.Boolean(
        related="registration_id.is_new_contact", related_sudo=False
    )
    flag_name = fields.Boolean("Name of the opportunity")
    flag_offering_id = fields.Boolean("Service or product")
    flag_is_new_company = fields.Boolean("New or existing company")
    flag_customer_id = fields.Boolean("Company")
    flag_customer_name = fields.Boolean("Company name")
    flag_customer_website = fields.Boolean("Company website")
    flag_customer_vat = fields.Boolean("Company TIN")
    flag_is_new_contact = fields.Boolean("New or existing contact")
    flag_customer_contact_id = fields.Boolean("Contact")
    flag_contact_first_name = fields.Boolean("First name")
    flag_contact_last_name = fields.Boolean("Last name")
    flag_contact_middle_name = fields.Boolean("Middle name")
    flag_contact_email = fields.Boolean("Contact e-mail")
    flag_contact_phone = fields.Boolean("Contact phone")
    flag_representative_id = fields.Boolean("Partner representative")
    flag_user_id = fields.Boolean("Deal owner")
    flag_budget = fields.Boolean("Budget")
    flag_date_closing = fields.Boolean("Estimated closing date")
    flag_requirements = fields.Boolean("Customer requirements")
    flag_partner_reference = fields.Boolean("Partner's reference")
    flag_attachments = fields.Boolean("Attachments")

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
            raise UserError(self.env["prm.messages"]._text("reason_kind"))
        registration.write(
            {
                "reason_id": self.reason_id.id,
                "decision_note": self.decision_note,
                "flagged_fields": ",".join(self._flagged()),
            }
        )
        getattr(registration, f"action_{self.decision}")()
        return {"type": "ir.actions.act_window_close"}

    def _flagged(self):
        """Return the fields that were ticked, in the order of the form."""
        return [
            name
            for name in FLAGGABLE
            if f"{FLAG}{name}" in self._fields and self[f"{FLAG}{name}"]
        ]
