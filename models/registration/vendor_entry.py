"""What an employee enters for a partner who phoned, checked as the form checks it."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...policy.registration_input import clean, code_of
from ..common.errors import EntryRefused
from .dialogs import dialog_on


class PrmVendorEntry(models.AbstractModel):
    """The rules of what is typed, for whoever submits it.

    Registrations come with the rights of the employee who enters them.
    """

    _name = "prm.vendor.entry"
    _description = "Check of what an employee enters for a partner"

    @api.model
    def _check(self, registration):
        """Tidy what was typed, and refuse all that is wrong with it at once.

        :return: field → code of what is wrong and may be overruled
        :raises UserError: with the label of each wrong field and what is wrong there
        """
        registration.ensure_one()
        kept = self._values(registration)
        errors = self._errors(registration, kept)
        if errors.items() - self._overruled(registration):
            raise UserError("\n".join(self._sentences(registration, errors)))
        changed = {
            entry.name: kept[entry.name] or False
            for entry in self._entries(registration)
            if entry.is_text and not entry.question
            if kept[entry.name] != (registration[entry.name] or "")
        }
        registration.write(changed)
        return errors

    @api.model
    def _check_overruled(self, registration, errors):
        """Refuse what an employee has to overrule in words.

        :param dict errors: what :meth:`_check` found
        :raises EntryRefused: with the dialog for the reason
        """
        registration.ensure_one()
        sentences = self._sentences(registration, errors)
        if answer := self._customer_answer(registration):
            sentences.append(self.env["prm.messages"]._text(f"{answer.code}_entry"))
        if sentences:
            button = self.env._("Submit anyway")
            dialog = dialog_on(registration, button, self.env["prm.registration.entry"])
            action = {**dialog, "views": [(False, "form")]}
            raise EntryRefused("\n".join(sentences), action, button)

    @api.model
    def _submit(self, registration, reason=""):
        """Submit what was entered and checked; why it was overruled is kept.

        :param str reason: of the employee, for colleagues alone
        """
        registration.ensure_one()
        if not registration.representative_id:
            registration.representative_id = registration.contact_id
        if reason:
            said = self.env._("Submitted anyway: %s", reason)
            registration.message_post(body=said, subtype_xmlid="mail.mt_note")
        registration._submit()

    # -------------------------------------------------------------- what is wrong

    @api.model
    def _missing_text(self, registration):
        """Return in words what is missing or wrong, a line for each field."""
        errors = self._errors(registration, self._values(registration))
        return "\n".join(self._sentences(registration, errors))

    def _entries(self, registration):
        """Return the entries of what an employee fills, own questions among them."""
        registry = self.env["prm.registration.fields"]
        entries = registry._for("vendor", registration.portal_id)
        return [entry for entry in entries if entry.stored]

    def _overruled(self, registration):
        """Return field and code of what an employee may overrule with a reason."""
        entries = self._entries(registration)
        return {(each.name, code) for each in entries for code in each.waived}

    def _values(self, registration):
        """Return field → what ``registration`` holds; texts as they are kept."""
        entries = self._entries(registration)
        values = self.env["prm.registration.answers"]._values(registration, entries)
        return {
            entry.name: clean(entry, values[entry.name] or "")
            if entry.is_text
            else values[entry.name]
            for entry in entries
        }

    def _sentences(self, registration, errors):
        """Return what is wrong in words, each with the label of its field."""
        sentence = self.env["prm.messages"]._text
        questions = {
            entry.name: entry.label
            for entry in self._entries(registration)
            if entry.question
        }
        return [
            f"{self._label(registration, name, questions)}: {sentence(code)}"
            for name, code in errors.items()
        ]

    def _label(self, registration, name, questions):
        """Return what employees call a field, or the question itself."""
        field = registration._fields.get(name)
        return questions.get(name) or field._description_string(self.env)

    def _customer_answer(self, registration):
        """Return the form's answer to a new company that is known, or None."""
        registration_sudo = registration.sudo()
        if registration_sudo.program_id.duplicate_policy == "review":
            return None
        return self.env["prm.customer.answer"]._of(registration)

    def _errors(self, registration, values):
        """Return field → code of what is missing, or wrong with clean values."""
        registration_sudo = registration.sudo()
        rules = {
            "tin_pattern": registration_sudo.program_id.tin_pattern,
            "today": fields.Date.context_today(self),
        }
        errors = {
            name: "required"
            for name in self._needs(registration)
            if self._is_blank(values[name])
        }
        if not (registration.customer_id or values["customer_name"]):
            errors.setdefault("customer_name", "customer_missing")
        for entry in self._entries(registration):
            value = values[entry.name]
            is_checked = value and (entry.is_text or entry.kind == "date")
            if code := is_checked and code_of(entry, value, **rules):
                errors[entry.name] = code
        return errors

    def _is_blank(self, value):
        """Tell whether nothing was filled in; a number may be zero."""
        return not value and type(value) not in (int, float)

    def _needs(self, registration):
        """Return the names of what has to be there before it is submitted.

        An employee may not have all at hand that the form asks a partner for. What
        stands there by itself is not asked for, unless the portal's settings do.
        """
        program_sudo = registration.sudo().program_id
        setting = self.env["prm.registration.form.setting"]
        hidden = setting._hidden(registration.portal_id)
        required = setting._required(registration.portal_id)
        parts = {""}
        if registration.is_new_company:
            parts.add("new_company")
        if registration.is_new_contact:
            parts.add("new_contact")
        return [
            entry.name
            for entry in self._entries(registration)
            if entry.part in parts and not entry.eased and entry.name not in hidden
            if entry.name in required
            or (
                entry.is_text
                and (
                    entry.required
                    or (entry.required_by and program_sudo[entry.required_by])
                )
            )
        ]
