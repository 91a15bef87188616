"""What stands in the fields of a registration: as values, as plain ones, in words."""

from odoo import api, fields, models


class PrmRegistrationAnswers(models.AbstractModel):
    """Reads what the form's fields hold, wherever it is stored."""

    _name = "prm.registration.answers"
    _description = "What stands in the fields of a registration"

    @api.model
    def _values(self, registration):
        """Return name → value of all that the form may write."""
        entries = self.env["prm.registration.fields"]._written(registration.portal_id)
        return {entry.name: registration[entry.name] for entry in entries}

    @api.model
    def _plain(self, value):
        """Return a value as JSON can hold it; of a record its name."""
        if isinstance(value, models.BaseModel):
            return value[:1].name or value.display_name or ""
        value = fields.Date.to_string(value) if hasattr(value, "day") else value
        return value or ""

    @api.model
    def _words(self, entry, plain):
        """Return a plain value of a field in words.

        :param entry: of the field
        :param plain: as :meth:`_plain` gives it
        """
        formatting = self.env["prm.formatting"]
        if entry.kind == "flag":
            return formatting._yes_no(plain)
        if entry.kind == "choice":
            registrations = self.env["prm.registration"]
            return formatting._choice(registrations, entry.name, plain or "")
        return formatting._day(plain) if entry.kind == "date" else plain or ""
