from odoo import models
from odoo.fields import Domain


class PrmMeasureTrainings(models.AbstractModel):
    """Counts the trainings that the partner's people passed in the term."""

    _name = "prm.measure.trainings"
    _inherit = ["prm.measure.mixin"]
    _description = "Trainings passed"

    _code = "trainings"
    _place = 70
    _counts = "prm.certificate"
    _moment = "date_event"

    def _label(self):
        return self.env._("Trainings passed")

    def _counting(self, day):
        passed = self.env["prm.certificate"]._passed_domain()
        return Domain("type", "=", "training") & passed

    def _changes(self):
        return (
            self.env._("A training was passed."),
            self.env._("Trainings were passed."),
            self.env._("A training no longer counts."),
            self.env._("Trainings no longer count."),
        )

    def _missing(self, lacking, number):
        if lacking == 1:
            return self.env._("1 more passed training")
        return self.env._("%(number)s more passed trainings", number=number)
