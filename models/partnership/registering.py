from odoo import models


class PrmPartnershipRegistering(models.Model):
    """What a portal user may register under this partnership: doors to the form."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def _verdict_register(self):
        """Tell whether the current user may register a deal under this partnership."""
        return self.env["prm.registration.entrance"]._verdict(self)

    def _register_deal(self, values, token, **options):
        """Create a registration of the current portal user, once per token.

        Parameters, return and errors as in the form's acceptance, ``_register_deal``.
        """
        acceptance = self.env["prm.registration.acceptance"]
        return acceptance._register_deal(self, values, token, **options)
