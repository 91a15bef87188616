"""Buttons on the page of a deal with which partners change what they have sent."""

from odoo import models

from ...portal.registration.actions import DealAction


class PrmDealActions(models.AbstractModel):
    """Entries of the registry of buttons."""

    _inherit = "prm.deal.actions"

    def _entries(self):
        """Return the buttons, with those that change a deal."""
        return [
            *super()._entries(),
            DealAction(
                key="take_back",
                order=20,
                button="prm.portal_action_take_back",
                dialog="prm.portal_take_back_dialog",
            ),
        ]
