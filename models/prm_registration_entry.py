"""What an employee enters for a partner who phoned, checked as the form checks it."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..policy.registration_input import FIELDS, TEXTS, clean, code_of


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

    def _entry_errors(self, values):
        """Return field → code of what is wrong with clean values."""
        self_sudo = self.sudo()
        rules = {
            "tin_pattern": self_sudo.program_id.tin_pattern,
            "today": fields.Date.context_today(self),
        }
        errors = {} if values.get("name") else {"name": "required"}
        for name in FIELDS:
            if values.get(name) and (code := code_of(name, values[name], **rules)):
                errors[name] = code
        return errors
