"""What an employee enters for a partner who phoned, checked as the form checks it."""

from odoo import fields, models
from odoo.exceptions import UserError

from ...policy.registration_input import FIELDS, TEXTS, clean, code_of
from ..common.errors import EntryRefused

# Field and code that an employee may overrule: who phones does not have it at hand.
OVERRULED = frozenset(
    {
        ("customer_website", "required"),
        ("customer_vat", "required"),
        ("customer_vat", "tin_shape"),
    }
)


class PrmRegistrationEntry(models.Model):
    """The rules of what is typed, for whoever submits it."""

    _inherit = "prm.registration"

    def _check_entry(self):
        """Tidy what was typed, and refuse all that is wrong with it at once.

        :return: field → code of what is wrong and may be overruled
        :raises UserError: with the label of each wrong field and what is wrong there
        """
        self.ensure_one()
        kept = self._entered_texts()
        errors = self._entry_errors(kept)
        if errors.items() - OVERRULED:
            raise UserError("\n".join(self._entry_sentences(errors)))
        self.write(
            {name: text or False for name, text in kept.items() if text != self[name]}
        )
        return errors

    def _entered_texts(self):
        """Return field → text, as it is kept, of what was typed."""
        return {name: clean(name, self[name]) for name in TEXTS if self[name]}

    def _entry_sentences(self, errors):
        """Return what is wrong in words, each with the label of its field."""
        sentence = self.env["prm.messages"]._text
        return [
            f"{self._fields[name]._description_string(self.env)}: {sentence(code)}"
            for name, code in errors.items()
        ]

    def _check_overruled(self, errors):
        """Refuse what an employee has to overrule in words.

        :param dict errors: what :meth:`_check_entry` found
        :raises EntryRefused: with the dialog for the reason
        """
        self.ensure_one()
        sentences = self._entry_sentences(errors)
        if answer := self._entered_customer_answer():
            sentences.append(self.env["prm.messages"]._text(f"{answer.code}_entry"))
        if sentences:
            dialog = self._dialog(
                self.env._("Submit all the same"), self.env["prm.registration.entry"]
            )
            action = {**dialog, "views": [(False, "form")]}
            button = self.env._("Submit all the same")
            raise EntryRefused("\n".join(sentences), action, button)

    def _entered_customer_answer(self):
        """Return the form's answer to a new company that is known, or None."""
        self_sudo = self.sudo()
        if self_sudo.program_id.duplicate_policy == "review":
            return None
        return self.env["prm.customer.answer"]._of(self)

    def _submit_entry(self, reason=""):
        """Submit what was entered and checked; why it was overruled is kept.

        :param str reason: of the employee, for colleagues alone
        """
        self.ensure_one()
        if not self.representative_id:
            self.representative_id = self.contact_id
        if reason:
            said = self.env._("Submitted all the same: %s", reason)
            self.message_post(body=said, subtype_xmlid="mail.mt_note")
        self._submit()

    def _entry_errors(self, texts):
        """Return field → code of what is missing, or wrong with clean texts."""
        values = {**texts, "date_closing": self.date_closing}
        self_sudo = self.sudo()
        rules = {
            "tin_pattern": self_sudo.program_id.tin_pattern,
            "today": fields.Date.context_today(self),
        }
        errors = {
            name: "required" for name in self._entry_needs() if not values.get(name)
        }
        if not (self.customer_id or values.get("customer_name")):
            errors.setdefault("customer_name", "customer_missing")
        for name in FIELDS:
            if values.get(name) and (code := code_of(name, values[name], **rules)):
                errors[name] = code
        return errors

    def _entry_needs(self):
        """Return the names of what has to be there before it is submitted."""
        program_sudo = self.sudo().program_id
        needs = ["name"]
        if self.is_new_company:
            needs += ["customer_name", "customer_website", "customer_vat"]
        if self.is_new_contact:
            needs.append("contact_last_name")
            needs += ["contact_email"] if program_sudo.require_contact_email else []
            needs += ["contact_phone"] if program_sudo.require_contact_phone else []
        return needs
