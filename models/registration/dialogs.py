"""The dialogs in which an employee decides on a registration."""

from odoo import models
from odoo.exceptions import UserError

# From other parts: _look_again

DIALOGS = ("return", "reject", "cancel", "reopen")


def dialog_on(registration, title, wizard, **context):
    """Return the action that opens a dialog on a registration.

    :param str title: of the dialog
    :param wizard: the dialog, an empty recordset
    :param context: further values of the dialog's context
    """
    return {
        "type": "ir.actions.act_window",
        "name": title,
        "res_model": wizard._name,
        "view_mode": "form",
        "target": "new",
        "context": {"default_registration_id": registration.id, **context},
    }


class PrmRegistrationDialogs(models.Model):
    """Buttons that ask before they decide."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def action_open_decision(self):
        """Open the dialog that asks for a reason and a note.

        :raises UserError: for a decision that the context does not name
        """
        self.ensure_one()
        self.check_access("write")
        decision = self.env.context.get("prm_decision")
        if decision not in DIALOGS:
            raise UserError(self.env["prm.messages"]._text("unknown_action"))
        return self.env["prm.registration.decision"]._dialog_of(self, decision)

    def action_open_qualify(self):
        """Open the dialog that links or creates customer and opportunity."""
        self.ensure_one()
        self._look_again()
        return self.env["prm.registration.qualify"]._dialog_of(self)
