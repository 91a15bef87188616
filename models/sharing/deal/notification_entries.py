"""What partners are told of shared deals, in the catalogue of events."""

from odoo import api, models

from ...notification.events import Event
from .audience import DEAL_SHARED


class PrmNotificationEvents(models.AbstractModel):
    """A deal of the vendor that appears under Opportunities."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        return [
            *super()._entries(),
            Event(
                key="deal_shared",
                label=self.env._("Deal shared"),
                help=self.env._("We shared one of our deals with you."),
                group="deals",
                order=38,
                templates=(DEAL_SHARED,),
                section="opportunities",
            ),
        ]
