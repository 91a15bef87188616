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
            DealAction(key="propose", order=50, button="prm.portal_action_propose"),
            DealAction(
                key="clone", order=60, button="prm.portal_action_clone", is_rare=True
            ),
            DealAction(
                key="hand_over",
                order=70,
                button="prm.portal_action_hand_over",
                is_rare=True,
            ),
        ]
