"""What partners are told of documents, in the catalogue of events."""

from odoo import api, models

from ...notification.events import Event
from .audience import PUBLISHED, VERSION


class PrmNotificationEvents(models.AbstractModel):
    """New documents, and new versions for who has an earlier one: two choices."""

    _inherit = "prm.notification.events"

    @api.model
    def _groups(self):
        return {**super()._groups(), "documents": self.env._("Documents")}

    @api.model
    def _entries(self):
        _ = self.env._
        return [
            *super()._entries(),
            Event(
                key="document_published",
                label=_("New document"),
                help=_("A document was published that you can read."),
                group="documents",
                order=10,
                templates=(PUBLISHED,),
                section="documents",
                page="documents",
            ),
            Event(
                key="document_version",
                label=_("New version of a document"),
                help=_("A document that you have downloaded was replaced."),
                group="documents",
                order=20,
                templates=(VERSION,),
                section="documents",
                page="documents",
            ),
        ]
