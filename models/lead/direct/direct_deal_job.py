"""The job that counts deals taken direct: a second run changes nothing."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ....policy.direct_sales import LOOKED_BACK, Side, taken_direct

WITH_PARTNER = ("approved", "expired")
ONCE_PROTECTED = (*WITH_PARTNER, "cancelled")


class PrmDirectDealJob(models.AbstractModel):
    """Looks at leads that were won lately, and at what was protected then."""

    _name = "prm.direct.deal.job"
    _description = "Count of deals taken direct"

    @api.model
    def _cron_count(self):
        """Count the deals of the last months anew, in batches."""
        since = fields.Datetime.now() - timedelta(days=LOOKED_BACK)
        leads_sudo = self.env["crm.lead"].sudo()
        leads_sudo = leads_sudo.search([("date_closed", ">=", since)], order="id")
        batch = self.env["prm.batch"]
        batch._run(batch._in_batches(leads_sudo, self._count, 100))

    @api.model
    def _count(self, leads):
        """Let the facts about these leads (sudo) be what they have to be."""
        facts_sudo = self.env["prm.direct.deal"].sudo()
        noted = {
            (each.lead_id, each.registration_id): each
            for each in facts_sudo.search([("lead_id", "in", leads.ids)])
        }
        wanted = {
            (lead, deal): self._prepare(lead, deal, kind)
            for lead in leads
            for deal, kind in self._taken(lead).items()
        }
        for key, fact_sudo in noted.items():
            if key not in wanted:
                fact_sudo.unlink()
        facts_sudo.create([wanted[key] for key in wanted.keys() - noted.keys()])

    @api.model
    def _taken(self, lead):
        """Return registration (sudo) → kind, of those that a lead (sudo) bypassed."""
        if lead._prm_outcome() != "won" or not lead.date_closed:
            return {}
        all_sudo = lead._prm_registrations_sudo()
        own_sudo = all_sudo.filtered(self._is_partner_s)
        if own_sudo.filtered(lambda deal: deal.state in WITH_PARTNER):
            return {}  # won with a partner
        different_sudo = self.env["prm.lead.protection"]._decided_sudo(lead)
        others_sudo = self._of_customer_sudo(lead) - all_sudo - different_sudo
        kinds = {
            deal: taken_direct(self._side(lead, deal, deal in own_sudo))
            for deal in own_sudo | others_sudo
        }
        return {deal: kind for deal, kind in kinds.items() if kind}

    @api.model
    def _is_partner_s(self, deal):
        """Tell whether a registration (sudo) brought the partner its lead.

        What the vendor shares or offers is the vendor's, until an offer is accepted.
        """
        return deal.origin != "shared" and not deal._is_unanswered_offer()

    @api.model
    def _of_customer_sudo(self, lead):
        """Return the registrations (sudo) of the customer of a lead."""
        customers_sudo = lead.partner_id | lead.partner_id.commercial_partner_id
        deals_sudo = self.env["prm.registration"].sudo()
        if not customers_sudo:
            return deals_sudo
        domain = Domain("customer_id", "in", customers_sudo.ids)
        domain &= Domain("state", "in", ONCE_PROTECTED)
        if lead.company_id:
            domain &= Domain("company_id", "=", lead.company_id.id)
        return deals_sudo.search(domain)

    @api.model
    def _side(self, lead, deal, is_own):
        """Return what the policy asks of a registration (sudo) and a win."""
        return Side(
            won_at=lead.date_closed,
            day=deal._day_at(deal.company_id, lead.date_closed),
            is_own=is_own,
            state=deal.state,
            protection=(deal.protection_start or None, deal.protection_end or None),
            decided_at=deal.decided_at or None,
            closed_at=deal.date_closed or None,
        )

    @api.model
    def _prepare(self, lead, deal, kind):
        """Return the values of one fact."""
        return {
            "lead_id": lead.id,
            "registration_id": deal.id,
            "user_id": lead.user_id.id,
            "date": deal._day_at(deal.company_id, lead.date_closed),
            "amount": self._amount(lead, deal),
            "kind": kind,
            "reason": lead.prm_direct_reason,
        }

    @api.model
    def _amount(self, lead, deal):
        """Return the revenue of a lead (sudo) in the currency of a registration."""
        facts = lead._prm_facts()
        currency_sudo, amount = lead._prm_currency_sudo(facts), lead.expected_revenue
        if currency_sudo == deal.currency_id:
            return amount
        day = deal._day_at(deal.company_id, lead.date_closed)
        return lead._prm_convert(amount, currency_sudo, deal.company_id, day)
