"""Who is told of what partners change: lines of the table of audiences."""

from odoo import api, models

from ...conversation.audience import AUTHORS
from .decision import DECIDED
from .proposal import ACTIVITY


class PrmAudience(models.AbstractModel):
    """Who hears of changed deals."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        """Return the table, with what partners change of deals."""
        return {
            **super()._told(),
            # Employees, by a message
            "taken_back": ("reviewer", "manager"),
            # Employees, by an activity: who decides on a proposal of this kind
            ACTIVITY: ("seller", "reviewer", "manager"),
            "customer_proposed": ("reviewer", "manager"),
            # People of the partner, by a mail of this template
            DECIDED: (*AUTHORS, "proposer"),
        }

    @api.model
    def _roles(self):
        """Return the roles, with who proposed a change last."""
        roles = {"proposer": lambda deals: deals.change_ids[:1].contact_id}
        return {**super()._roles(), **roles}
