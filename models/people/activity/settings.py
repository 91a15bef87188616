from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .member_day import KEEP, KEEP_DAYS


class ResConfigSettings(models.TransientModel):
    """How long it is kept what people of partners did."""

    _inherit = "res.config.settings"

    prm_activity_days = fields.Integer(
        "Days of activity kept", config_parameter=KEEP, default=KEEP_DAYS
    )

    @api.constrains("prm_activity_days")
    def _check_prm_activity_days(self):
        """Refuse numbers below zero."""
        if any(settings.prm_activity_days < 0 for settings in self):
            raise ValidationError(self.env._("A limit must be a number above zero."))
