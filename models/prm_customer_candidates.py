"""What looks like the deal of a registration: of others, of the own organisation."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain

from ..policy.matching import HINT, SAME, Match
from .prm_customer_search import LIMIT, Found

# The customer was chosen, not typed: nothing is surer.
CHOSEN = Match(("customer",), 100, SAME)


class Candidate(NamedTuple):
    """A record (sudo) that looks like the same deal; ``is_own``: the partner's own."""

    record: models.BaseModel
    match: Match
    is_own: bool = False


class Candidates(NamedTuple):
    """The candidates, and how many weaker signs are not among them (bounded)."""

    found: list[Candidate]
    further: int = 0


class PrmCustomerCandidates(models.AbstractModel):
    """Comparison of a registration with all that its company knows.

    Registrations come with superuser rights, and so does what is found.
    """

    _name = "prm.customer.candidates"
    _description = "Candidates for the customer of a registration"

    @api.model
    def _of(self, registration, hints=True):
        """Return the :class:`Candidates` of a registration.

        :param hints: also what is weak, for the reviewer's eyes
        """
        prints = self._prints(registration)
        customers = self._customers(registration, prints, hints)
        known = self._known_customers(registration, customers.found)
        deals = self._registrations(registration, prints, known, hints)
        leads = self._leads(registration, prints, known, hints)
        taken = {found.record.lead_id for found in deals.found}
        found = [
            *self._told(deals.found, self._own_deals(registration, deals.found)),
            *self._told(
                [each for each in leads.found if each.record not in taken],
                self._own_leads(registration, leads.found),
            ),
            *self._told(
                customers.found, self._own_customers(registration, customers.found)
            ),
        ]
        if not registration._names_new_company():
            found = [each for each in found if not each.is_own]
        return Candidates(found, customers.further + deals.further + leads.further)

    @api.model
    def _prints(self, registration):
        """Return the fingerprints of what was typed, and of the customer chosen."""
        customer = registration.customer_id
        chosen = [customer._fingerprint()] if customer else []
        return [registration._fingerprint(), *chosen]

    # ------------------------------------------------------------ model by model

    @api.model
    def _customers(self, registration, prints, hints):
        search = self.env["prm.customer.search"]
        chosen = registration.customer_id
        besides = [registration.partner_id, chosen.commercial_partner_id]
        scope = search._customer_scope(registration.company_id, *filter(None, besides))
        if chosen:
            scope &= Domain("id", "!=", chosen.id)
        return search._find("res.partner", prints, scope, hints=hints)

    @api.model
    def _known_customers(self, registration, found):
        """Return customer → match, of those whose deals are deals of this one."""
        judged = registration.conflict_ids.filtered(
            lambda conflict: conflict.decision == "different"
        )
        known = {
            each.record: each.match
            for each in found
            if each.match.strength != HINT
            and each.record not in judged.found_customer_id
        }
        if linked := registration._linked_customer():
            known[linked] = registration._linked_match(known)
        if chosen := registration.customer_id:
            known |= dict.fromkeys(chosen | chosen.commercial_partner_id, CHOSEN)
        return known

    @api.model
    def _registrations(self, registration, prints, known, hints):
        """Return registrations: others' and own ones apart, so that none hides one."""
        search = self.env["prm.customer.search"]
        scope = search._registration_scope(registration.company_id)
        scope &= Domain("id", "!=", registration.id)
        own = Domain("partner_id", "=", registration.partner_id.id)
        finds = search._find(
            "prm.registration", prints, scope & ~own, scope & own, hints=hints
        )
        ids = [customer.id for customer in known]
        linked = registration.search(
            scope & ~own & Domain("customer_id", "in", ids),
            order="id desc",
            limit=LIMIT,
        )
        matches = {each: known[each.customer_id] for each in linked}
        return self._with_linked(finds, matches)

    @api.model
    def _leads(self, registration, prints, known, hints):
        """Return leads: registered and other ones apart, so that none hides one."""
        search = self.env["prm.customer.search"]
        scope = search._lead_scope(registration.company_id)
        scope &= Domain("id", "!=", registration.lead_id.id)
        registered = Domain("prm_has_registration", "=", True)
        finds = search._find(
            "crm.lead", prints, scope & ~registered, scope & registered, hints=hints
        )
        leads_sudo = registration.env["crm.lead"].with_context(active_test=False)
        ids = [customer.id for customer in known]
        of_known = Domain("partner_id.commercial_partner_id", "in", ids)
        linked = leads_sudo.search(
            scope & (of_known | Domain("partner_id", "in", ids)),
            order="id desc",
            limit=LIMIT,
        )
        matches = {
            each: known.get(each.partner_id)
            or known[each.partner_id.commercial_partner_id]
            for each in linked
        }
        return self._with_linked(finds, matches)

    @api.model
    def _with_linked(self, finds, matches):
        """Add what belongs to a customer that was found, by the better reason.

        :param dict matches: record → match of its customer
        """
        best = {each.record: each.match for each in finds.found}
        for record, match in matches.items():
            if record not in best or match.score > best[record].score:
                best[record] = match
        return finds._replace(found=[Found(*row) for row in best.items()])

    # ------------------------------------------------------------------- own ones

    @api.model
    def _told(self, found, own):
        return [Candidate(*each, each.record in own) for each in found]

    @api.model
    def _own_deals(self, registration, found):
        return {
            each.record
            for each in found
            if each.record.partner_id == registration.partner_id
        }

    @api.model
    def _own_leads(self, registration, found):
        """Return the found leads that the organisation's registrations belong to."""
        ids = [each.record.id for each in found]
        deals = registration.search(
            Domain("lead_id", "in", ids)
            & Domain("partner_id", "=", registration.partner_id.id)
        )
        return set(deals.lead_id)

    @api.model
    def _own_customers(self, registration, found):
        """Return the found customers that the organisation has already."""
        ids = [each.record.id for each in found]
        deals = registration.search(
            registration._settled_deals() & Domain("customer_id", "in", ids)
        )
        return set(deals.customer_id)
