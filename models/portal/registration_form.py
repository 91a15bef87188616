"""A partner submits, corrects, withdraws or discards a registration."""

from odoo import fields, models

from ...policy.registration_input import FIELDS
from ...policy.review_time import due_at
from ..common.errors import RegistrationRefused


class PrmRegistrationFormMixin(models.AbstractModel):
    """Portal entry points that change a registration, each after a verdict."""

    _name = "prm.registration.form.mixin"
    _description = "Registration form"

    def _form_values(self):
        """Return the texts of the form that edits this registration."""
        self.ensure_one()
        self_sudo = self.sudo()

        def as_text(value):
            if isinstance(value, models.BaseModel):
                return str(value.id or "")
            return "1" if value is True else str(value or "")

        values = {name: as_text(self_sudo[name]) for name in FIELDS}
        # What a reviewer linked before deciding is not the partner's choice.
        if self_sudo.is_new_company:
            values["customer_id"] = ""
        if self_sudo.is_new_contact:
            values["customer_contact_id"] = ""
        return values | (self_sudo.draft_input or {})

    def _resubmit(self, values, token, *, submit, ask_review=False, **options):
        """Save a draft, or submit a draft or returned registration, once per token.

        Parameters and errors as in the partnership's ``_register_deal``.
        """
        self.ensure_one()
        self.check_access("read")
        self._lock_rows()
        self_sudo = self.sudo()
        if token and self_sudo.submission_token == token:
            return self
        self._check_portal_may("edit")
        partnership = self.partnership_id
        partnership._check_may_register()
        written = self._prepare_corrected_values(values)
        reviewed = self_sudo.submitted_at and self_sudo._fingerprint()
        self_sudo._remember_returned()
        self_sudo._write_guarded({**written, "submission_token": token})
        # A review of the same customer was asked for already.
        ask_review = ask_review or reviewed == self_sudo._fingerprint()
        self._accept_form(token, submit, ask_review=ask_review, **options)
        return self

    def _accept_form(
        self, token, submit, comments="", ask_review=False, unfinished=None
    ):
        """Submit an accepted form, and take its files and comments along.

        Submitted first: whoever follows by then is told of the comment. What is not
        submitted yet can be changed: its comment is no message.

        :param str comments: shared message
        :param bool ask_review: submit although somebody knows the customer
        :param dict unfinished: half-typed texts by name of a draft
        """
        if submit:
            self._check_known_customer(ask_review)
            self._check_portal_may("submit")
            self._submit()
            self._settle_input()
        else:
            self._keep_input({**(unfinished or {}), "comments": comments})
            comments = ""
        files_sudo = self.env["prm.upload"]._take(token)
        if comments.strip() or files_sudo:
            self._post_shared(comments, files_sudo)

    def _check_known_customer(self, ask_review):
        """Refuse a new company that somebody knows, unless a review is asked for."""
        self_sudo = self.sudo()
        policy = self_sudo.program_id.duplicate_policy
        if ask_review or policy == "review" or not self_sudo.is_new_company:
            return
        if answer := self.env["prm.customer.answer"]._of(self):
            errors = {"customer_name": answer.code}
            raise RegistrationRefused(self.env, errors, answer._told())

    def _submit(self):
        """Move to ``submitted``: screened, with a due date and an activity.

        Called on behalf of the partner, by the portal or by an employee.
        """
        self.ensure_one()
        self_sudo = self.sudo()
        now = fields.Datetime.now()
        again = self_sudo.state == "action_required"
        if again:
            self._check_resubmissions()
        self_sudo._copy_chosen_names()
        self_sudo._claim_customer()
        self.env["prm.deal.followers"]._follow(self)
        self_sudo._move_to(
            "submitted",
            first_submitted_at=self_sudo.first_submitted_at or now,
            submitted_at=now,
            reviewer_id=self_sudo._reviewer_today().id,
            review_due_at=due_at(now, self_sudo.program_id.review_hours),
            resubmission_count=self_sudo.resubmission_count + again,
            decided_at=False,
            decided_by_id=False,
            flagged_fields=False,
            reason_id=False,
            decision_note=False,
        )
        self_sudo._screen()

    def _check_resubmissions(self):
        if self._is_resubmitted_out():
            raise RegistrationRefused(self.env, {"": "resubmissions_used_up"})

    def _is_resubmitted_out(self):
        """Tell whether a returned registration was resubmitted as often as it may.

        Then the partner answers in the conversation, and the reviewer goes on.
        """
        self_sudo = self.sudo()
        limit = self_sudo.program_id.max_resubmissions
        used = bool(limit) and self_sudo.resubmission_count >= limit
        return used and self_sudo.state == "action_required"

    def _withdraw(self, reason_id, note=""):
        """Withdraw an undecided registration, with a reason.

        :param int reason_id: a reason of the kind ``withdrawal``
        :param str note: what the partner adds, for the vendor
        """
        self.ensure_one()
        self.check_access("read")
        self._lock_rows()
        if self.state == "withdrawn":
            return
        self._check_portal_may("withdraw")
        reason = self._withdrawal_reasons().filtered(lambda r: r.id == reason_id)
        if not reason:
            raise RegistrationRefused(
                self.env, {"reason_id": "withdrawal_reason_missing"}
            )
        if note.strip():
            files_sudo = self.env["ir.attachment"].sudo()
            self._post_shared(note, files_sudo)
        self_sudo = self.sudo()
        # The vendor's last note is not the partner's.
        self_sudo._move_to("withdrawn", reason_id=reason.id, decision_note=False)

    def _withdrawal_reasons(self):
        return self.env["prm.reason"].search([("kind", "=", "withdrawal")])

    def _discard(self):
        """Delete the author's own draft; one that was ever submitted is kept."""
        self._check_portal_may("discard")
        self_sudo = self.sudo()
        self_sudo.unlink()
