"""What partners are told of proposed changes: entries of the catalogue, and words."""

from odoo import api, models

from ...notification.events import Event
from .decision import DECIDED

# From other parts: change_ids


class PrmNotificationEvents(models.AbstractModel):
    """Events of proposed changes."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        """Return the entries, with decisions on proposed changes."""
        _ = self.env._
        return [
            *super()._entries(),
            Event(
                key="change_decided",
                label=_("Proposed change decided"),
                help=_("We accepted or did not accept a change that you proposed."),
                group="deals",
                order=65,
                templates=(DECIDED,),
                section="opportunities",
            ),
        ]


class PrmRegistrationDecidedChange(models.Model):
    """Registrations: what the mail says of a proposal that was decided."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _decided_change(self):
        """Return the proposal that the mail is about: the one named, else the last."""
        self.ensure_one()
        wanted = self.env.context.get("prm_change")
        changes = self.change_ids
        return changes.filtered(lambda each: each.id == wanted) or changes[:1]
