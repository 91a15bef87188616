from odoo import models
from odoo.fields import Domain


class PrmMeasureRegistrations(models.AbstractModel):
    """Counts what a partner registered and submitted in the term."""

    _name = "prm.measure.registrations"
    _inherit = ["prm.measure.mixin"]
    _description = "Registrations submitted"

    _code = "registrations"
    _place = 10
    _organization = "partner_id"
    _moment = "submitted_at"

    def _label(self):
        return self.env._("Registrations submitted")

    def _counting(self, day):
        return Domain("origin", "=", "registered") & Domain("state", "!=", "draft")

    def _changes(self):
        return (
            self.env._("A registration was submitted."),
            self.env._("Registrations were submitted."),
            self.env._("A registration no longer counts."),
            self.env._("Registrations no longer count."),
        )

    def _missing(self, lacking, number):
        if lacking == 1:
            return self.env._("1 more registration")
        return self.env._("%(number)s more registrations", number=number)
