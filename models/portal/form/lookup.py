"""The customers that a partner may search and choose, as plain values."""

from operator import itemgetter

from odoo import api, models
from odoo.fields import Domain

from ....policy.search_text import pattern

# Results of a lookup; whoever has more types another letter.
LOOKUP_LIMIT = 10
# A name search over the vendor's customers needs so many characters.
SHORTEST_SEARCH = 3
# Own customers and their people that a file of registrations may name.
OWN_LIMIT = 2000


class FoundCompanies(frozenset):
    """Ids of companies that a person found; nobody can send one by RPC."""


class PrmCustomerLookup(models.AbstractModel):
    """Companies and people to choose from; an id alone opens none of them.

    A partnership comes with the rights of the person who asks.
    """

    _name = "prm.customer.lookup"
    _description = "Search for existing customers"

    # ------------------------------------------------------------------ searches

    @api.model
    def _companies(self, partnership, text):
        """Return at most ten existing companies that the partner may choose.

        :param partnership: under which the deal is registered
        :param str text: part of the name
        :return: list of ``{"id", "name"}``
        """
        verdict = self.env["prm.registration.entrance"]._verdict_form(partnership)
        if verdict and self._is_searchable(partnership, text):
            return self._match_companies(partnership, self._named(text))
        return []

    @api.model
    def _contacts(self, partnership, company_id, text):
        """Return at most ten people of a company that the partner may choose.

        :param partnership: under which the deal is registered
        :param int company_id: a company that the person may choose, else nobody
        :param str text: part of the name
        :return: list of ``{"id", "name"}``
        """
        verdict = self.env["prm.registration.entrance"]._verdict_form(partnership)
        if not verdict or not self._company_label(partnership, company_id):
            return []
        return self._match_contacts(partnership, company_id, self._named(text))

    @api.model
    def _company_label(self, partnership, company_id):
        """Return the name of a company that the partner may choose, or ``""``."""
        if not company_id or not self._has_found(partnership, company_id):
            return ""
        found = self._match_companies(partnership, Domain("id", "=", company_id))
        return found[0]["name"] if found else ""

    @api.model
    def _contact_label(self, partnership, company_id, contact_id):
        """Return the name of a person that the partner may choose, or ``""``."""
        if not contact_id or not self._company_label(partnership, company_id):
            return ""
        of_id = Domain("id", "=", contact_id)
        found = self._match_contacts(partnership, company_id, of_id)
        return found[0]["name"] if found else ""

    # -------------------------------------------------------------- who is offered

    @api.model
    def _scope(self, partnership):
        """Return which companies the program offers: ``own`` customers, or ``all``."""
        program_sudo = partnership.program_id.sudo()
        return program_sudo.company_lookup

    @api.model
    def _least(self, partnership):
        """Return how many letters or digits a search for companies needs."""
        return SHORTEST_SEARCH if self._scope(partnership) == "all" else 0

    def _named(self, text):
        return Domain("name", "ilike", pattern(text))

    def _is_searchable(self, partnership, text):
        return sum(map(str.isalnum, text)) >= self._least(partnership)

    def _has_found(self, partnership, company_id):
        """Tell whether the person found the company by a search, or works with it."""
        found = partnership.env.context.get("prm_found")
        if self._scope(partnership) == "own" or (
            isinstance(found, FoundCompanies) and company_id in found
        ):
            return True
        return bool(self._own_companies(partnership, Domain("id", "=", company_id)))

    def _match_companies(self, partnership, domain):
        """Return companies as plain values; ``domain`` is on id or name.

        Own customers stand under the names that were typed; neither the vendor nor a
        partner organization is offered as a customer.
        """
        if self._scope(partnership) == "own":
            return self._own_companies(partnership, domain)
        company_sudo = partnership.sudo().company_id
        partners_sudo = company_sudo.env["res.partner"]
        scope = Domain("is_company", "=", True) & Domain("name", "!=", False)
        scope &= Domain("company_id", "in", [False, company_sudo.id])
        scope &= Domain("id", "!=", company_sudo.partner_id.id)
        scope &= Domain("partnership_ids", "=", False)
        found_sudo = partners_sudo.search(scope & domain, limit=LOOKUP_LIMIT)
        return self._as_options(found_sudo)

    def _match_contacts(self, partnership, company_id, domain):
        """Return people of a company as plain values; ``domain`` as above."""
        if self._scope(partnership) == "own":
            names = ["contact_first_name", "contact_last_name"]
            within = Domain("customer_id", "=", company_id)
            within &= Domain("is_new_contact", "=", False) | Domain(
                "lead_id", "!=", False
            )
            return self._own_customers(
                partnership, domain, "customer_contact_id", names, within
            )
        partners_sudo = self.env["res.partner"].sudo()
        scope = Domain("is_company", "=", False) & Domain("parent_id", "=", company_id)
        scope &= Domain("name", "!=", False)  # an address, not a person
        found_sudo = partners_sudo.search(scope & domain, limit=LOOKUP_LIMIT)
        return self._as_options(found_sudo)

    def _as_options(self, records):
        return [{"id": record.id, "name": record.name} for record in records]

    # --------------------------------------------------------------- own customers

    @api.model
    def _own_customers_and_people(self, partnership, limit=OWN_LIMIT):
        """Return the customers that the organization's own deals name, by name.

        :param partnership: under which a deal is registered
        :param int limit: of the pairs of a customer and a person
        :return: list of ``{"id", "name", "people"}``; people as ``{"id", "name"}``
        """
        deals_sudo = self.env["prm.registration"].sudo()
        settled = Domain("is_new_company", "=", False) | Domain("lead_id", "!=", False)
        names = ["customer_name", "contact_first_name", "contact_last_name"]
        rows_sudo = deals_sudo._read_group(
            self._own_deals(partnership) & Domain("customer_id", "!=", False) & settled,
            ["customer_id", "customer_contact_id"],
            [f"{name}:max" for name in names],
            limit=limit,
        )
        found = {}
        for company_sudo, person_sudo, company, *person in rows_sudo:
            row = {"id": company_sudo.id, "name": company or "", "people": []}
            row = found.setdefault(company_sudo.id, row)
            if name := " ".join(filter(None, person)) if person_sudo else "":
                row["people"].append({"id": person_sudo.id, "name": name})
        return sorted(
            (row for row in found.values() if row["name"]), key=itemgetter("name")
        )

    def _own_companies(self, partnership, domain):
        """Return own customers; not what a reviewer tries before deciding."""
        settled = Domain("is_new_company", "=", False) | Domain("lead_id", "!=", False)
        names = ["customer_name"]
        return self._own_customers(partnership, domain, "customer_id", names, settled)

    def _own_customers(self, partnership, domain, field, names, within):
        """Return what the organization's own registrations name, as it was typed.

        :param domain: on the ``id`` of ``field``, or on the ``name``
        :param str field: many2one of the registration
        :param list names: the text fields that make the name
        :param within: further condition: chosen by the partner, or qualified
        """
        deals_sudo = self.env["prm.registration"].sudo()
        scope = self._own_deals(partnership) & Domain(field, "!=", False) & within
        rows_sudo = deals_sudo._read_group(
            scope & self._on_registrations(domain, field, names),
            [field],
            [f"{name}:max" for name in names],
            limit=LOOKUP_LIMIT,
        )
        return [
            {"id": record_sudo.id, "name": " ".join(filter(None, typed))}
            for record_sudo, *typed in rows_sudo
            if any(typed)
        ]

    def _own_deals(self, partnership):
        """Return the domain of the organization's registrations in this company.

        A deal that the vendor shares is the vendor's, and may be for one person only.
        """
        partnership_sudo = partnership.sudo()
        own = Domain("partner_id", "=", partnership_sudo.partner_id.id)
        own &= Domain("company_id", "=", partnership_sudo.company_id.id)
        return own & Domain("origin", "!=", "shared")

    def _on_registrations(self, domain, field, names):
        """Return a domain on id or name of a customer as one on registrations."""
        return domain.map_conditions(
            lambda condition: (
                Domain(field, condition.operator, condition.value)
                if condition.field_expr == "id"
                else Domain.OR(
                    Domain(name, condition.operator, condition.value) for name in names
                )
            )
        )
