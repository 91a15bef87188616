from odoo import models
from odoo.fields import Domain


class PrmMeasureLeads(models.AbstractModel):
    """Counts the deals that were approved in the term."""

    _name = "prm.measure.leads"
    _inherit = ["prm.measure.deal.mixin"]
    _description = "Registrations approved"

    _code = "leads"
    _place = 20
    _moment = "approved_at"

    def _label(self):
        return self.env._("Registrations approved")

    def _term_domain(self, partnership):
        """Return the domain of approvals in the term; some deals came approved."""
        undecided = Domain("decided_at", "=", False)
        protected = undecided & Domain("protection_start", "!=", False)
        neither = undecided & Domain("protection_start", "=", False)
        return (
            Domain("decided_at", "!=", False) & self._in_term("decided_at", partnership)
            | protected & self._in_term("protection_start", partnership)
            | neither & self._in_term("create_date", partnership)
        )

    def _changes(self):
        return (
            self.env._("A registration was approved."),
            self.env._("Registrations were approved."),
            self.env._("A registration no longer counts as approved."),
            self.env._("Registrations no longer count as approved."),
        )

    def _missing(self, lacking, number):
        if lacking == 1:
            return self.env._("1 more approved registration")
        return self.env._("%(number)s more approved registrations", number=number)
