"""What the tests of changed deals have in common."""

from datetime import timedelta

from odoo import fields

from ....models.common.errors import RegistrationRefused
from ...common import PrmCase


class ChangeCase(PrmCase):
    """Deals of the partner, in every state."""

    def in_state(self, state, user=None):
        """Return a deal of ``user`` that stands in ``state``."""
        if state == "offered":
            return self._offered(user)
        deal = self._register(user, submit=state != "draft")
        if state in ("draft", "submitted"):
            return deal
        desk = deal.with_user(self.channel_admin)
        if state == "approved":
            self._approve(deal)
        elif state == "withdrawn":
            deal._withdraw(self.reasons["withdrawal"].id)
        elif state == "in_review":
            desk.action_start_review()
        elif state == "action_required":
            desk.decision_note = "Which site?"
            desk.action_return()
        elif state == "rejected":
            desk.reason_id = self.reasons["rejection"]
            desk.action_reject()
        elif state == "cancelled":
            desk.reason_id = self.reasons["cancellation"]
            desk.action_cancel()
        elif state == "expired":
            self._approve(deal)
            deal.sudo()._move_to("expired")
        return deal

    def _offered(self, user=None):
        deals = self.env["prm.registration"].sudo()
        deal = deals.create(
            {
                "name": "An offer",
                "partnership_id": self.partnership_a.id,
                "contact_id": (user or self.partner_a).partner_id.id,
                "origin": "offered",
                "state": "offered",
            }
        )
        return deal.with_user(user or self.partner_a)

    def take_back(self, deal, user=None):
        """Take a deal back, as its author would."""
        user = user or self.partner_a
        service = self.env["prm.deal.take.back"].with_user(user)
        service._take_back(deal.with_user(user))

    def typed(self, deal):
        """Return the values of the form as the deal has them."""
        names = self._form_values(self.partner_a).keys()
        [row] = deal.sudo().read(list(names), load=False)
        return {name: row[name] for name in names}


class ProposalCase(ChangeCase):
    """Approved deals, and what is proposed of them."""

    def setUp(self):
        super().setUp()
        self.day = fields.Date.today() + timedelta(days=40)

    def deal(self, **values):
        deal = self._register(**values)
        self._approve(deal)
        deal.sudo().lead_id.user_id = self.salesperson
        return deal

    def propose(self, deal, user=None, reason="", **values):
        """Propose ``values`` beside what stands in the deal."""
        user = user or self.partner_a
        service = self.env["prm.deal.proposal"].with_user(user)
        own = deal.with_user(user)
        current = service._rules(own)["current"]
        values = {name: value or False for name, value in current.items()} | values
        return service._propose_sudo(own, values, reason)

    def refused(self, *args, **values):
        try:
            self.propose(*args, **values)
        except RegistrationRefused as error:
            return set(error.errors.values())
        return None

    def accept(self, change, user=None):
        change.with_user(user or self.salesperson).action_accept()
