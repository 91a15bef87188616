"""The button on the page of a deal with which its partner appeals."""

from odoo import models

from ...portal.registration.actions import DealAction


class PrmDealActions(models.AbstractModel):
    """Buttons: appeal the decision."""

    _inherit = "prm.deal.actions"

    def _entries(self):
        """Return the buttons, with the one of appeals."""
        return [
            *super()._entries(),
            DealAction(
                key="appeal",
                order=30,
                button="prm.portal_action_appeal",
                dialog="prm.portal_appeal_dialog",
            ),
        ]
