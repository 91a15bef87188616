"""What a portal says of its reviews: working hours, reminders, who hears of delays."""

from odoo import api, fields, models


class PrmPortalReview(models.Model):
    """Portals: how decisions stay on time. Nothing of it is set at first."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    calendar_id = fields.Many2one(
        "resource.calendar",
        "Working hours",
        ondelete="restrict",
        check_company=True,
        help="The hours for a decision only count during this working time, and not "
        "while a registration is with the partner. Leave empty to count all hours.",
    )
    reminder_hours = fields.Integer(
        "Remind the reviewer",
        help="So many hours before a decision is due, the reviewer gets an activity. "
        "0 reminds nobody.",
    )
    escalation_hours = fields.Integer(
        "Report delays",
        help="So many hours after a decision was due, the person responsible gets an "
        "activity. 0 reports nothing.",
    )
    escalation_user_id = fields.Many2one(
        "res.users",
        "Responsible for delays",
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        help="Leave empty for the default owner of deals, or the reviewer.",
    )

    _review_hours_positive = models.Constraint(
        "CHECK (reminder_hours >= 0 AND escalation_hours >= 0)",
        "Hours cannot be negative.",
    )

    @api.constrains("escalation_user_id")
    def _check_escalation_user(self):
        self.escalation_user_id._prm_check_reviewers()
