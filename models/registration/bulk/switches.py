"""Who may register many deals at once: a switch of the portal."""

from odoo import api, fields, models

from ....policy.verdict import refuse
from ...common.errors import RegistrationRefused

# From other parts: _verdict


class PrmPortal(models.Model):
    """Portals: the switch."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    let_register_many = fields.Boolean(
        "Register many at once",
        default=True,
        help="Partners can register up to 500 deals with one file. Each row is checked "
        "as the form would be, and counts as one registration and one new company of "
        "the limits.",
    )


class PrmRegistrationEntrance(models.AbstractModel):
    """The verdict that stands before the pages of files, and before their rows."""

    _inherit = "prm.registration.entrance"

    @api.model
    def _verdict_many(self, partnership):
        """Tell whether the current user may register deals by a file.

        :param partnership: one, or none on a portal where the person has none
        """
        verdict = self._verdict(partnership)
        if not verdict:
            return verdict
        portal_sudo = partnership.sudo().portal_id
        return verdict if portal_sudo.let_register_many else refuse("bulk_off")

    @api.model
    def _check_many(self, partnership):
        """Refuse whom the verdict on files refuses.

        :raises RegistrationRefused: with the policy's code
        """
        if not (verdict := self._verdict_many(partnership)):
            raise RegistrationRefused(self.env, {"": verdict.code})
