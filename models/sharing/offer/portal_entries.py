"""Offers on the portal: their section, their buttons, and their place on the home."""

from odoo import api, fields, models
from odoo.fields import Domain

from ....policy.verdict import refuse
from ...portal.home_page import STEP_LIMIT
from ...portal.registration.actions import DealAction
from ...portal.sections import Section

# From other parts: _domain, _may_edit


class PrmPortalSections(models.AbstractModel):
    """The section is there as soon as something was offered to the reader."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        return [
            *super()._entries(),
            Section(
                key="offers",
                label=self.env._("Offers"),
                icon="fa-gift",
                order=15,
                route="offers",
                edits=True,
                holds=self.env["prm.offer.list"]._held,
            ),
        ]


class PrmPortalSwitches(models.AbstractModel):
    """Where partners may change nothing in the section, nobody answers an offer.

    An offer that nobody accepted has no customer and no data that could be copied.
    """

    _inherit = "prm.portal.switches"

    @api.model
    def _verdict_deal(self, deal, action):
        deal_sudo = deal.sudo()
        is_bare = deal_sudo.origin == "offered" and not deal_sudo.outcome
        if action == "clone" and is_bare:
            return refuse("not_in_this_state")
        return super()._verdict_deal(deal, action)

    def _own_switches(self, portal):
        may_answer = self._may_edit(portal, "offers")
        answers = dict.fromkeys(("accept", "decline"), may_answer)
        return {**super()._own_switches(portal), **answers}


class PrmDealActions(models.AbstractModel):
    """Who may answer an offer does it on its page: accepting is the next step."""

    _inherit = "prm.deal.actions"

    def _entries(self):
        return [
            *super()._entries(),
            DealAction(
                key="accept",
                order=5,
                button="prm.portal_action_accept",
                dialog="prm.portal_accept_dialog",
                is_next=True,
            ),
            DealAction(
                key="decline",
                order=6,
                button="prm.portal_action_decline",
                dialog="prm.portal_offer_decline",
            ),
        ]


class PrmRegistrationScope(models.AbstractModel):
    """Offers are a third list beside registrations and opportunities."""

    _inherit = "prm.registration.scope"

    def _kind_domain(self, kind):
        if kind != "offers":
            return super()._kind_domain(kind)
        shown = self.env["prm.portal.switches"]._section_domain(kind)
        return Domain("origin", "=", "offered") & shown

    @api.model
    def _offers_domain(self):
        """Return the domain of the offers that wait for an answer."""
        today = fields.Date.context_today(self)
        in_time = Domain("offer_deadline", "=", False)
        in_time |= Domain("offer_deadline", ">=", today)
        return Domain("state", "=", "offered") & in_time


class PrmHomePage(models.AbstractModel):
    """The home counts the offers that wait, and names them first."""

    _inherit = "prm.home.page"

    def _counted(self, portal):
        waiting = self.env["prm.registration.scope"]._offers_domain()
        counter = (self.env._("Offers that wait"), waiting, "offers", "waiting")
        return [*super()._counted(portal), counter]

    def _counters(self, portal, urls, mine):
        """Return the counters; that of the offers only while one waits."""
        counters = super()._counters(portal, urls, mine)
        return [
            each
            for each in counters
            if each["key"] != "waiting" or each["count"] != "0"
        ]

    def _step_values(self, portal):
        """Return what waits for this person, the offers first."""
        values = super()._step_values(portal)
        steps = self._offer_steps(portal)
        values["next_steps"] = (steps + values["next_steps"])[:STEP_LIMIT]
        return values

    def _offer_steps(self, portal):
        """Return the offers that this person may answer, the most urgent first."""
        if "offers" not in self.env["prm.portal.sections"]._urls(portal):
            return []
        waiting = self.env["prm.registration"].search(
            self._domain(portal) & self.env["prm.registration.scope"]._offers_domain(),
            order="offer_deadline, id",
            limit=STEP_LIMIT,
        )
        words = self.env["prm.offer.words"]
        return [
            {
                "text": words._step(offer),
                "url": portal._url("offers", offer.id),
                "number": offer.number,
                "answers": answers,
            }
            for offer in waiting
            if (answers := words._answers(offer))
        ]
