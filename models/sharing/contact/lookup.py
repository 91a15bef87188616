"""Companies and people of shared contacts are customers that a partner may choose."""

from odoo import api, models
from odoo.fields import Domain

from ....policy.matching import LIKELY, SAME
from ...portal.form.lookup import LOOKUP_LIMIT

# From other parts: _scope

# Contacts that are looked at to find ten companies.
MOST = 200
# What a reviewer says of a conflict, and then it is so.
JUDGED = ("same", "share")
# In the context while a partner is answered; nobody can send it by RPC.
ANSWERING = object()


class PrmCustomerLookup(models.AbstractModel):
    """Beside own customers: those of contacts that the person reads as shared."""

    _inherit = "prm.customer.lookup"

    def _own_companies(self, partnership, domain):
        found = super()._own_companies(partnership, domain)
        shared_sudo = self._shared_sudo(partnership, domain, "company_name", "company")
        rows = [
            {"id": contact_sudo.partner_id.commercial_partner_id.id, "name": name}
            for contact_sudo in shared_sudo
            if (name := contact_sudo.company_name)
        ]
        return self._once(found, rows)

    def _match_contacts(self, partnership, company_id, domain):
        found = super()._match_contacts(partnership, company_id, domain)
        if self._scope(partnership) != "own":
            return found
        shared_sudo = self._shared_sudo(partnership, domain, "name", "person")
        rows = [
            {"id": contact_sudo.partner_id.id, "name": contact_sudo.name}
            for contact_sudo in shared_sudo
            if contact_sudo.partner_id.commercial_partner_id.id == company_id
            and contact_sudo.name
        ]
        return self._once(found, rows)

    @api.model
    def _once(self, found, rows):
        """Return what was found and more rows, each record once, not more than offered.

        Own customers stand under the names that were typed.
        """
        by_id = {row["id"]: row for row in reversed([*found, *rows])}
        return list(reversed(by_id.values()))[:LOOKUP_LIMIT]

    def _shared_sudo(self, partnership, domain, name, kind):
        """Return the contacts (sudo) of a partner that the current user reads, too.

        :param domain: on the ``id`` of a company or person, or on its ``name``
        :param str name: our text that is its name
        :param str kind: ``company`` or ``person``
        """
        path = "partner_id"
        path += ".commercial_partner_id" if kind == "company" else ""
        contacts_sudo = self.env["prm.contact"].sudo()
        own_sudo = partnership.sudo()
        scope = Domain("organization_id", "=", own_sudo.partner_id.id)
        scope &= Domain("company_id", "=", own_sudo.company_id.id)
        scope &= Domain("origin", "=", "shared") & Domain("state", "=", "accepted")
        scope &= Domain("is_open", "=", True)
        scope &= Domain(f"{path}.is_company", "=", kind == "company")
        asked = domain.map_conditions(
            lambda condition: Domain(
                path if condition.field_expr == "id" else name,
                condition.operator,
                condition.value,
            )
        )
        found_sudo = contacts_sudo.search(scope & asked, limit=MOST)
        readable = found_sudo.with_env(self.env)._filtered_access("read")
        return readable.sudo()


class PrmCustomerCandidates(models.AbstractModel):
    """A contact that a partner added is no sign that somebody knows the customer.

    A reviewer sees it as everything else: answers to partners leave it out.
    """

    _inherit = "prm.customer.candidates"

    @api.model
    def _of(self, registration, hints=True, linked=None):
        here = self if hints else self.with_context(prm_answering=ANSWERING)
        return super(PrmCustomerCandidates, here)._of(registration, hints, linked)

    @api.model
    def _scopes(self, registration):
        scopes = super()._scopes(registration)
        if self.env.context.get("prm_answering") is not ANSWERING:
            return scopes
        known = self.env["prm.contact.known"]._domain(registration)
        customers = [scope & known for scope in scopes["res.partner"]]
        return {**scopes, "res.partner": customers}


class PrmCustomerProposal(models.AbstractModel):
    """What another partner added is linked by nobody who has not looked at it."""

    _inherit = "prm.customer.proposal"

    @api.model
    def _strength(self, conflict):
        strength = super()._strength(conflict)
        found_sudo = conflict.found_customer_id
        if strength != SAME or conflict.decision in JUDGED or not found_sudo:
            return strength
        organization = conflict.registration_id.partner_id
        known = self.env["prm.contact.known"]
        return LIKELY if known._is_unchecked(found_sudo, organization) else SAME


class PrmCustomerCheck(models.AbstractModel):
    """What is told while a partner types leaves out the same contacts."""

    _inherit = "prm.customer.check"

    @api.model
    def _is_known(self, deal_sudo):
        here = self.with_context(prm_answering=ANSWERING)
        return super(PrmCustomerCheck, here)._is_known(deal_sudo)
