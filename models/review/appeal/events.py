"""Whom appeals concern: who looks at them, and who of the partner is told."""

from odoo import api, models

from ...conversation.audience import AUTHORS
from ...notification.events import Event
from .desk import ACTIVITY, DECIDED, DUE, LATE, RECEIVED
from .person import NAMED


class PrmAudience(models.AbstractModel):
    """Finds who comes into question for an appeal, and who hears of it."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        """Return the table, with appeals."""
        who = ("appeals", "responsible", "portal_reviewer")
        return {
            **super()._told(),
            NAMED: (*who, "reviewer", "manager", "assigned"),
            ACTIVITY: ("looks_at_it",),
            DUE: ("looks_at_it",),
            LATE: ("responsible",),
            RECEIVED: (*AUTHORS, "appealer"),
            DECIDED: (*AUTHORS, "appealer"),
        }

    @api.model
    def _roles(self):
        """Return the roles, with those of appeals."""
        roles = {
            "appeals": lambda deals: deals.portal_id.appeal_user_id,
            "appealer": lambda deals: deals.appeal_ids[:1].contact_id,
            "looks_at_it": lambda deals: deals.appeal_ids[:1].person_id,
        }
        return {**super()._roles(), **roles}


class PrmNotificationEvents(models.AbstractModel):
    """Events of appeals."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        """Return the entries, with those of appeals."""
        _ = self.env._
        return [
            *super()._entries(),
            Event(
                key="appeal_received",
                label=_("Appeal received"),
                help=_("Confirms that your appeal arrived, and who looks at it."),
                group="deals",
                order=31,
                templates=(RECEIVED,),
                is_receipt=True,
            ),
            Event(
                key="appeal_decided",
                label=_("Appeal decided"),
                help=_("We granted or declined an appeal against a decision."),
                group="deals",
                order=32,
                templates=(DECIDED,),
            ),
        ]
