"""The catalogue of what partners are told: a new address to log in with."""

from odoo import api, models

from ...notification.events import Event
from .login_address_mail import EVENT, TO_FORMER, TO_NEW


class PrmNotificationEvents(models.AbstractModel):
    """What nobody switches off: it guards the access of a person."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        """Return the entries, with the one of a new login."""
        changed = Event(
            key=EVENT,
            label=self.env._("New login"),
            help=self.env._("Another address to log in with was asked for, or set."),
            group="people",
            order=85,
            templates=(TO_NEW, TO_FORMER),
            page="settings",
            is_fixed=True,
        )
        return [*super()._entries(), changed]
