"""Appeals in the job of the reviews: reminders, delays, and people who have left."""

from odoo import api, fields, models
from odoo.fields import Domain

from .desk import DUE, LATE

# From other parts: _give_first


class PrmReviewJob(models.AbstractModel):
    """Reminds of answers, reports what is late, each once; names whoever comes next."""

    _inherit = "prm.review.job"

    @api.model
    def _works(self):
        """Return the works, with those on appeals."""
        batch, appeals = self.env["prm.batch"], self.env["prm.appeal"]
        desk = self.env["prm.appeal.desk"]
        is_open = Domain("state", "=", "open")
        left = appeals.search(is_open).filtered(lambda each: each._has_been_left())
        now = fields.Datetime.now()
        soon = (
            is_open & Domain("remind_at", "<=", now) & Domain("is_reminded", "=", False)
        )
        late = (
            is_open & Domain("escalate_at", "<=", now) & Domain("is_late", "=", False)
        )
        return [
            *super()._works(),
            batch._in_batches(left, desk._hand_over, 1),
            batch._on_each(appeals, soon, self._remind_of_appeal),
            batch._on_each(appeals, late, self._report_appeal),
        ]

    @api.model
    def _remind_of_appeal(self, appeal):
        """Remind who was asked, or who stands in; of what is overdue, nobody."""
        appeal_sudo = appeal.sudo()
        appeal_sudo.is_reminded = True
        if appeal_sudo.due_at > fields.Datetime.now():
            asked_sudo = appeal_sudo.asked_id
            stand_in_sudo = self.env["prm.absence"]._stand_in_sudo(asked_sudo)
            self._give_of_appeal(appeal_sudo, DUE, stand_in_sudo | asked_sudo)

    @api.model
    def _report_appeal(self, appeal):
        """Tell who is responsible, else an administrator, but not whose delay it is.

        Nor who made the decision; where there is nobody else, who was asked.
        """
        appeal_sudo = appeal.sudo()
        appeal_sudo.is_late = True
        deal_sudo, asked_sudo = appeal_sudo.registration_id, appeal_sudo.asked_id
        responsible_sudo = self.env["prm.audience"]._employees_sudo(deal_sudo, LATE)
        bosses_sudo = self.env["prm.appeal.person"]._administrators_sudo(deal_sudo)
        others_sudo = (responsible_sudo | bosses_sudo) - (
            asked_sudo | appeal_sudo.first_decider_id
        )
        self._give_of_appeal(appeal_sudo, LATE, others_sudo | asked_sudo)

    @api.model
    def _give_of_appeal(self, appeal, activity_xmlid, users):
        """Give an activity to the first of ``users`` (sudo) who can open the deal."""
        self._give_first(appeal.registration_id, activity_xmlid, users, appeal.due_at)
