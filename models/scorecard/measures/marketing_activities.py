from odoo import models
from odoo.fields import Domain


class PrmMeasureMarketingActivities(models.AbstractModel):
    """Counts the marketing activities of the term that were approved or done."""

    _name = "prm.measure.marketing.activities"
    _inherit = ["prm.measure.mixin"]
    _description = "Marketing activities"

    _code = "marketing_activities"
    _place = 60
    _counts = "prm.marketing.activity"
    _moment = "date"

    def _label(self):
        return self.env._("Marketing activities")

    def _counting(self, day):
        return Domain("state", "in", ("approved", "done"))

    def _changes(self):
        return (
            self.env._("A marketing activity was approved."),
            self.env._("Marketing activities were approved."),
            self.env._("A marketing activity no longer counts."),
            self.env._("Marketing activities no longer count."),
        )

    def _missing(self, lacking, number):
        if lacking == 1:
            return self.env._("1 more marketing activity")
        return self.env._("%(number)s more marketing activities", number=number)
