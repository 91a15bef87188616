"""Boards count the deals that have something to do."""

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..common.visit.together import PLAINLY


class MailActivity(models.Model):
    """Activities that wait: those that are done stay, and soon are most of them."""

    _inherit = "mail.activity"

    _prm_waiting = models.Index(
        "(res_id) INCLUDE (date_deadline, user_tz)"
        " WHERE res_model = 'prm.registration' AND active"
    )


class PrmRegistrationActivities(models.Model):
    """The bar above a column of a board."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    @api.model
    def read_progress_bar(self, domain, group_by, progress_bar):
        """Count, by their activities, only deals that have any.

        Of the others nothing is counted, and without this most of what is read is of
        those. Shared out, each process would go through all activities.
        """
        if progress_bar["field"] == "activity_state":
            self.env["mail.activity"].flush_model(["active"])  # core forgets it
            self.env.cr.execute(PLAINLY)
            domain = Domain(domain) & Domain.custom(to_sql=self._has_activity_sql)
        return super().read_progress_bar(domain, group_by, progress_bar)

    @api.model
    def _has_activity_sql(self, model, alias, query):
        """Return in SQL whether a deal has activities, by what groups them as well."""
        state = model._read_group_groupby(alias, "activity_state", query)
        return SQL("%s IS NOT NULL", state)
