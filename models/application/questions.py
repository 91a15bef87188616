"""The portal's own questions to applicants: entries of the form, and their answers."""

from odoo import api, models


class PrmApplicationQuestions(models.AbstractModel):
    """As a registration's, with a definition and answers of its own."""

    _name = "prm.application.questions"
    _inherit = ["prm.registration.questions"]
    _description = "Own questions of an application form"

    def _definitions(self, portal):
        portal_sudo = (portal or self.env["prm.portal"]).sudo()
        return portal_sudo.application_definition or []

    @api.model
    def _searched(self):
        """Return nothing: no partner searches applications."""
        return []
