"""Which companies a person found by a search: an id alone opens none of them."""

from odoo import models
from odoo.fields import Domain

from .portal import FoundCompanies

# of other parts: _company_lookup, _own_customers


class PrmPartnershipFound(models.Model):
    """Part of the partnership: what its people may choose where all may be searched."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def _has_found(self, company_id):
        """Tell whether the person found the company by a search, or works with it."""
        found = self.env.context.get("prm_found")
        if self._company_lookup() == "own" or (
            isinstance(found, FoundCompanies) and company_id in found
        ):
            return True
        own = Domain("id", "=", company_id)
        return bool(self._own_customers(own, "customer_id", ["customer_name"]))
