from odoo import api, fields, models


class PrmRegistrationChangeReject(models.TransientModel):
    """Dialog that asks why a proposed change is not accepted."""

    _name = "prm.registration.change.reject"
    _description = "Do not accept a proposed change"

    change_id = fields.Many2one(
        "prm.registration.change", required=True, ondelete="cascade"
    )
    change_text = fields.Text("What is proposed", compute="_compute_change_text")
    note = fields.Text(
        "Note to the partner", help="The partner reads this on the portal."
    )

    @api.depends("change_id")
    def _compute_change_text(self):
        for dialog in self:
            change = dialog.change_id._origin.sudo(False)
            change.check_access("read")
            dialog.change_text = change.change_text

    def action_confirm(self):
        """Reject the change.

        :raises UserError: without a note, or to who may not decide on it
        :raises AccessError: to who may not read it
        """
        self.env["prm.messages"]._check_one(self)
        self.env["prm.deal.change.decision"]._reject(self.change_id, self.note)
        return {"type": "ir.actions.act_window_close"}
