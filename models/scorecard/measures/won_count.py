from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL


class PrmMeasureWonCount(models.AbstractModel):
    """Counts the deals that were won in the term."""

    _name = "prm.measure.won.count"
    _inherit = ["prm.measure.deal.mixin"]
    _description = "Deals won"

    _code = "won_count"
    _place = 30
    _moment = "date_closed"

    def _label(self):
        return self.env._("Deals won")

    def _is_in_term(self):
        return SQL("counted.outcome = 'won' AND %s", super()._is_in_term())

    def _term_domain(self, partnership):
        return Domain("outcome", "=", "won") & super()._term_domain(partnership)

    def _changes(self):
        return (
            self.env._("A deal was won."),
            self.env._("Deals were won."),
            self.env._("A deal no longer counts as won."),
            self.env._("Deals no longer count as won."),
        )

    def _missing(self, lacking, number):
        if lacking == 1:
            return self.env._("1 more won deal")
        return self.env._("%(number)s more won deals", number=number)
