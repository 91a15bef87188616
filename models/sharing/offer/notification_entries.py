"""What partners are told of offers: one event, and who hears of it."""

from odoo import api, models

from ...notification.events import Event
from .deadline import REMINDER
from .desk import MADE
from .registration_offer import TEMPLATES

MAILS = (MADE, REMINDER, *TEMPLATES.values())
# Whoever can answer.
PEOPLE = ("author", "supervisors")


class PrmNotificationEvents(models.AbstractModel):
    """An offer was made, ends, was accepted by a colleague or is gone: one choice."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        _ = self.env._
        return [
            *super()._entries(),
            Event(
                key="deal_offered",
                label=_("Lead offered"),
                help=_("A lead was offered to you, or an offer ends soon or has gone."),
                group="deals",
                order=5,
                templates=MAILS,
                section="offers",
            ),
        ]


class PrmAudience(models.AbstractModel):
    """Who can answer an offer hears of it, as far as they may open its page."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        return {**super()._told(), **dict.fromkeys(MAILS, PEOPLE)}
