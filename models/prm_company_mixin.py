"""A record that belongs to one company of the vendor."""

from odoo import models


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
