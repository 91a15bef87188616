"""Registering waits for accepted terms, where a program says so."""

from odoo import api, models


class PrmRegistrationEntrance(models.AbstractModel):
    """A deal is not sent while the terms are missing; drafts are saved all the same."""

    _inherit = "prm.registration.entrance"

    @api.model
    def _verdict_send(self, partnership):
        """Tell whether deals may be sent for the first time, as far as terms go."""
        verdict = super()._verdict_send(partnership)
        return verdict and self.env["prm.terms.desk"]._verdict_register(partnership)
