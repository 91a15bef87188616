"""What an employee enters for a partner who phoned, checked as the form checks it."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..policy.registration_input import FIELDS, TEXTS, clean, code_of
from .errors import CustomerKnown


class PrmRegistrationEntry(models.Model):
    """The rules of what is typed, for whoever submits it."""

    _inherit = "prm.registration"

    def _check_entry(self):
        """Tidy what was typed, and refuse all that is wrong with it at once.

        :raises UserError: with the label of each wrong field and what is wrong there
        """
        self.ensure_one()
        kept = {name: clean(name, self[name]) for name in TEXTS if self[name]}
        errors = self._entry_errors({**kept, "date_closing": self.date_closing})
        if errors:
            sentence = self.env["prm.sentence"]._text
            raise UserError(
                "\n".join(
                    f"{self._fields[name]._description_string(self.env)}: "
                    f"{sentence(code)}"
                    for name, code in errors.items()
                )
            )
        self.write(
            {name: text or False for name, text in kept.items() if text != self[name]}
        )

    def _check_entered_customer(self):
        """Refuse a new company that is known, as the form does.

        :raises CustomerKnown: with the dialog in which an employee overrules it
        """
        self.ensure_one()
        self_sudo = self.sudo()
        if self_sudo.program_id.duplicate_policy == "review":
            return
        if answer := self.env["prm.customer.answer"]._of(self):
            sentence = self.env["prm.sentence"]._text(f"{answer.code}_entry")
            dialog = self._dialog(
                self.env._("Submit all the same"), self.env["prm.registration.entry"]
            )
            action = {**dialog, "views": [(False, "form")]}
            raise CustomerKnown(sentence, action, self.env._("Submit all the same"))

    def _submit_entry(self, reason=""):
        """Submit what was entered and checked; why it was overruled is kept.

        :param str reason: of the employee, for colleagues alone
        """
        self.ensure_one()
        if not self.representative_id:
            self.representative_id = self.contact_id
        if reason:
            said = self.env._(
                "Submitted although the customer may be known: %s", reason
            )
            self.message_post(body=said, subtype_xmlid="mail.mt_note")
        self._submit()

    def _entry_errors(self, values):
        """Return field → code of what is missing, or wrong with clean values."""
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
        """Return the names of what has to be there before it is submitted.

        Website and tax number, which the form asks for, may be left out: who phones
        does not always have them at hand.
        """
        program_sudo = self.sudo().program_id
        needs = ["name"]
        if self.is_new_company:
            needs.append("customer_name")
        if self.is_new_contact:
            needs.append("contact_last_name")
            needs += ["contact_email"] if program_sudo.require_contact_email else []
            needs += ["contact_phone"] if program_sudo.require_contact_phone else []
        return needs
