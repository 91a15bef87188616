"""What stands in the fields of a registration: as values, as plain ones, in words."""

from odoo import api, fields, models

from ....policy import number_text


class PrmRegistrationAnswers(models.AbstractModel):
    """Reads what the form's fields hold: columns and own questions alike."""

    _name = "prm.registration.answers"
    _description = "What stands in the fields of a registration"

    @api.model
    def _values(self, registration, entries=None):
        """Return name → value of fields of the form; None: nothing was answered.

        :param registration: one, with rights to read these fields
        :param entries: of the fields; None for all that the form may write
        """
        if entries is None:
            registry = self.env["prm.registration.fields"]
            entries = registry._written(registration.portal_id)
        answers = {}
        if any(entry.question for entry in entries):
            answers = self.env["prm.registration.questions"]._answers(registration)
        return {
            entry.name: answers.get(entry.question)
            if entry.question
            else self._column(registration, entry)
            for entry in entries
        }

    def _column(self, registration, entry):
        """Return what stands in a field; a column of numbers holds 0 for nothing.

        As the reader sees it, where it hangs on a section.
        """
        hangs = entry.name in registration._section_fields()
        read = registration._seen_value if hangs else registration.__getitem__
        value = read(entry.name)
        return (value or None) if entry.kind == "number" else value

    @api.model
    def _seen(self, registration, names):
        """Return name → value of those that hang on a section, as the reader sees."""
        hanging = registration._section_fields().keys() & set(names)
        return {name: registration._seen_value(name) for name in hanging}

    @api.model
    def _plain(self, value):
        """Return a value as JSON can hold it; of a record its name."""
        if isinstance(value, models.BaseModel):
            return value[:1].name or value.display_name or ""
        value = fields.Date.to_string(value) if hasattr(value, "day") else value
        return "" if value is None or value is False else value

    @api.model
    def _words(self, entry, plain):
        """Return a plain value of a field in words.

        :param entry: of the field
        :param plain: as :meth:`_plain` gives it
        """
        formatting = self.env["prm.formatting"]
        if entry.kind == "flag":
            return formatting._yes_no(plain)
        if plain == "":
            return ""
        if entry.kind == "choice":
            return self._choice(entry, plain)
        if entry.kind == "date":
            return formatting._day(plain)
        if entry.kind in ("integer", "number"):
            return formatting._number(plain, digits=number_text.decimals(plain))
        return plain

    def _choice(self, entry, key):
        """Return the label of a choice, "" of one that is gone."""
        if entry.question:
            return dict(entry.option_labels).get(key, "")
        registrations = self.env["prm.registration"]
        return self.env["prm.formatting"]._choice(registrations, entry.name, key)

    @api.model
    def _as_text(self, value):
        """Return a value as an input of the form holds it."""
        if isinstance(value, models.BaseModel):
            return str(value.id or "")
        if value is True:
            return "1"
        if isinstance(value, (int, float)) and value is not False:
            return number_text.write(value)
        return str(value or "")
