"""Who speaks of the same customer? One search for all who ask."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...policy.matching import HINT, Fingerprint, Match, match
from ...policy.registration_moves import UNDECIDED

# From other parts: _met, _searched, _weak_keys

# Nobody needs more of one model than these to see that a deal is contested.
LIMIT = 20
HINT_LIMIT = 5
# What is not listed is counted up to here.
COUNTED = 100
KEYS = (
    "prm_match_words",
    "prm_match_host",
    "prm_match_vat",
    "prm_match_number",
    "prm_match_domain",
)


def numbers_of(fingerprint):
    """Return the bare tax numbers that tell the same taxpayer, in one order."""
    return sorted({fingerprint.number, *fingerprint.numbers} - {""})


class Found(NamedTuple):
    """A customer, lead or registration (sudo) that meets a fingerprint, and how."""

    record: models.BaseModel
    match: Match


class Finds(NamedTuple):
    """What was found, the strongest first, and how many more there are (bounded)."""

    found: list[Found]
    further: int = 0


class PrmCustomerSearch(models.AbstractModel):
    """Customers, open leads and running registrations that meet a fingerprint.

    Methods take one fingerprint or several of one customer.
    """

    _name = "prm.customer.search"
    _description = "Search for a customer"

    # -------------------------------------------------------------------- scopes

    @api.model
    def _customer_scope(self, company, *besides):
        """Return the domain of customers: neither the vendor nor ``besides``."""
        company_sudo = company.sudo()
        nobody = [company_sudo.partner_id.id, *(each.id for each in besides)]
        scope = Domain("company_id", "in", [False, company.id])
        return scope & Domain("commercial_partner_id", "not in", nobody)

    @api.model
    def _lead_scope(self, company):
        scope = Domain("company_id", "in", [False, company.id])
        return scope & Domain("won_status", "=", "pending")

    @api.model
    def _registration_scope(self, company):
        scope = Domain("company_id", "=", company.id)
        return scope & Domain("state", "in", [*sorted(UNDECIDED), "approved"])

    # ---------------------------------------------------------------- the search

    @api.model
    def _find(self, model, fingerprint, *scopes, hints=True, but=None):
        """Return the :class:`Finds` of ``model``: of each scope, as if it were alone.

        Each key is searched apart, from its newest record on and no further than
        needed: many weak signs never hide a strong one, and cost nothing.

        :param scopes: domains without common records
        :param hints: also look for what is weak, for the reviewer's eyes
        :param but: a record that is in none of the scopes; where it is told, keys
            that nobody else has are not searched by. Answers to partners take the same
            work whatever there is: they do not tell it
        """
        prints = [fingerprint] if isinstance(fingerprint, Fingerprint) else fingerprint
        records_sudo = self.env[model].sudo().with_context(active_test=False)
        met = self._met(records_sudo, prints, but) if but else None
        ids = self._candidate_ids(records_sudo, prints, scopes, hints, met)
        read = {each for strong, weak in ids for each in [*strong, *weak[:LIMIT]]}
        records_sudo = records_sudo.browse(sorted(read, reverse=True))
        records_sudo.fetch(self._read_names(model))
        found, further = [], 0
        for strong, weak in ids:
            own = {*strong, *weak}
            kept = self._strongest(
                [each for each in records_sudo if each.id in own], prints
            )
            found += kept
            further += len(own) - len(kept)
        return Finds(sorted(found, key=_by_strength), min(further, COUNTED))

    @api.model
    def _read_names(self, model):
        """Return the names of the fields that are read of each candidate, at once."""
        more = {"res.partner": ["commercial_partner_id"], "crm.lead": ["partner_id"]}
        registration = ["partner_id", "lead_id", "customer_id", "is_new_company"]
        return [*KEYS, *more.get(model, registration)]

    @api.model
    def _strongest(self, records, prints):
        """Return the strongest of the records, few of them mere hints."""
        found = [
            Found(each, self._match(prints, each._fingerprint())) for each in records
        ]
        found = [each for each in found if each.match.strength]
        found = self._of_customers(found, prints)
        found.sort(key=_by_strength)
        strong = [each for each in found if each.match.strength != HINT]
        return [*strong[:LIMIT], *found[len(strong) :][:HINT_LIMIT]]

    @api.model
    def _match(self, prints, other):
        """Return the best :class:`Match` of one of ``prints`` with ``other``."""
        return max((match(one, other) for one in prints), key=lambda each: each.score)

    @api.model
    def _of_customers(self, found, prints):
        """Return people as the company they work for, each customer once.

        Where the name is the company's and the mail domain its person's, both meet.
        """
        if not found or found[0].record._name != "res.partner":
            return found
        people_sudo = (
            self.env["res.partner"].sudo().union(*(each.record for each in found))
        )
        customers_sudo = people_sudo.commercial_partner_id
        customers_sudo.fetch(KEYS)
        named = {each.record for each in found if "name" in each.match.matched_on}
        people_sudo |= self._people_of_sudo(
            customers_sudo.filtered(named.__contains__), prints
        )
        return [
            Found(customer, self._match_of_customer(customer, people, prints))
            for customer, people in people_sudo.grouped("commercial_partner_id").items()
        ]

    @api.model
    def _people_of_sudo(self, customers, prints):
        """Return people (sudo) of customers whose mail domain meets a fingerprint."""
        domains = Domain.OR(
            key.domain for one in prints for key in self._weak_keys(one)
        )
        if not customers or domains.is_false():
            return customers.browse()
        within = Domain("commercial_partner_id", "in", customers.ids)
        return customers.search(domains & within, limit=COUNTED)

    @api.model
    def _match_of_customer(self, customer, people, prints):
        """Return how a customer meets, by itself or by one of its ``people``."""
        own = customer._fingerprint()
        domains = {person.prm_match_domain or "" for person in people}
        ways = [own, *(own._replace(email_domain=domain) for domain in domains)]
        return max((self._match(prints, way) for way in ways), key=lambda m: m.score)

    # -------------------------------------------------------------------- probes

    @api.model
    def _candidate_ids(self, records, prints, scopes, hints, met=None):
        """Return for each scope the ids that strong keys, and weak ones, lead to.

        :param met: what keys any record has, see :meth:`_met`; else that is not known
        """
        keys = self._searched(records, prints, hints, met)
        queries = [
            self._probe(key, scope, limit, place, is_strong)
            for place, scope in enumerate(map(records._search, keys and scopes))
            for key, limit, is_strong in keys
            if not (key.is_empty() or scope.is_empty())
        ]
        ids = [({}, {}) for _scope in scopes]  # dicts: each once, in order
        if queries:
            rows = self.env.execute_query(SQL(" UNION ALL ").join(queries))
            for place, is_strong, record_id in rows:
                ids[place][not is_strong][record_id] = True
        return [
            (list(strong), [each for each in weak if each not in strong])
            for strong, weak in ids
        ]

    @api.model
    def _probe(self, key, scope, limit, place, is_strong):
        """Return the SQL of one probe: the newest records of two queries at once.

        :param key: a query of columns of the table alone
        :param scope: a query of the same table, which may join others
        """
        both = [each for each in (key.where_clause, scope.where_clause) if each]
        return SQL(
            "SELECT %s::int, %s, probe.id"
            " FROM (SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT %s) AS probe",
            place,
            is_strong,
            SQL.identifier(scope.table, "id"),
            scope.from_clause,
            SQL(" AND ").join(both),
            self._newest_first(scope.table),
            limit,
        )

    @api.model
    def _newest(self, records, domain, limit):
        """Return the query of the newest records, in an order of our indexes alone.

        Ordered by ``id`` PostgreSQL would walk over the whole table where it believes
        that what is asked for is frequent.
        """
        query = records._search(domain)
        query.order = self._newest_first(records._table)
        query.limit = limit
        return query

    @api.model
    def _newest_first(self, table):
        """Return the order of our indexes."""
        return SQL("(-%s)", SQL.identifier(table, "id"))


def _by_strength(found):
    """Return what sorts the strongest first, and the newest of one strength."""
    return -found.match.score, -found.record.id
