"""What a partner asks for of a deal that goes on, and that ends with it."""

from odoo import api, fields, models

from ...policy import protection
from ..common.errors import RegistrationRefused

ENDED = frozenset({"terminated"})


class PrmDealRequestMixin(models.AbstractModel):
    """A request on an approved deal: while it waits, the deal goes on.

    Whoever decides or ends it locks the row of the deal first.
    """

    _name = "prm.deal.request.mixin"
    _inherit = ["prm.company.mixin", "prm.request.mixin"]
    _description = "Request on a deal"

    registration_id = fields.Many2one(
        "prm.registration", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="registration_id.company_id", store=True, index=True
    )

    def _lock_rows(self):
        """Wait for the deals, then for the requests."""
        self_sudo = self.sudo()
        self.env["prm.locking"]._wait_for(self_sudo.registration_id)
        return super()._lock_rows()

    def _is_over(self):
        """Tell whether the deal, or the partnership, has ended."""
        self.ensure_one()
        self_sudo = self.sudo()
        deal_sudo = self_sudo.registration_id
        goes_on = protection.is_running(deal_sudo.state, deal_sudo.outcome)
        return not goes_on or deal_sudo.partnership_id.state in ENDED

    @api.model
    def _end_all_of(self, deals):
        """End what waits for these deals, of whatever kind; nobody decided."""
        for heir in self._heirs():
            waiting_sudo = heir.sudo().search(
                [("registration_id", "in", deals.ids), ("state", "=", "pending")]
            )
            waiting_sudo._end()

    @api.model
    def _follow_move(self, deals, before):
        """End what waits for deals that are approved no longer.

        :param dict before: record id → state before the move
        """
        left = deals.filtered(
            lambda deal: before[deal.id] == "approved" and deal.state != "approved"
        )
        if left:
            self._end_all_of(left)


class PrmDealRequestDesk(models.AbstractModel):
    """Where partners ask for something on a deal, each form once, and it is decided.

    Heirs say by ``_verdict`` whether it may be asked for now.
    """

    _name = "prm.deal.request.desk"
    _description = "Desk of requests on deals"

    @api.model
    def _verdict(self, deal):
        """Hook: tell by a verdict of policy whether a partner may ask now."""
        raise NotImplementedError

    @api.model
    def _begin(self, deal, action, token=""):
        """Lock the deal that something is asked on, and refuse what may not be.

        :param deal: a registration, in the environment of who asks
        :param str action: what is done there, as permissions name it
        :param str token: one-shot token of the form
        :return: False when this form was sent before
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: with the policy's code
        """
        deal.ensure_one()
        deal.check_access("read")
        key = f"{action}:{self.env.uid}:{token}"
        if token and not self.env["prm.serialization.key"]._claim([key]):
            return False
        deal._lock_rows()
        deal._check_portal_may(action)
        if not (verdict := self._verdict(deal)):
            raise RegistrationRefused(self.env, {"": verdict.code})
        return True

    @api.model
    def _locked_deal(self, request):
        """Return the deal of a request; nobody else changes it until the end.

        :raises AccessError: to who may not write the deal
        """
        request.ensure_one()
        deal = request.registration_id
        deal.check_access("write")
        deal._lock_rows()
        request._lock_rows()
        return deal

    @api.model
    def _decide(self, request, state, **values):
        """Write down who decided, and when.

        :param dict values: what else the decision says
        """
        now = fields.Datetime.now()
        request._move_to(state, decided_by_id=self.env.uid, decided_at=now, **values)
