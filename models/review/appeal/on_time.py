"""When an appeal is spoken of before and after its answer is due, and to whom."""

from datetime import timedelta

from odoo import api, fields, models

# From other parts: due_at, is_recommended, person_id, portal_id, registration_id,
# first_decider_id, state


class PrmAppealOnTime(models.Model):
    """Appeals: the moments of the reminder and of the report, and who was asked."""

    _name = "prm.appeal"
    _inherit = ["prm.appeal"]

    asked_id = fields.Many2one(
        "res.users",
        "Waits for",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Who has the activity.",
    )
    remind_at = fields.Datetime(
        "Remind on", compute="_compute_moments", store=True, index=True
    )
    escalate_at = fields.Datetime(
        "Report as late on", compute="_compute_moments", store=True, index=True
    )
    is_reminded = fields.Boolean("Reminded", readonly=True)
    is_late = fields.Boolean("Reported as late", readonly=True)

    @api.depends(
        "state",
        "due_at",
        "portal_id.calendar_id",
        "portal_id.reminder_hours",
        "portal_id.escalation_hours",
    )
    def _compute_moments(self):
        clock = self.env["prm.review.clock"]
        for appeal in self:
            portal, due = appeal.portal_id, appeal.due_at
            is_open = appeal.state == "open" and due
            ahead = timedelta(hours=portal.reminder_hours) if is_open else None
            late = timedelta(hours=portal.escalation_hours) if is_open else None
            calendar = portal.calendar_id
            appeal.remind_at = ahead and clock._before(calendar, due, ahead)
            appeal.escalate_at = late and clock._after(calendar, due, late)

    def _has_been_left(self):
        """Tell whether nobody who was asked can answer anymore.

        An absence alone leaves nothing: it ends.
        """
        self.ensure_one()
        people = self.env["prm.appeal.person"]
        if self.person_id and not self.is_recommended:
            return not people._is_lasting(
                self.registration_id, self.person_id, self.first_decider_id
            )
        return self.asked_id not in people._administrators_sudo(self.registration_id)
