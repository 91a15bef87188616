"""Shared notes on the partner's page say that they are, and whose."""

from odoo import models


class PrmRegistrationTalk(models.AbstractModel):
    """Messages with the mark of a shared note."""

    _inherit = "prm.registration.talk"

    def _message(self, registration, message, files):
        shown = super()._message(registration, message, files)
        return {**shown, "mark": self.env["prm.note.sharing"]._mark(message)}
