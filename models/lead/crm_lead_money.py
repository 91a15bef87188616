"""In which currency the amount of a deal is, and what that is in another one."""

from odoo import fields, models

# What may take the company from a lead, or give it another amount.
MOVES = frozenset({"company_id", "team_id", "user_id", "partner_id"})


class CrmLead(models.Model):
    """Leads: the currency of an amount stays what it was when it was entered.

    CRM shows the amount of a lead without company in the currency of whoever looks at
    it. For partners it must not change by that.
    """

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_currency_id = fields.Many2one(
        "res.currency",
        "Currency of the amount",
        readonly=True,
        groups="base.group_user",
        help="Without a company, this is the currency in which the amount was entered.",
    )

    def _prm_currency_sudo(self, facts=None):
        """Return the currency of the amount (sudo).

        :param facts: values of :meth:`_prm_facts`, those of the lead unless told
        """
        facts = facts or {
            name: self[name] for name in ("company_id", "prm_currency_id")
        }
        guessed = self.user_id.company_id or self.team_id.company_id
        main = self.env.ref("base.main_company", raise_if_not_found=False)
        company = facts["company_id"]
        if company or facts["prm_currency_id"]:
            return company.currency_id or facts["prm_currency_id"]
        return (guessed or main or self.env.company).currency_id

    def _prm_currencies(self, vals):
        """Return lead → currency before ``vals``, where they may change it (sudo)."""
        if MOVES.isdisjoint(vals):
            return {}
        return {
            lead_sudo.id: lead_sudo._prm_currency_sudo() for lead_sudo in self.sudo()
        }

    def _prm_new_currencies(self, asked, before):
        """Return lead (sudo) → the currency to be kept on it, where it has no company.

        :param asked: dict of what was written
        :param before: see :meth:`_prm_currencies`
        """
        names = MOVES | {"expected_revenue"}
        if "prm_currency_id" in asked or names.isdisjoint(asked):
            return {}
        kept = {}
        for lead_sudo in self.sudo():
            if lead_sudo.company_id:
                continue
            entered = "expected_revenue" in asked or lead_sudo.id not in before
            currency = self.env.company.currency_id
            if not entered:
                currency = before[lead_sudo.id]
            if lead_sudo.prm_currency_id != currency:
                kept[lead_sudo] = currency
        return kept

    def _prm_convert(self, amount, currency, company, day):
        """Return ``amount`` of this lead in the currency of ``company``.

        Without any rate between the two nothing can be said: 0.
        """
        own = company.currency_id
        if not self._prm_has_rate(currency | own, company):
            return 0
        return currency._convert(amount, own, company, day)

    def _prm_has_rate(self, currencies, company):
        """Tell whether anybody entered a rate of one of these currencies."""
        rates_sudo = self.env["res.currency.rate"].sudo()
        domain = [
            ("currency_id", "in", currencies.ids),
            ("company_id", "in", (False, company.root_id.id)),
        ]
        return bool(rates_sudo.search_count(domain, limit=1))

    def _prm_currency_of_merged_sudo(self):
        """Return the currency of the amount that goes on when ``self`` is merged."""
        paid = next((lead for lead in self if lead.expected_revenue), self[0])
        return paid._prm_currency_sudo()
