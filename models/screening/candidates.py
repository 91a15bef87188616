"""What looks like the deal of a registration: of others, of the own organization."""

from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain

from ...policy.matching import HINT, SAME, Match
from ...policy.visible_text import tidy
from .customer_search import COUNTED, LIMIT, Found

# The customer was chosen, not typed: nothing is surer.
CHOSEN = Match(("customer",), 100, SAME)


class Candidate(NamedTuple):
    """A record (sudo) that looks like the same deal; ``is_own``: the partner's own."""

    record: models.BaseModel
    match: Match
    is_own: bool = False


class Candidates(NamedTuple):
    """The candidates, and how many weaker signs are not among them (bounded).

    ``customers``: of whom the deals were looked at, too.
    """

    found: list[Candidate]
    further: int
    customers: models.BaseModel


class PrmCustomerCandidates(models.AbstractModel):
    """Comparison of a registration with all that its company knows.

    Registrations come with superuser rights, and so does what is found.
    """

    _name = "prm.customer.candidates"
    _description = "Candidates for the customer of a registration"

    @api.model
    def _of(self, registration, hints=True, linked=None):
        """Return the :class:`Candidates` of a registration.

        :param hints: also what is weak, for the reviewer's eyes
        :param linked: the customer that the reviewer is about to link
        """
        prints = self._prints(registration)
        scopes = self._scopes(registration)
        search = self.env["prm.customer.search"]
        told = {"hints": hints, "but": registration if hints else None}
        finds = {
            model: search._find(model, prints, *each, **told)
            for model, each in scopes.items()
        }
        known = self._known_customers(registration, finds["res.partner"].found, linked)
        deals, leads = self._at_customers(scopes, known)
        found = [
            *self._with_linked(finds["prm.registration"].found, deals),
            *self._with_linked(finds["crm.lead"].found, leads),
            *finds["res.partner"].found,
        ]
        if hints and all(each.match.strength == HINT for each in found):
            found += self.env["prm.customer.closeness"]._find(prints, scopes, found)
        return Candidates(
            self._told(registration, found),
            min(sum(each.further for each in finds.values()), COUNTED),
            registration.customer_id.browse().union(*known),
        )

    @api.model
    def _prints(self, registration):
        """Return the fingerprints of what was typed, and of the customer chosen."""
        customer = registration.customer_id
        chosen = [customer._fingerprint()] if customer else []
        return [registration._fingerprint(), *chosen]

    # ------------------------------------------------------------------- searched

    @api.model
    def _scopes(self, registration):
        """Return model → the domains that are searched apart, so that none hides one.

        Others' registrations, those first that stand in the way of an approval, and own
        ones; leads with and without registrations.
        """
        search = self.env["prm.customer.search"]
        chosen = registration.customer_id
        company = registration.company_id
        besides = [registration.partner_id, chosen.commercial_partner_id]
        customers = search._customer_scope(company, *filter(None, besides))
        deals = search._registration_scope(company)
        deals &= Domain("id", "!=", registration._origin.id)
        own = Domain("partner_id", "=", registration.partner_id.id)
        protected = Domain("is_protected", "=", True)
        leads = search._lead_scope(company)
        leads &= Domain("id", "!=", registration.lead_id.id)
        registered = Domain("prm_has_registration", "=", True)
        return {
            "res.partner": [customers & Domain("id", "!=", chosen.id)],
            "prm.registration": [
                deals & ~own & protected,
                deals & ~own & ~protected,
                *([deals & own] if registration._names_new_company() else []),
            ],
            "crm.lead": [leads & ~registered, leads & registered],
        }

    @api.model
    def _known_customers(self, registration, found, linked):
        """Return customer → match, of those whose deals are deals of this one.

        Who is likely the same may be judged to be another one in words, deals and all;
        beside who is the same for sure each deal is judged by itself.
        """
        judged = registration.conflict_ids.filtered(
            lambda conflict: (
                conflict.decision == "different"
                and conflict.strength != SAME
                and tidy(conflict.note)
            )
        )
        known = {
            each.record: each.match
            for each in found
            if each.match.strength != HINT
            and each.record not in judged.found_customer_id
        }
        if linked:
            # Who is linked without having been found is it; names change.
            known[linked] = known.get(linked, CHOSEN)
        if chosen := registration.customer_id:
            known |= dict.fromkeys(chosen | chosen.commercial_partner_id, CHOSEN)
        return known

    @api.model
    def _at_customers(self, scopes, known):
        """Return record → match, of others' registrations and of leads of customers."""
        ids = [customer.id for customer in known]
        at_customer = Domain("customer_id", "in", ids)
        deals_sudo = self.env["prm.registration"].sudo()
        for others in scopes["prm.registration"][:2]:
            deals_sudo |= self._newest_sudo("prm.registration", others & at_customer)
        people_sudo = self.env["res.partner"].sudo().with_context(active_test=False)
        people = people_sudo._search([("commercial_partner_id", "in", ids)])
        leads_sudo = self._newest_sudo(
            "crm.lead",
            Domain.OR(scopes["crm.lead"]) & Domain("partner_id", "in", people),
        )
        return (
            {deal: known[deal.customer_id] for deal in deals_sudo},
            {lead: self._match_of_lead(lead, known) for lead in leads_sudo},
        )

    @api.model
    def _settled_deals(self, registration):
        """Return the domain of the organization's deals that gave it a customer.

        The customer was chosen by the partner, or linked by an approval.
        """
        registration.ensure_one()
        settled = Domain("is_new_company", "=", False) | Domain("lead_id", "!=", False)
        settled &= Domain("state", "not in", ["draft", "withdrawn", "rejected"])
        return (
            settled
            & Domain("partner_id", "=", registration.partner_id.id)
            & Domain("company_id", "=", registration.company_id.id)
        )

    @api.model
    def _newest_sudo(self, model, domain):
        """Return the newest records (sudo) of a model, not more than are listed."""
        records_sudo = self.env[model].sudo().with_context(active_test=False)
        if domain.is_false():
            return records_sudo
        newest = self.env["prm.customer.search"]._newest(records_sudo, domain, LIMIT)
        return records_sudo.browse(newest)

    @api.model
    def _match_of_lead(self, lead, known):
        partner = lead.partner_id
        return known.get(partner) or known[partner.commercial_partner_id]

    @api.model
    def _with_linked(self, found, matches):
        """Add what belongs to a customer that was found, by the better reason.

        :param dict matches: record → match of its customer
        """
        best = {each.record: each.match for each in found}
        for record, match in matches.items():
            if record not in best or match.score > best[record].score:
                best[record] = match
        return [Found(*each) for each in best.items()]

    # ------------------------------------------------------------------- own ones

    @api.model
    def _told(self, registration, found):
        """Return the :class:`Candidate` rows: each deal once, own ones marked."""
        own = self._own(registration, found)
        deals = [each.record for each in found if "lead_id" in each.record._fields]
        taken = {deal.lead_id for deal in deals}
        return [
            Candidate(*each, each.record in own)
            for each in sorted(found, key=lambda each: -each.match.score)
            if each.record not in taken
            and (each.record not in own or registration._names_new_company())
        ]

    @api.model
    def _own(self, registration, found):
        """Return what of the found is the organization's: deals, leads, customers.

        Of a customer's deals the domain says once whose they are: said twice,
        PostgreSQL expects a handful, and reads all deals of the organization.
        """
        ids = {"crm.lead": [], "res.partner": [], registration._name: []}
        for each in found:
            ids[each.record._name].append(each.record.id)
        settled = self._settled_deals(registration)
        of_customers = Domain("customer_id", "in", ids["res.partner"]) & settled
        named = Domain("id", "in", ids[registration._name])
        theirs = Domain("partner_id", "=", registration.partner_id.id)
        linked = Domain("lead_id", "in", ids["crm.lead"]) | named
        deals_sudo = registration.search((linked & theirs) | of_customers)
        settled_sudo = deals_sudo.filtered_domain(settled)
        leads_sudo = self._own_leads_sudo(deals_sudo)
        return {*deals_sudo, *leads_sudo, *settled_sudo.customer_id}

    @api.model
    def _own_leads_sudo(self, deals):
        """Return the leads of an organization's deals (sudo) that nobody else has.

        An offer that was not accepted gives no lead; what another organization has
        protected is that one's, too.
        """
        leads_sudo = deals.filtered(lambda deal: not deal._is_offer()).lead_id
        if not leads_sudo:
            return leads_sudo
        others_sudo = deals.search(
            Domain("lead_id", "in", leads_sudo.ids)
            & Domain("partner_id", "not in", deals.partner_id.ids)
            & Domain("is_protected", "=", True)
        )
        return leads_sudo - others_sudo.lead_id
