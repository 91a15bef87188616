"""What a reader sees of the opportunity: nothing where the portal shows none."""

from functools import partial
from typing import NamedTuple

from odoo import api, models

from ...common.visit.once import is_visit, once, remember


class Deal(NamedTuple):
    """The opportunity as plain values; all empty where nothing is shown of it.

    ``is_shown``: the reader may know how it stands.
    """

    outcome: str = ""
    stage: str = ""
    pipeline: str = ""
    is_shown: bool = False


class PrmRegistrationDeal(models.AbstractModel):
    """Reads what registrations derive from opportunities, for pages of partners.

    Pages ask here instead of the fields: those are emptied for RPC only.
    """

    _name = "prm.registration.deal"
    _description = "Opportunity of a registration for its reader"

    @api.model
    def _of(self, registration):
        """Return what the reader sees of the opportunity of a registration.

        :param registration: one, in the reader's environment
        """
        registration.ensure_one()
        key = ("deal of", registration.id)
        return once(self.env, key, partial(self._read, registration))

    def _read(self, registration):
        if not registration._shows("opportunities"):
            return Deal()
        registration_sudo = registration.sudo()
        return self._told(registration_sudo)

    @api.model
    def _read_each(self, registrations):
        """Read what the reader sees of the opportunities of a page, for :meth:`_of`.

        :param registrations: in the reader's environment
        """
        if not is_visit(self.env):
            return
        shown = frozenset(registrations._shown_in("opportunities")._ids)
        for deal_sudo in registrations.sudo():
            deal = self._told(deal_sudo) if deal_sudo.id in shown else Deal()
            remember(self.env, ("deal of", deal_sudo.id), deal)

    def _told(self, registration_sudo):
        """Return the opportunity of a registration (sudo), which the reader sees."""
        return Deal(
            outcome=registration_sudo.outcome or "",
            stage=registration_sudo.stage_id.name or "",
            pipeline=registration_sudo.team_id.name or "",
            is_shown=True,
        )

    def _amount(self, registration):
        """Return the amount of a deal in words, ``""`` where nobody said one.

        Who sees nothing of the opportunity reads the partner's estimate.

        :param registration: one, in the reader's environment
        """
        amount = registration._seen_value("amount")
        money = self.env["prm.formatting"]._money
        return money(amount, registration.currency_id) if amount else ""
