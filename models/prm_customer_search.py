"""Who speaks of the same customer? One search for all who ask."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain

from ..policy.matching import Fingerprint, Match, match
from ..policy.registration_moves import UNDECIDED

# Nobody needs more of one strength than these to see that a deal is contested.
LIMIT = 20
HINT_LIMIT = 5


class Found(NamedTuple):
    """A customer, lead or registration (sudo) that meets a fingerprint, and how."""

    record: models.BaseModel
    match: Match


class PrmCustomerSearch(models.AbstractModel):
    """Customers, open leads and running registrations that meet a fingerprint."""

    _name = "prm.customer.search"
    _description = "Search for a customer"

    @api.model
    def _customers(self, fingerprint, company):
        """Return the :class:`Found` customers of a company, strongest first."""
        scope = Domain("company_id", "in", [False, company.id])
        return self._find("res.partner", fingerprint, scope)

    @api.model
    def _leads(self, fingerprint, company):
        """Return the :class:`Found` open leads of a company, strongest first."""
        scope = Domain("company_id", "in", [False, company.id])
        return self._find(
            "crm.lead", fingerprint, scope & Domain("won_status", "=", "pending")
        )

    @api.model
    def _registrations(self, fingerprint, company):
        """Return the :class:`Found` registrations, not drafts, strongest first."""
        scope = Domain("company_id", "=", company.id)
        scope &= Domain("state", "in", [*UNDECIDED, "approved"])
        return self._find("prm.registration", fingerprint, scope)

    @api.model
    def _find(self, model, fingerprint, scope):
        """Return what meets ``fingerprint`` within ``scope``, strongest first.

        Each strength is searched apart: many weak ones never hide a strong one.
        """
        records_sudo = self.env[model].sudo().with_context(active_test=False)
        found = {}
        for domain, limit in self._tiers(fingerprint):
            for record_sudo in records_sudo.search(domain & scope, limit=limit):
                how = match(fingerprint, record_sudo._fingerprint())
                if how.strength:
                    found[record_sudo] = Found(record_sudo, how)
        return sorted(found.values(), key=lambda each: -each.match.score)

    @api.model
    def _tiers(self, fingerprint: Fingerprint):
        """Return the domains to search, the strongest first, and their limits."""
        number = fingerprint.number
        host, mail = fingerprint.host, fingerprint.email_domain
        name = Domain("prm_match_name", "=", fingerprint.name)
        strong = Domain("prm_match_number", "=", number) if number else Domain.FALSE
        if host:
            strong |= Domain("prm_match_host", "=", host)
        weak = Domain.FALSE
        if mail or host:
            weak |= Domain(
                "prm_match_domain", "in", [each for each in (mail, host) if each]
            )
        if mail:
            weak |= Domain("prm_match_host", "=", mail)
        tiers = [(strong, LIMIT), (weak, HINT_LIMIT)]
        if fingerprint.name:
            tiers[1:1] = [(name & weak, LIMIT), (name, LIMIT)]
        return [tier for tier in tiers if tier[0] != Domain.FALSE]
