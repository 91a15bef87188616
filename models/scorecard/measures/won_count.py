from odoo import models


class PrmMeasureWonCount(models.AbstractModel):
    """Counts the deals that were won in the term."""

    _name = "prm.measure.won.count"
    _inherit = ["prm.measure.won.mixin"]
    _description = "Deals won"

    _code = "won_count"
    _place = 30

    def _label(self):
        return self.env._("Deals won")

    def _missing(self, lacking, number):
        if lacking == 1:
            return self.env._("1 more won deal")
        return self.env._("%(number)s more won deals", number=number)
