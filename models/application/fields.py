"""The fields of the form with which a company applies."""

from odoo import api, models

from ...policy.application import LONGEST_TEXT
from ..portal.form.field import FormField, lines_of_fields

LONGEST = 128


class PrmApplicationFields(models.AbstractModel):
    """The registry of these fields: rules for the form, words for its page."""

    _name = "prm.application.fields"
    _description = "Fields of an application"

    @api.model
    def _cards(self):
        """Hook: return the key of each card → its title, in their order."""
        return {
            "company": self.env._("Your company"),
            "person": self.env._("About you"),
            "details": self.env._("Why you want to be our partner"),
            "questions": self.env._("Questions"),
        }

    @api.model
    def _entries(self, portal):
        """Hook: return the fields in their order; addons add their own.

        What a field stores has its name on the application, unless it is not stored.

        :param portal: to which one applies (sudo)
        """
        questions = self.env["prm.application.questions"]._entries(portal)
        return (
            *self._company_entries(),
            *self._person_entries(),
            FormField(
                name="why",
                label=self.env._("What do you do, and why with us?"),
                card="details",
                kind="lines",
                length=LONGEST_TEXT,
                rows=5,
                required=True,
            ),
            *questions,
        )

    def _company_entries(self):
        _ = self.env._
        card = {"card": "company"}
        return (
            FormField(
                name="name",
                label=_("Company name"),
                length=LONGEST,
                required=True,
                autocomplete="organization",
                **card,
            ),
            FormField(
                name="website",
                label=_("Website"),
                kind="website",
                length=255,
                half=True,
                autocomplete="url",
                **card,
            ),
            FormField(
                name="country_id",
                label=_("Country"),
                kind="record",
                choices="countries",
                required=True,
                half=True,
                autocomplete="country-name",
                **card,
            ),
            FormField(
                name="vat",
                label=_("Tax number"),
                length=64,
                help=_("It helps us to find out whether we know each other already."),
                **card,
            ),
        )

    def _person_entries(self):
        _ = self.env._
        card = {"card": "person", "half": True}
        return (
            FormField(
                name="first_name",
                label=_("First name"),
                length=LONGEST,
                required=True,
                autocomplete="given-name",
                **card,
            ),
            FormField(
                name="last_name",
                label=_("Last name"),
                length=LONGEST,
                required=True,
                autocomplete="family-name",
                **card,
            ),
            FormField(
                name="email",
                label=_("Email"),
                kind="email",
                required=True,
                help=_("We send you a link to confirm it."),
                autocomplete="email",
                **card,
            ),
            FormField(
                name="phone",
                label=_("Phone"),
                kind="phone",
                help=_("With the country code, for example +49 30 1234567."),
                autocomplete="tel",
                **card,
            ),
        )

    # ------------------------------------------------------------------- the page

    @api.model
    def _page_cards(self, portal):
        """Return the cards of the form as plain values: title and lines of fields."""
        entries = self._entries(portal)
        return [
            {"title": title, "lines": self._lines(entries, key)}
            for key, title in self._cards().items()
            if any(entry.card == key for entry in entries)
        ]

    def _lines(self, entries, card):
        of_card = (entry for entry in entries if entry.card == card)
        return lines_of_fields(of_card, self.env["prm.formatting"]._tr)

    @api.model
    def _labels(self, portal):
        """Return name → label of the fields, in the order of the page.

        :param portal: to which one applies (sudo)
        """
        return {
            entry.name: self.env["prm.formatting"]._tr(entry.label)
            for entry in self._entries(portal)
        }

    @api.model
    def _choices(self, portal):
        """Return what the selects of the form offer, as ``[{"id", "name"}]``."""
        countries_sudo = self.env["res.country"].sudo().search([("code", "!=", False)])
        countries_sudo = countries_sudo.sorted(lambda country: country.name or "")
        questions = self.env["prm.application.questions"]._entries(portal)
        return {
            "countries": [
                {"id": each.id, "name": each.name} for each in countries_sudo
            ],
            **{
                entry.name: [
                    {"id": key, "name": label} for key, label in entry.option_labels
                ]
                for entry in questions
            },
        }

    # ----------------------------------------------------------------- the record

    @api.model
    def _codes(self, portal, values):
        """Return the code of what is wrong with choices, by field."""
        country_id = values.get("country_id")
        countries_sudo = self.env["res.country"].sudo()
        if not country_id or countries_sudo.browse(country_id).exists():
            return {}
        return {"country_id": "choice_invalid"}

    @api.model
    def _stored(self, portal, values):
        """Return clean values of the form as fields of the application."""
        entries = self._entries(portal)
        questions = self.env["prm.application.questions"]
        answers = {e.question: values[e.name] for e in entries if e.question}
        columns = {
            entry.name: values[entry.name]
            for entry in entries
            if entry.stored and not entry.question
        }
        return {**columns, "properties": questions._stored(answers)}
