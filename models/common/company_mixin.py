"""A record that belongs to one company of the vendor."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class PrmCompanyMixin(models.AbstractModel):
    """A record whose rules name its company among other things."""

    _name = "prm.company.mixin"
    _description = "Record of a company"

    def _get_redirect_suggested_company(self):
        """Suggest another company only where that is what the reader lacks.

        Core suggests the record's company as soon as a failing rule names one. Our
        rules ask for more than the company: the web client would switch to the company
        that is active already, and reload for ever.
        """
        companies = super()._get_redirect_suggested_company()
        return companies if companies and companies - self.env.companies else False

    @api.model
    def _only_one(self):
        """Return the only record of the current company; nothing where one chooses.

        Proposed in new records that need one.
        """
        found = self.search([("company_id", "=", self.env.company.id)], limit=2)
        return found if len(found) == 1 else self.browse()

    @api.model
    def _in_all_companies(self):
        """Return the model with all companies of the user, not those switched on only.

        Rights and owners count as always.
        """
        companies = self.env.user.company_ids
        return self.with_context(allowed_company_ids=companies.ids)

    def _has_amounts(self):
        """Hook: tell whether amounts in the currency of its company stand on it."""
        names = [
            name
            for name, field in self._fields.items()
            if field.type == "monetary" and field.store and not field.compute
        ]
        return any(record[name] for record in self for name in names)

    def _check_currency(self, company):
        """Refuse to be moved to ``company`` with amounts in another currency."""
        company_sudo = company.sudo()
        for record_sudo in self.sudo():
            own_sudo = record_sudo.company_id.currency_id
            moves = own_sudo and own_sudo != company_sudo.currency_id
            if moves and record_sudo._has_amounts():
                raise UserError(self.env["prm.messages"]._text("amounts_stay"))

    @api.model
    def _today_at(self, company):
        """Return the day it is at ``company``, in the time zone of its address."""
        zone = company.partner_id.tz or "UTC"
        return fields.Date.context_today(self.with_context(tz=zone))

    @api.model
    def _day_at(self, company, moment):
        """Return the day it was at ``company`` at this moment; without one, today."""
        moment = moment or fields.Datetime.now()
        here = self.with_context(tz=company.partner_id.tz or "UTC")
        return fields.Datetime.context_timestamp(here, moment).date()

    @api.model
    def _domain_at_companies(self, domain_of_day, path="company_id"):
        """Return a domain that depends on the day, for each company on its own day.

        :param domain_of_day: function of a date that returns a domain
        :param str path: the field that leads to the company, by dots
        """
        return Domain.OR(
            Domain(path, "=", company.id)
            & Domain(domain_of_day(self._today_at(company)))
            for company in self.env["res.company"].search([])
        )
