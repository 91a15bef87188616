"""A partner submits, corrects, withdraws or discards a registration."""

from odoo import api, models

from ....policy import person_name
from ...common.errors import RegistrationRefused


class PrmRegistrationAcceptance(models.AbstractModel):
    """Portal entry points that change a registration, each after a verdict.

    Records come with the rights of the person who fills the form.
    """

    _name = "prm.registration.acceptance"
    _description = "Acceptance of the registration form"

    # ------------------------------------------------------------------------- forms

    @api.model
    def _register_deal(
        self, partnership, values, token, *, submit, written=None, **options
    ):
        """Create a registration of the current portal user, once per token.

        :param dict values: clean values of the form
        :param str token: one-shot token of the form
        :param bool submit: submit it, or keep it as a draft
        :param dict written: what else our own code writes on it
        :param options: what else the form says, see :meth:`_accept`
        :return: the registration; of a repeated token the first one
        :raises RegistrationRefused: with codes by field
        """
        partnership.ensure_one()
        self.env["prm.registration.entrance"]._check(partnership)
        registrations_sudo = self.env["prm.registration"].sudo()
        self.env["prm.serialization.key"]._claim([f"form:{self.env.uid}:{token}"])
        repeated_sudo = registrations_sudo.search(
            [("create_uid", "=", self.env.uid), ("submission_token", "=", token)]
        )
        if token and repeated_sudo:
            return repeated_sudo.with_env(self.env)
        registration_sudo = registrations_sudo.create(
            {
                **self._prepare_new_values(partnership, values),
                "partnership_id": partnership.id,
                "contact_id": self.env.user.partner_id.id,
                "submission_token": token,
                **(written or {}),
            }
        )
        registration = registration_sudo.with_env(self.env)
        self._accept(registration, token, submit, **options)
        return registration

    @api.model
    def _resubmit(
        self, registration, values, token, *, submit, ask_review=False, **options
    ):
        """Save a draft, or submit a draft or returned registration, once per token.

        Parameters and errors as in :meth:`_register_deal`.

        :return: the registration
        :raises AccessError: when the record is not theirs
        """
        registration.ensure_one()
        registration.check_access("read")
        registration._lock_rows()
        registration_sudo = registration.sudo()
        if token and registration_sudo.submission_token == token:
            return registration
        registration._check_portal_may("edit")
        partnership = registration.partnership_id
        self.env["prm.registration.entrance"]._check_form(partnership)
        written = self._prepare_corrected_values(registration, values)
        reviewed = registration_sudo.submitted_at and registration_sudo._fingerprint()
        registration_sudo._remember_customer()
        self.env["prm.registration.changes"]._remember(registration_sudo)
        registration_sudo._write_guarded({**written, "submission_token": token})
        # A review of the same customer was asked for already.
        ask_review = ask_review or reviewed == registration_sudo._fingerprint()
        self._accept(registration, token, submit, ask_review=ask_review, **options)
        return registration

    def _accept(
        self,
        registration,
        token,
        submit,
        comments="",
        ask_review=False,
        unfinished=None,
    ):
        """Submit an accepted form, and take its files and comments along.

        Submitted first: whoever follows by then is told of the comment. What is not
        submitted yet can be changed: its comment is no message.

        :param str comments: shared message
        :param bool ask_review: submit although somebody knows the customer
        :param dict unfinished: half-typed texts by name of a draft
        :raises RegistrationRefused: with codes by field
        """
        registration_sudo = registration.sudo()
        is_first = submit and not registration_sudo.first_submitted_at
        if submit:
            self._check_sending(registration, ask_review)
            registration._check_portal_may("submit")
            registration._submit()
            self.env["prm.registration.changes"]._settle(registration)
        else:
            kept = {**(unfinished or {}), "comments": comments}
            self.env["prm.registration.correction"]._keep_input(registration, kept)
            comments = ""
        setting = self.env["prm.registration.form.setting"]
        hidden = setting._hidden(registration.portal_id)
        comments = "" if "comments" in hidden else comments
        token = "" if "attachments" in hidden else token
        files_sudo = self.env["prm.upload"]._take_sudo(token)
        if comments.strip() or files_sudo:
            registration._post_shared_sudo(comments, files_sudo)
        if is_first:
            count = self.env["prm.member.activity"]._count
            count("registrations", partnership=registration_sudo.partnership_id)

    def _check_sending(self, registration, ask_review):
        """Refuse what cannot be sent now: the first time, or of a known customer.

        :raises RegistrationRefused: with codes by field
        """
        registration_sudo = registration.sudo()
        if not registration_sudo.first_submitted_at:
            entrance = self.env["prm.registration.entrance"]
            entrance._check_send(registration.partnership_id)
        self._check_known_customer(registration, ask_review)

    def _check_known_customer(self, registration, ask_review):
        """Refuse a new company that somebody knows, unless a review is asked for.

        :raises RegistrationRefused: with what the organization may be told
        """
        registration_sudo = registration.sudo()
        policy = registration_sudo.program_id.duplicate_policy
        if ask_review or policy == "review" or not registration_sudo.is_new_company:
            return
        if answer := self.env["prm.customer.answer"]._of(registration):
            errors = {"customer_name": answer.code}
            raise RegistrationRefused(self.env, errors, answer._told())

    # ------------------------------------------------------------------------ values

    def _prepare_new_values(self, partnership, values):
        """Return what is written of clean ``values``, and what the portal has fixed.

        :raises RegistrationRefused: ``choice_invalid`` at each foreign choice
        """
        setting = self.env["prm.registration.form.setting"]
        hidden, fixed = (
            setting._hidden(partnership.portal_id),
            setting._fixed(partnership.portal_id),
        )
        seen = {name: value for name, value in values.items() if name not in hidden}
        return self._prepare_values(partnership, seen | fixed)

    def _prepare_values(self, partnership, values, closed=frozenset()):
        """Return the values to write, from the clean ``values`` of the form.

        Every choice is checked against what was offered; names of a chosen company
        and person are copied as text, so that the partner reads what was chosen.

        :param closed: names of fields that stay as they are, whatever ``values`` say
        :raises RegistrationRefused: ``choice_invalid`` at each foreign choice
        """
        self.env["prm.registration.choices"]._check(partnership, values, closed)
        entries = [
            entry
            for entry in self.env["prm.registration.fields"]._written(
                partnership.portal_id
            )
            if entry.name in values and entry.name not in closed
        ]
        written = {
            each.name: values[each.name] for each in entries if not each.question
        }
        answers = {
            each.question: values[each.name] for each in entries if each.question
        }
        if answers:
            questions = self.env["prm.registration.questions"]
            written["properties"] = questions._stored(answers)
        lookup = self.env["prm.customer.lookup"]
        company, contact = values.get("customer_id"), values.get("customer_contact_id")
        if written.get("customer_id"):
            written["customer_name"] = lookup._company_label(partnership, company)
        if written.get("customer_contact_id"):
            name = lookup._contact_label(partnership, company, contact)
            first, last = person_name.split(name)
            written |= {"contact_first_name": first, "contact_last_name": last}
        return written

    def _prepare_corrected_values(self, registration, values):
        """Return what is written of clean ``values``: nothing into closed fields.

        :raises RegistrationRefused: ``choice_invalid`` at each foreign choice
        """
        portal = registration.portal_id
        setting = self.env["prm.registration.form.setting"]
        closed = self.env["prm.registration.correction"]._closed(registration)
        registration_sudo = registration.sudo()
        fields_ = registration_sudo._fields
        hidden = setting._hidden(portal)
        # What was submitted once keeps what stood there.
        fixed = {} if registration_sudo.submitted_at else setting._fixed(portal)
        closed = (closed | hidden) - fixed.keys()
        kept = {
            entry.name: fields_[entry.name].convert_to_write(
                registration_sudo[entry.name], registration_sudo
            )
            for entry in self.env["prm.registration.fields"]._written(portal)
            if entry.name in closed and not entry.question
        }
        written = self._prepare_values(
            registration.partnership_id, {**values, **kept, **fixed}, closed
        )
        if "properties" in written:
            questions = self.env["prm.registration.questions"]
            answers = questions._stored(questions._answers(registration))
            written["properties"] = answers | written["properties"]
        return written

    # --------------------------------------------------------------- taking it back

    @api.model
    def _withdraw(self, registration, reason_id, note=""):
        """Withdraw an undecided registration, with a reason.

        :param int reason_id: a reason of the kind ``withdrawal``
        :param str note: what the partner adds, for the vendor
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: without a reason, or in another state
        """
        registration.ensure_one()
        registration.check_access("read")
        registration._lock_rows()
        if registration.state == "withdrawn":
            return
        registration._check_portal_may("withdraw")
        reasons = self.env["prm.registration.choices"]._withdrawal_reasons()
        reason = reasons.filtered(lambda each: each.id == reason_id)
        self._leave(registration, reason, note, "withdrawal_reason_missing")

    @api.model
    def _leave(self, registration, reason, note, missing):
        """Move a deal to ``withdrawn`` for its partner, with what the partner says.

        Call it after the verdict, with the deal locked.

        :param registration: in the environment of the portal user
        :param reason: one that the partner may give, or none
        :param str note: what the partner adds for the vendor, may be empty
        :param str missing: code of the error without a reason
        :raises RegistrationRefused: without a reason
        """
        if not reason:
            raise RegistrationRefused(self.env, {"reason_id": missing})
        if note.strip():
            files_sudo = self.env["ir.attachment"].sudo()
            registration._post_shared_sudo(note, files_sudo)
        registration_sudo = registration.sudo()
        # The vendor's last note is not the partner's.
        registration_sudo._move_to(
            "withdrawn", reason_id=reason.id, decision_note=False
        )

    @api.model
    def _discard(self, registration):
        """Delete the author's own draft; one that was ever submitted is kept.

        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: when it is no own draft
        """
        registration._check_portal_may("discard")
        registration_sudo = registration.sudo()
        registration_sudo.unlink()
