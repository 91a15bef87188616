"""What a partner does to a registration: one line each, to the services of the form."""

from odoo import models


class PrmRegistrationPortalDoors(models.Model):
    """Portal entry points of a registration; the form's services do the work."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _resubmit(self, values, token, **options):
        """Save or submit the form again: the door to the form's acceptance.

        Parameters and errors as in its ``_resubmit``.
        """
        acceptance = self.env["prm.registration.acceptance"]
        return acceptance._resubmit(self, values, token, **options)

    def _withdraw(self, reason_id, note=""):
        """Withdraw it with a reason: the door to the form's acceptance.

        Parameters and errors as in its ``_withdraw``.
        """
        self.env["prm.registration.acceptance"]._withdraw(self, reason_id, note)

    def _discard(self):
        """Delete an own draft: the door to the form's acceptance.

        Errors as in its ``_discard``.
        """
        self.env["prm.registration.acceptance"]._discard(self)
