"""The monthly summary among what partners are told."""

from odoo import api, models

from ..events import Event

EVENT = "monthly_summary"
TEMPLATE = "prm.mail_template_monthly_summary"


class PrmNotificationEvents(models.AbstractModel):
    """The summary of a month."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        """Return the entries, with the one of the monthly summary."""
        _ = self.env._
        return [
            *super()._entries(),
            Event(
                key=EVENT,
                label=_("Monthly summary"),
                help=_(
                    "What moved in the month before, in numbers that lead to your "
                    "lists. It comes only if something moved."
                ),
                group="deals",
                order=90,
                templates=(TEMPLATE,),
                pace=_("Every month"),
            ),
        ]


class PrmAudience(models.AbstractModel):
    """Each member hears of the own summary."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        return {**super()._told(), TEMPLATE: ("reader",)}

    @api.model
    def _roles(self):
        return {**super()._roles(), "reader": lambda members: members.partner_id}


class PrmEventWords(models.AbstractModel):
    """Says who that is."""

    _inherit = "prm.event.words"

    @api.model
    def _roles(self):
        everybody = self.env._("Everybody who works on the portal")
        return {**super()._roles(), "reader": everybody}
