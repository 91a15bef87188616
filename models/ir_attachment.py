from odoo import models
from odoo.exceptions import AccessError

from .mail_message import GUARDED_MODELS


class IrAttachment(models.Model):
    """Files: those of our models are closed to share users."""

    _inherit = "ir.attachment"

    def _check_access(self, operation):
        """Close the files of our models to share users.

        Core opens every file of a record to who may read the record, those of internal
        notes included. Partners download shared files by our own address.
        """
        result = super()._check_access(operation)
        if self.env.su or not self.env.user.share:
            return result
        ours = self._prm_guarded()
        forbidden = result[0] | ours if result else ours
        if not forbidden:
            return None
        return forbidden, lambda: AccessError(
            self.env._("You are not allowed to open this file.")
        )

    def _prm_guarded(self):
        """Return the files of ``self`` that belong to our models."""
        files_sudo = self.sudo()
        guarded_sudo = files_sudo.filtered(
            lambda file: file.res_model in GUARDED_MODELS
        )
        return self.browse(guarded_sudo.ids)
