"""The vendor's decisions on a registration."""

from odoo import api, fields, models
from odoo.exceptions import UserError

# From other parts: state, _check_vendor_may


class PrmRegistrationReview(models.Model):
    """Buttons of the reviewer: each once, by one person."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    reviewer_id = fields.Many2one(
        "res.users",
        index=True,
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        tracking=True,
        help="Who decides on this registration.",
    )
    user_id = fields.Many2one(
        "res.users",
        "Deal owner",
        domain=[("share", "=", False)],
        tracking=True,
        help="Gets the opportunity when the registration is approved.",
    )
    first_submitted_at = fields.Datetime(
        "First submitted",
        readonly=True,
        copy=False,
        help="A correction does not change it.",
    )
    submitted_at = fields.Datetime("Last submitted", readonly=True, copy=False)
    review_due_at = fields.Datetime("Decision due", copy=False)
    decided_at = fields.Datetime("Decided on", readonly=True, copy=False)
    decided_by_id = fields.Many2one(
        "res.users", "Decided by", readonly=True, copy=False
    )
    reason_id = fields.Many2one("prm.reason", copy=False, ondelete="restrict")
    decision_note = fields.Text("Note for the partner", copy=False)
    flagged_fields = fields.Char(
        "Fields to correct",
        copy=False,
        help="Fields of the form that the partner is asked to correct, separated "
        "by commas.",
    )
    resubmission_count = fields.Integer("Resubmissions", readonly=True, copy=False)
    transition_ids = fields.One2many(
        "prm.registration.transition",
        "registration_id",
        "History",
        readonly=True,
        groups="prm.group_prm_user",
    )

    @api.constrains("reviewer_id")
    def _check_reviewer(self):
        self.reviewer_id._prm_check_reviewers()

    # ----------------------------------------------------------------- buttons

    def action_submit(self):
        """Submit what an employee entered for a partner who phoned."""
        entry = self.env["prm.vendor.entry"]
        for registration in self:
            registration._check_vendor_may("submit")
            entry._check_overruled(registration, entry._check(registration))
            entry._submit(registration)

    def action_start_review(self):
        """Take the registration into review, or go on without a corrected form.

        A partner may have answered in the conversation.
        """
        for registration in self:
            registration._check_vendor_may("start_review")
            again = registration.state == "action_required"
            values = registration._prepare_new_review() if again else {}
            registration._move_to("in_review", reviewer_id=self.env.uid, **values)

    def action_return(self):
        """Give the registration back to the partner, with a note on what is missing."""
        by_us = {"is_taken_back": False}
        self._decide("return", "decision_note", "action_required", **by_us)

    def action_reject(self):
        """Refuse the registration, with a reason."""
        self._decide("reject", "reason_id", "rejected")

    def action_cancel(self):
        """Take the registration back, with a reason."""
        self._decide("cancel", "reason_id", "cancelled")

    def action_reopen(self):
        """Take up a closed registration again; administrators only, with a reason."""
        nobody = {"decided_at": False, "decided_by_id": False}
        for registration in self:
            registration._check_vendor_may("reopen")
            due = self.env["prm.review.clock"]._due(registration)
            values = {"review_due_at": due, **nobody}
            registration._decide("reopen", "reason_id", "in_review", **values)
            # The history keeps the reason; the next decision has its own.
            registration._write_guarded(registration._prepare_new_review())

    # ------------------------------------------------------------------ checks

    def _decide(self, action, needed, state, **values):
        """Move to ``state``, after a look at each whether that may be done now.

        :param str action: as the policy calls it
        :param str needed: field that has to be filled
        :param values: written together with the state; by default who decides, and when
        :raises AccessError: without write access
        :raises UserError: naming what is missing, or who was first
        """
        for registration in self:
            registration._check_vendor_may(action)
            if not registration[needed]:
                raise UserError(self.env["prm.messages"]._text(f"{needed}_required"))
        now = {"decided_at": fields.Datetime.now(), "decided_by_id": self.env.uid}
        self._move_to(state, **{**now, **values})

    def _prepare_new_review(self):
        """Return the values of a review that begins anew: a new promise, no decision.

        The note of the last decision stands in the history.
        """
        return {
            "review_due_at": self.env["prm.review.clock"]._due(self),
            "decided_at": False,
            "decided_by_id": False,
            "reason_id": False,
            "decision_note": False,
            "flagged_fields": False,
        }
