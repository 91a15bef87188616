"""Whom protection concerns: who is told of what, by which mail or activity."""

from odoo import api, models

from ..common.thread_mixin import partnership_of
from ..conversation.audience import AUTHORS
from ..notification.events import Event
from .answer import ACTIVITY as ANSWERED
from .answer_link import EVENT
from .extension_desk import ACTIVITY as ASKED
from .extension_desk import DECIDED
from .reminder import ACTIVITY as ENDING
from .reminder import TEMPLATE as REMINDER
from .silence import TEMPLATE as QUESTION

TOLD = {
    REMINDER: ("in_charge",),
    QUESTION: ("in_charge",),
    DECIDED("approved"): AUTHORS,
    DECIDED("rejected"): AUTHORS,
    ENDING: ("manager", "reviewer"),
    ASKED: ("reviewer", "manager"),
    ANSWERED: ("seller", "manager", "reviewer"),
}


def in_charge(deals):
    """Return who at the partner answers for deals: supervisors where nobody is left."""
    live = partnership_of(deals).member_ids._filtered_live()
    people = deals.contact_id | deals.representative_id
    supervisors = live.filtered(lambda member: member.role == "supervisor")
    return people & live.partner_id or supervisors.partner_id


class PrmAudience(models.AbstractModel):
    """Finds who is told of the protection of a deal."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        return {**super()._told(), **TOLD}

    @api.model
    def _roles(self):
        return {**super()._roles(), "in_charge": in_charge}


class PrmNotificationEvents(models.AbstractModel):
    """Events of the protection of a deal."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        _ = self.env._
        return [
            *super()._entries(),
            Event(
                key="extension_decided",
                label=_("Extension decided"),
                help=_("We extended the protection, or did not."),
                group="deals",
                order=36,
                templates=(DECIDED("approved"), DECIDED("rejected")),
            ),
            Event(
                key=EVENT,
                label=_("Is the deal still active?"),
                help=_("We ask about a deal before its protection ends early."),
                group="deals",
                order=37,
                templates=(QUESTION,),
                is_receipt=True,
                # Who does not hear of it loses the protection.
                is_fixed=True,
            ),
        ]
