"""The fields of the form with which partners add and change contacts."""

from odoo import api, models

from ...portal.form.field import FormField, lines_of_fields

LONGEST = 128


class PrmContactFields(models.AbstractModel):
    """The registry of these fields: rules for the form, words for its page."""

    _name = "prm.contact.fields"
    _description = "Fields of a contact on the portal"

    @api.model
    def _entries(self):
        """Hook: return the fields in their order; addons add their own texts."""
        _ = self.env._
        text = {"card": "contact", "length": LONGEST}
        return (
            FormField(name="name", label=_("Full name"), required=True, **text),
            FormField(name="function", label=_("Job position"), half=True, **text),
            FormField(name="company_name", label=_("Company"), half=True, **text),
            FormField(
                name="email",
                label=_("Email"),
                card="contact",
                kind="email",
                half=True,
            ),
            FormField(
                name="phone",
                label=_("Phone"),
                card="contact",
                kind="phone",
                half=True,
                help=_("With the country code, for example +49 30 1234567."),
            ),
            FormField(
                name="website",
                label=_("Website of the company"),
                card="contact",
                kind="website",
                half=True,
            ),
            FormField(name="city", label=_("City"), half=True, **text),
        )

    @api.model
    def _lines(self):
        """Return the lines of the form as plain values, as its page shows them."""
        return lines_of_fields(self._entries())
