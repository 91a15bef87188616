"""News in the backend: what an administrator reads of what somebody was told."""

from odoo import api, fields, models

# From other parts: event


class PrmNotification(models.Model):
    """News for a member, named as the catalogue names them."""

    _name = "prm.notification"
    _inherit = ["prm.notification"]

    label = fields.Char("Notification", compute="_compute_label")

    @api.depends("event")
    @api.depends_context("lang")
    def _compute_label(self):
        """Take over the name of the event; of a former one the key is left."""
        events = self.env["prm.notification.events"]._by_key()
        for news in self:
            event = events.get(news.event)
            news.label = event.label if event else news.event
