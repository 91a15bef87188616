"""The reviewer's one activity, while a decision is awaited."""

from odoo import api, fields, models

from ...policy.registration_moves import UNDECIDED

REVIEW_ACTIVITY = "prm.mail_activity_review"
# Nobody decided anything: the activity goes without a word.
UNANSWERED = frozenset({*UNDECIDED, "draft", "withdrawn"})


class PrmReviewActivity(models.AbstractModel):
    """Gives, changes and ends the activity of a review."""

    _name = "prm.review.activity"
    _description = "Activity of the reviewer"

    @api.model
    def _update(self, registrations):
        """Let each have the activity that its state and reviewer ask for."""
        for deal_sudo in registrations.sudo():
            current_sudo = deal_sudo.activity_search([REVIEW_ACTIVITY])
            reviewer_sudo = self._reviewer_sudo(deal_sudo)
            if reviewer_sudo and deal_sudo.state in ("submitted", "in_review"):
                self._set(deal_sudo, current_sudo, reviewer_sudo)
            elif deal_sudo.state not in UNANSWERED:
                current_sudo.action_feedback()
            else:
                current_sudo.unlink()

    @api.model
    def _reviewer_sudo(self, registration):
        audience = self.env["prm.audience"]
        return audience._employee_sudo(registration, REVIEW_ACTIVITY)

    @api.model
    def _set(self, registration, current, reviewer):
        """Create the activity, or hand ``current`` over when it changed."""
        due = fields.Date.to_date(registration.review_due_at or fields.Datetime.now())
        if not current:
            registration.activity_schedule(
                REVIEW_ACTIVITY, date_deadline=due, user_id=reviewer.id
            )
        elif current.user_id != reviewer or current.date_deadline != due:
            current.write({"user_id": reviewer.id, "date_deadline": due})
