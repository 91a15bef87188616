"""When a company sends its partners the summaries of a day and of a week."""

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...policy import summary
from ..people.account.time_zones import zone_named

WEEKDAYS = [
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
]


class ResCompany(models.Model):
    """Companies: the hour and the day of summaries."""

    _name = "res.company"
    _inherit = ["res.company"]

    prm_summary_hour = fields.Integer(
        "Summaries to partners at", default=7, groups="base.group_user"
    )
    prm_summary_weekday = fields.Selection(
        WEEKDAYS,
        "Weekly summaries to partners on",
        default="0",
        required=True,
        groups="base.group_user",
    )

    @api.constrains("prm_summary_hour")
    def _check_prm_summary_hour(self):
        """Refuse what is no hour of a day.

        :raises ValidationError: saying which hours there are
        """
        if any(company.prm_summary_hour not in summary.HOURS for company in self):
            raise ValidationError(
                self.env._("Summaries: enter an hour from 0 to 23, such as 7.")
            )

    def _prm_summaries_due(self):
        """Return until when news are part of summaries now, those of day and of week.

        :return: two moments in UTC; in the time zone of the company's address
        """
        self.ensure_one()
        zone = zone_named(self.partner_id.tz)
        now = pytz.utc.localize(fields.Datetime.now()).astimezone(zone)
        local, hour = now.replace(tzinfo=None), self.prm_summary_hour
        moments = (
            summary.last_daily(local, hour),
            summary.last_weekly(local, hour, int(self.prm_summary_weekday)),
        )
        return tuple(
            zone.localize(moment).astimezone(pytz.utc).replace(tzinfo=None)
            for moment in moments
        )


class ResConfigSettings(models.TransientModel):
    """Settings: the hour and the day of summaries."""

    _name = "res.config.settings"
    _inherit = ["res.config.settings"]

    prm_summary_hour = fields.Integer(
        related="company_id.prm_summary_hour", readonly=False
    )
    prm_summary_weekday = fields.Selection(
        related="company_id.prm_summary_weekday", readonly=False, required=True
    )
