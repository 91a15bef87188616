from odoo import api, models
from odoo.exceptions import UserError


class PrmDialogFiles(models.AbstractModel):
    """Files that an employee adds to a dialog before it posts a message."""

    _name = "prm.dialog.files"
    _description = "Files of dialogs"

    @api.model
    def _own(self, dialog):
        """Return the files that were uploaded in a dialog, ready for a message.

        :param dialog: with ``attachment_ids``
        :raises UserError: for files of something else
        """
        files_sudo = dialog.attachment_ids.sudo()
        strange_sudo = files_sudo.filtered(
            lambda file: (
                file.create_uid != self.env.user
                or file.res_id
                or file.res_model not in (False, dialog._name, "mail.compose.message")
            )
        )
        if strange_sudo:
            raise UserError(self.env["prm.messages"]._text("choice_invalid"))
        files_sudo.write({"res_model": "mail.compose.message", "res_id": 0})
        return dialog.attachment_ids
