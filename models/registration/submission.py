"""The registration that a partner fills, corrects, sends again or takes back."""

from odoo import api, fields, models

from ..common.errors import RegistrationRefused

# From other parts: _copy_chosen_names, _first_in_values, _is_taken_back,
# first_submitted_at, resubmission_count, state, transition_ids


class PrmRegistrationSubmission(models.Model):
    """The move to ``submitted``, and what is kept until it is done."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    draft_input = fields.Json(
        copy=False,
        readonly=True,
        help="Half-typed texts by field, until the registration is submitted.",
        exportable=False,
    )
    returned_values = fields.Json(
        copy=False,
        readonly=True,
        help="What the form contained when the registration was returned.",
        exportable=False,
    )
    changes_html = fields.Html(
        "What the partner changed",
        compute="_compute_changes_html",
        groups="prm.group_prm_user",
    )

    @api.depends("transition_ids.changes")
    @api.depends_context("lang")
    def _compute_changes_html(self):
        render = self.env["prm.registration.changes"]._render
        for registration in self:
            last = registration.transition_ids.filtered(lambda move: move.changes)[-1:]
            registration.changes_html = render(registration, last.changes)

    # -------------------------------------------------- doors to the form's services

    def _resubmit(self, values, token, **options):
        """Save or submit the form again: the door to the form's acceptance.

        Parameters and errors as in its ``_resubmit``.
        """
        acceptance = self.env["prm.registration.acceptance"]
        return acceptance._resubmit(self, values, token, **options)

    def _withdraw(self, reason_id, note=""):
        """Withdraw it with a reason: the door to the form's acceptance.

        Parameters and errors as in its ``_withdraw``.
        """
        self.env["prm.registration.acceptance"]._withdraw(self, reason_id, note)

    def _discard(self):
        """Delete an own draft: the door to the form's acceptance.

        Errors as in its ``_discard``.
        """
        self.env["prm.registration.acceptance"]._discard(self)

    # -------------------------------------------------------------------------- move

    def _submit(self):
        """Move to ``submitted``: screened, with a due date and an activity.

        Called on behalf of the partner, by the portal or by an employee.

        :raises RegistrationRefused: when it was resubmitted as often as it may be
        """
        self.ensure_one()
        self_sudo = self.sudo()
        now, audience = fields.Datetime.now(), self.env["prm.audience"]
        again = self_sudo.state == "action_required" and not self._is_taken_back()
        if self.env["prm.registration.entrance"]._is_used_up(self):
            raise RegistrationRefused(self.env, {"": "resubmissions_used_up"})
        self_sudo._copy_chosen_names()
        screening = self.env["prm.customer.screening"]
        screening._claim(self_sudo)
        self.env["prm.deal.recipients"]._follow(self_sudo)
        self_sudo._move_to(
            "submitted",
            first_submitted_at=self_sudo.first_submitted_at or now,
            submitted_at=now,
            reviewer_id=audience._reviewer_at_work_sudo(self_sudo).id,
            user_id=self.env["prm.deal.people"]._chosen_sudo(self_sudo).id,
            review_due_at=self.env["prm.review.clock"]._due(self_sudo),
            resubmission_count=self_sudo.resubmission_count + again,
            decided_at=False,
            decided_by_id=False,
            flagged_fields=False,
            reason_id=False,
            decision_note=False,
            is_taken_back=False,
            **self_sudo._first_in_values(now),
        )
        screening._screen(self_sudo)
