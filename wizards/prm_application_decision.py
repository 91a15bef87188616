from odoo import fields, models


class PrmApplicationDecision(models.TransientModel):
    """Dialog that declines an application, or asks the applicant."""

    _name = "prm.application.decision"
    _description = "Answer to an applicant"

    application_id = fields.Many2one(
        "prm.application", required=True, ondelete="cascade"
    )
    email = fields.Char(related="application_id.email", related_sudo=False)
    decision = fields.Selection(
        [("decline", "Decline"), ("ask", "Ask")], required=True, default="ask"
    )
    reason_id = fields.Many2one(
        "prm.reason",
        ondelete="cascade",
        domain=[("kind", "=", "application")],
        help="For you alone: the applicant does not read it.",
    )
    note = fields.Text(
        "Internal note", help="For you alone: the applicant does not read it."
    )
    is_told = fields.Boolean("Tell the applicant by email", default=True)
    question = fields.Text(help="The applicant reads it, and answers by a link.")

    def action_confirm(self):
        """Decline, or ask, and close the dialog.

        :raises AccessError: to who may not decide on it
        :raises UserError: with what is missing, or when it was decided already
        """
        self.env["prm.messages"]._check_one(self)
        desk, application = self.env["prm.application.desk"], self.application_id
        if self.decision == "decline":
            desk._decline(application, self.reason_id, self.note or "", self.is_told)
        else:
            desk._ask(application, self.question or "")
        return {"type": "ir.actions.act_window_close"}
