"""What measures of won deals have in common."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL


class PrmMeasureWonMixin(models.AbstractModel):
    """A number of counted deals that were won in the term."""

    _name = "prm.measure.won.mixin"
    _inherit = ["prm.measure.deal.mixin"]
    _description = "Measure of won deals"

    _moment = "date_closed"

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
