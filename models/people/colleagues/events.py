"""What partners are told of colleagues: entries of the catalogue."""

from odoo import api, models

from ...notification.events import Event
from .entrance import SECTION
from .notice import INVITED, JOINED


class PrmNotificationEvents(models.AbstractModel):
    """Events of colleagues."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        """Return the entries, with those of colleagues."""
        _ = self.env._
        return [
            *super()._entries(),
            Event(
                key="colleague_joined",
                label=_("Colleague joined"),
                help=_(
                    "Somebody whom your organization invited has joined the portal. "
                    "Supervisors are told."
                ),
                group="people",
                order=20,
                templates=(JOINED,),
                section=SECTION,
                page="colleagues",
            ),
            Event(
                key="colleague_invited",
                label=_("Invited by a colleague"),
                help=_("A supervisor of your organization invited you."),
                group="people",
                order=85,
                templates=(INVITED,),
                is_fixed=True,
            ),
        ]
