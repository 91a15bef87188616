"""What measures of approved deals have in common."""

from odoo import models


class PrmMeasureDealMixin(models.AbstractModel):
    """A number of deals that count for the partner: see ``prm.counted.deal``."""

    _name = "prm.measure.deal.mixin"
    _inherit = ["prm.measure.mixin"]
    _description = "Measure of counted deals"

    _organization = "partner_id"

    def _counting(self, day):
        return self.env["prm.counted.deal"]._domain()

    def _counted_rows(self, day):
        return self.env["prm.counted.deal"]._first()

    def _domain(self, partnership, day=None):
        deals = self.env["prm.counted.deal"]._domain_of(partnership)
        return deals & self._term_domain(partnership)
