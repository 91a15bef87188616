"""What we asked of a silent deal, and what the partner answered."""

from odoo import fields, models

ANSWERS = [
    ("active", "Still active"),
    ("won", "Won"),
    ("lost", "Lost"),
]


class PrmProgressQuestion(models.Model):
    """One question about the progress of a deal; one at a time waits for an answer.

    Written by code alone. Partners have no right on it: their pages get plain values.
    """

    _name = "prm.progress.question"
    _description = "Question about progress"
    _order = "id desc"
    _rec_name = "registration_id"

    registration_id = fields.Many2one(
        "prm.registration",
        required=True,
        index=True,
        ondelete="cascade",
    )
    asked_at = fields.Datetime(
        "Asked on", required=True, default=fields.Datetime.now, index=True
    )
    answer_until = fields.Date(
        "Answer until", required=True, help="The last day for an answer."
    )
    state = fields.Selection(
        [
            ("open", "Waiting for the answer"),
            ("answered", "Answered"),
            ("overtaken", "Progress without an answer"),
            ("unanswered", "Not answered: the protection ended"),
            ("closed", "Closed"),
        ],
        default="open",
        required=True,
        index=True,
    )
    answer = fields.Selection(ANSWERS)
    date_closing = fields.Date(
        "New estimated closing",
        help="What the partner expects. The opportunity is not changed.",
    )
    answered_at = fields.Datetime("Answered on")
    answered_by_id = fields.Many2one(
        "res.partner", "Answered by", index="btree_not_null", ondelete="restrict"
    )
    by_mail = fields.Boolean(
        "By the link in the email", help="The person answered without logging in."
    )

    _one_waits = models.UniqueIndex(
        "(registration_id) WHERE state = 'open'",
        "A question about this deal already waits for an answer.",
    )
