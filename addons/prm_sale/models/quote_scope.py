"""Which quotes a person sees on a portal: those of the deals that the person sees."""

from odoo import models
from odoo.fields import Domain


class PrmQuoteScope(models.AbstractModel):
    """Quotes hang on opportunities; the section is asked for them at each request."""

    _name = "prm.quote.scope"
    _inherit = ["prm.joined.scope"]
    _description = "Quotes as a person finds them"
    _kind = "quotes"
    _link = "opportunity_id"

    def _records_sudo(self):
        return self.env["sale.order"].sudo()

    def _deals_domain(self, portal):
        """Leave out what has no outcome for who is not shown opportunities."""
        return super()._deals_domain(portal) & Domain("outcome", "!=", False)

    def _found(self, portal):
        """Leave to other partners of an opportunity what one of them asked for."""
        deals = self.env["prm.registration"]._search(self._deals_domain(portal))
        asked = Domain("prm_request_id", "=", False)
        return (
            super()._found(portal)
            & Domain("company_id", "=", portal.company_id.id)
            & Domain("prm_is_shown", "=", True)
            & (asked | Domain("prm_request_id", "in", deals))
        )
