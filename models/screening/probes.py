"""By what customers are searched: keys, alone and in pairs, each with its index."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .customer_search import COUNTED, LIMIT, numbers_of

# From other parts: _newest_first

# Conditions of the indexes. Registered leads, few among many, are searched apart.
OPEN = " AND won_status = 'pending' AND prm_has_registration IS NOT TRUE"
REGISTERED = " AND won_status = 'pending' AND prm_has_registration IS TRUE"
RUNNING = (
    " AND state IN ('submitted', 'in_review', 'action_required', 'approved', 'expired')"
)
# Model → these conditions, and the fields in them. Searches look at nothing else.
HELD = {
    "res.partner": ([""], []),
    "crm.lead": ([OPEN, REGISTERED], ["won_status", "prm_has_registration"]),
    "prm.registration": ([RUNNING], ["state"]),
}


class Key(NamedTuple):
    """Values of a field by which a customer is searched.

    ``besides``: what else the field's record has to be.
    """

    name: str
    values: tuple
    besides: Domain = Domain.TRUE

    @property
    def sought(self):
        """What an index is asked for."""
        return self.name, self.values

    @property
    def domain(self):
        """The condition on the record."""
        return Domain(self.name, "in", self.values) & self.besides


class PrmCustomerProbes(models.AbstractModel):
    """Keys of fingerprints, and which of them anybody has."""

    _name = "prm.customer.search"
    _inherit = ["prm.customer.search"]

    @api.model
    def _met(self, records, prints, but):
        """Return what keys of ``prints`` any record has, whatever is asked besides.

        A customer who is new shares no key with anybody: then nothing is searched.

        :param but: a record of any model that is not looked at
        :return: set of what keys have ``sought``
        """
        conditions, fields = HELD[records._name]
        own = (but._name == records._name and but._origin.id) or 0
        records.flush_model(fields)
        sought = self._sought(prints)
        queries = [
            self._look(records, *each, SQL(condition), own, place)
            for place, each in enumerate(sought)
            for condition in conditions
        ]
        if not queries:
            return set()
        rows = self.env.execute_query(SQL(" UNION ALL ").join(queries))
        return {sought[place] for [place] in rows}

    @api.model
    def _sought(self, prints):
        """Return what all keys of ``prints`` have ``sought``, each once."""
        strong = [keys for one in prints for keys in self._strong_keys(one)]
        weak = [key for one in prints for key in self._weak_keys(one)]
        return list(dict.fromkeys(key.sought for key in [*sum(strong, ()), *weak]))

    @api.model
    def _look(self, records, name, values, condition, own, place):
        """Return the SQL of ``place``, if any record but ``own`` has one of the values.

        :param SQL condition: of the index
        """
        key = SQL.identifier(records._table, name, to_flush=records._fields[name])
        return SQL(
            "(SELECT %(place)s::int FROM %(table)s WHERE %(key)s IN %(values)s"
            " AND %(key)s IS NOT NULL%(condition)s AND id != %(own)s"
            " ORDER BY %(order)s LIMIT 1)",
            place=place,
            table=SQL.identifier(records._table),
            key=key,
            values=values,
            condition=condition,
            own=own,
            order=self._newest_first(records._table),
        )

    @api.model
    def _searched(self, records, prints, hints, met=None):
        """Return the queries of what :meth:`_probes` yields, how many, and if strong.

        What a key asks for is worked out once, not again for each scope.
        """
        return [
            (records._search(domain), limit, is_strong)
            for domain, limit, is_strong in self._probes(prints, hints, met)
        ]

    @api.model
    def _probes(self, prints, hints, met=None):
        """Yield what to search by: a domain on one index, how many, and if strong.

        :param met: what keys have to have ``sought``; without, all are searched by
        """
        for one in dict.fromkeys(prints):
            probes = [(keys, LIMIT, True) for keys in self._strong_keys(one)]
            if hints:
                weak = self._weak_keys(one)
                probes += [((key,), LIMIT + COUNTED, False) for key in weak]
            for keys, limit, is_strong in probes:
                if met is None or met.issuperset(key.sought for key in keys):
                    yield Domain.AND(key.domain for key in keys), limit, is_strong

    @api.model
    def _strong_keys(self, fingerprint):
        """Return tuples of keys by which it is the same customer, or likely."""
        found = []
        if numbers := numbers_of(fingerprint):
            besides = Domain.TRUE
            if fingerprint.vat:  # another country's number is another number
                country = fingerprint.vat.removesuffix(fingerprint.number)
                full = [f"{country}{each}" for each in numbers]
                besides = Domain("prm_match_vat", "in", [False, *full])
            found.append((Key("prm_match_number", tuple(numbers), besides),))
        if fingerprint.host:
            found.append((Key("prm_match_host", (fingerprint.host,)),))
        if fingerprint.name:
            name = Key("prm_match_name", (fingerprint.name,))
            found += [(name, weak) for weak in self._weak_keys(fingerprint)]
            found.append((name,))
        return found

    @api.model
    def _weak_keys(self, fingerprint):
        """Return the keys by which mail domain, or website, meets a mail's."""
        mail, host = fingerprint.email_domain, fingerprint.host
        pairs = {
            ("prm_match_domain", mail): True,
            ("prm_match_domain", host): True,
            ("prm_match_host", mail): mail != host,  # else it is the website
        }
        return [
            Key(name, (value,))
            for (name, value), is_asked in pairs.items()
            if value and is_asked
        ]
