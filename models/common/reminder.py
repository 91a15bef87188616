"""Which records have a reminder of an end to send today."""

from odoo import api, models
from odoo.fields import Domain

from ...policy.reminders import windows


class PrmReminder(models.AbstractModel):
    """Searches for what ends soon; ``reminded_step`` of a record says what was sent."""

    _name = "prm.reminder"
    _description = "Reminders of an end"

    @api.model
    def _domain(self, name, today, steps):
        """Return the domain of records of which people have to be told today.

        :param str name: the field with the last day
        :param today: the day it is where the record belongs
        :param steps: days before the end on which people are told
        """
        return Domain.OR(
            Domain(name, ">=", first)
            & Domain(name, "<=", last)
            & (Domain("reminded_step", "=", 0) | Domain("reminded_step", ">", step))
            for step, first, last in windows(today, steps)
        )
