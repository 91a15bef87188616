"""What whoever submits a new company is told of it: theirs already, or maybe known."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain

from ...policy.matching import weighs
from ...policy.registration_moves import UNDECIDED

# The organization's deals whose customer it has, or has asked for.
OWN_STATES = [*sorted(UNDECIDED), "approved", "expired"]


class Answer(NamedTuple):
    """A code, and what the organization may be told of its own customer.

    ``customer_id`` can be chosen as an existing company, under ``customer_name``;
    ``registration`` is a deal with it that the current user may open. Both may be
    empty.
    """

    code: str
    customer_id: int = 0
    customer_name: str = ""
    registration: models.BaseModel | None = None

    def _told(self):
        """Return what a page shows beside the sentence, as plain values."""
        if self.code == "customer_known":
            return {}
        return {
            "customer_id": self.customer_id,
            "customer_name": self.customer_name,
            "registration_id": self.registration.id if self.registration else 0,
            "number": self.registration.number if self.registration else "",
        }


class PrmCustomerAnswer(models.AbstractModel):
    """The answer to a new company, for partners and for employees who enter it."""

    _name = "prm.customer.answer"
    _description = "Answer to a new company"

    @api.model
    def _of(self, registration):
        """Return the :class:`Answer` to a registration, or None: nobody knows it.

        The own answer comes first. Else one neutral code for all cases: who knows the
        customer, and by what, stays with the vendor.
        """
        if not registration._names_new_company():
            return None
        self.env["prm.customer.screening"]._claim(registration)
        if own := self._own(registration):
            return own
        known = self.env["prm.customer.screening"]._is_known(registration)
        return Answer("customer_known") if known else None

    @api.model
    def _own(self, registration):
        """Return the answer to a customer of the organization itself, or None.

        Compared is what the organization typed or chose, never what the vendor keeps:
        nobody learns by it what the vendor's own record says.
        """
        registration_sudo = registration.sudo()
        deals_sudo = self._own_deals_sudo(registration_sudo)
        candidates = self.env["prm.customer.candidates"]
        settled = candidates._settled_deals(registration_sudo)
        for deal_sudo in deals_sudo.filtered_domain(settled):
            if answer := self._customer_answer(registration, deal_sudo, deals_sudo):
                return answer
        open_deal = self._openable(deals_sudo)
        asked = Answer("customer_registered", registration=open_deal)
        return asked if deals_sudo else None

    @api.model
    def _own_deals_sudo(self, registration):
        """Return the organization's deals (sudo) of what was typed, strongest first.

        Deals that the vendor shares are the vendor's.
        """
        scope = Domain("partner_id", "=", registration.partner_id.id)
        scope &= Domain("origin", "!=", "shared")
        scope &= Domain("company_id", "=", registration.company_id.id)
        scope &= Domain("state", "in", OWN_STATES)
        scope &= Domain("id", "!=", registration._origin.id)
        found = self.env["prm.customer.search"]._find(
            "prm.registration", registration._fingerprint(), scope, hints=False
        )
        return (
            registration.union(
                *(each.record for each in found.found if weighs(each.match.strength))
            )
            - registration
        )

    @api.model
    def _customer_answer(self, registration, deal, deals):
        """Return the answer to the customer of a settled deal that can be chosen."""
        customer_id = deal.customer_id.id
        lookup = self.env["prm.customer.lookup"]
        name = lookup._company_label(registration.partnership_id, customer_id)
        if not name:
            return None
        same = deals.filtered(lambda each: each.customer_id == deal.customer_id)
        return Answer("customer_own", customer_id, name, self._openable(same))

    @api.model
    def _openable(self, deals):
        """Return the first of the deals that the current user may open, or None."""
        for deal_sudo in deals:
            deal = deal_sudo.sudo(False).with_user(self.env.user)
            if deal.has_access("read"):
                return deal
        return None
