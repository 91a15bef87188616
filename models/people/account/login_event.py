"""The catalogue of what partners are told: a new address to log in with."""

from odoo import api, models

from ...notification.events import Event
from .login_address_mail import TO_FORMER, TO_NEW


class PrmNotificationEvents(models.AbstractModel):
    """What nobody switches off: it guards the access of a person."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        """Return the entries, with the one of a new login."""
        changed = Event(
            key="login_changed",
            label=self.env._("New login"),
            help=self.env._("Somebody asked for another address to log in with."),
            group="people",
            order=85,
            templates=(TO_NEW, TO_FORMER),
            page="settings",
            is_fixed=True,
        )
        return [*super()._entries(), changed]
