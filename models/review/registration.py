"""When a registration is spoken of before and after its decision is due."""

from datetime import timedelta

from odoo import api, fields, models

# From other parts: portal_id, review_due_at, state

DUE = "prm.mail_activity_review_due"
LATE = "prm.mail_activity_review_late"
WAITING = ("submitted", "in_review")


class PrmRegistrationOnTime(models.Model):
    """Registrations: moments of the reminder and of the report, by the portal."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    review_remind_at = fields.Datetime(
        "Remind on",
        compute="_compute_review_moments",
        store=True,
        index="btree_not_null",
    )
    review_escalate_at = fields.Datetime(
        "Report as late on",
        compute="_compute_review_moments",
        store=True,
        index="btree_not_null",
    )
    is_review_reminded = fields.Boolean(
        "Reviewer reminded",
        compute="_compute_is_review_reminded",
        store=True,
        readonly=False,  # so that the job may say so
        copy=False,
    )
    is_review_late = fields.Boolean(
        "Reported as late",
        compute="_compute_is_review_reminded",
        store=True,
        readonly=False,
        copy=False,
    )

    @api.depends(
        "state",
        "review_due_at",
        "portal_id.calendar_id",
        "portal_id.reminder_hours",
        "portal_id.escalation_hours",
    )
    def _compute_review_moments(self):
        clock = self.env["prm.review.clock"]
        for deal in self:
            portal, due = deal.portal_id, deal.review_due_at
            is_open = deal.state in WAITING and due
            ahead = timedelta(hours=portal.reminder_hours) if is_open else None
            late = timedelta(hours=portal.escalation_hours) if is_open else None
            calendar = portal.calendar_id
            deal.review_remind_at = ahead and clock._before(calendar, due, ahead)
            deal.review_escalate_at = late and clock._after(calendar, due, late)

    @api.depends("review_due_at")
    def _compute_is_review_reminded(self):
        """Forget both with each new promise; the job says when it is done."""
        self.is_review_reminded = False
        self.is_review_late = False

    def _tell_of_move(self):
        """Tell of the move, and take back what spoke of a decision that is made."""
        result = super()._tell_of_move()
        decided_sudo = self.sudo().filtered(lambda deal: deal.state not in WAITING)
        decided_sudo.activity_unlink([DUE, LATE])
        return result
