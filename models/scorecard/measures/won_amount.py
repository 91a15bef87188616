from odoo import models
from odoo.tools import SQL


class PrmMeasureWonAmount(models.AbstractModel):
    """Adds up the deals that were won in the term, in the company's currency."""

    _name = "prm.measure.won.amount"
    _inherit = ["prm.measure.won.mixin"]
    _description = "Amount of won deals"

    _code = "won_amount"
    _place = 40

    def _label(self):
        return self.env._("Amount of won deals")

    def _number(self):
        won = self._is_in_term()
        return SQL("COALESCE(SUM(counted.amount) FILTER (WHERE %s), 0)::float", won)

    def _cause(self, partnership, snapshot, old, new):
        """Return why the amount changed: by the number of deals, or not."""
        before = snapshot.counted[partnership.id].won_count
        now = snapshot.figures[partnership.id]["won_count"]
        if before != now and (now < before) == (new < old):
            return self._cause_of_count(before, now)
        return self.env._("The amount of a won deal changed.")

    def _missing(self, lacking, number):
        return self.env._("%(number)s more from won deals", number=number)
