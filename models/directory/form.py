"""The forms of the directory: a partner's entry, and what visitors ask."""

import re

from odoo import api, models

from ..portal.form.field import FormField, lines_of_fields

# Names of the checkboxes of offerings and languages, before their ids.
OFFERING, LANGUAGE = "offering_", "language_"
# What an entry keeps as it is typed.
TYPED = "name description website country_id city address phone email".split()


class PrmDirectoryForm(models.AbstractModel):
    """Rules for the forms, words for their pages."""

    _name = "prm.directory.form"
    _description = "Forms of the partner directory"

    def _field(self, card, name, label, kind="text", **more):
        """Return a field of a form; a line is as long as columns of names are."""
        length = 4000 if kind == "lines" else 255
        choices = "countries" if kind == "record" else ""
        shape = {"length": length, "rows": 6, "choices": choices, **more}
        return FormField(card=card, name=name, label=label, kind=kind, **shape)

    @api.model
    def _entry_fields(self):
        """Return the fields of an entry, card by card."""
        _, field = self.env._, self._field
        logo = _("The picture of your organization in the profile, as it is now.")
        address = _("Street and number. Visitors find it on a map.")
        email = _("An address for everybody to see; leave it empty for none.")
        agreed = _("We agree that everybody can read this on the website")
        flag, half = {"kind": "flag"}, {"half": True}
        return (
            field("words", "name", _("Name"), required=True),
            field("words", "description", _("What you do"), "lines"),
            field("words", "website", _("Website"), "website"),
            field("words", "show_logo", _("Show our logo"), **flag, help=logo),
            field("place", "country_id", _("Country"), "record", **half),
            field("place", "city", _("City"), **half),
            field("place", "address", _("Address"), help=address),
            field("place", "phone", _("Phone"), "phone", **half),
            field("place", "email", _("Email"), "email", **half, help=email),
            *(
                field("offerings", f"{OFFERING}{each.id}", each.name, **flag)
                for each in self._offerings_sudo()
            ),
            *(
                field("languages", f"{LANGUAGE}{each.id}", each._prm_name(), **flag)
                for each in self._languages_sudo()
            ),
            field("agreement", "agreed", agreed, **flag, required=True),
        )

    @api.model
    def _inquiry_fields(self):
        """Return the fields of the form on the page of a partner."""
        _, half, must = self.env._, {"half": True}, {"required": True}
        told = _("The partner reads this first: please do not name yourself here.")
        need = {**must, "help": told}
        rows = (
            ("name", _("Your name"), "text", "name", {**half, **must}),
            ("company", _("Company"), "text", "organization", half),
            ("email", _("Email"), "email", "email", {**half, **must}),
            ("phone", _("Phone"), "phone", "tel", half),
            ("city", _("City"), "text", "address-level2", {}),
            # Of a tuple the template of translations would take the first word.
            ["need", _("What do you need?"), "lines", "off", need],
        )
        return tuple(
            self._field("inquiry", name, label, kind, autocomplete=auto, **more)
            for name, label, kind, auto, more in rows
        )

    def _offerings_sudo(self):
        """Return the services and products (sudo) that there are today."""
        return self.env["prm.offering"].sudo().search([("active", "=", True)])

    def _languages_sudo(self):
        """Return one language (sudo) for all its countries, by name."""
        langs_sudo = self.env["res.lang"].sudo().with_context(active_test=False)
        once = {}
        for lang_sudo in langs_sudo.search([("code", "!=", False)]).sorted(
            lambda each: len(each.name)
        ):
            code = lang_sudo.code.partition("_")[0].partition("@")[0]
            once.setdefault(code, lang_sudo)
        return langs_sudo.union(*once.values()).sorted("name")

    @api.model
    def _countries(self):
        """Return what the select of countries offers."""
        countries = self.env["res.country"].search([("code", "!=", False)])
        rows = [{"id": each.id, "name": each.name or ""} for each in countries]
        return sorted(rows, key=lambda row: row["name"])

    @api.model
    def _cards(self, entries):
        """Return card → lines of its fields, as the templates of forms show them.

        :param entries: fields of a form
        """
        cards = {}
        for entry in entries:
            cards.setdefault(entry.card, []).append(entry)
        return {card: lines_of_fields(those) for card, those in cards.items()}


class ResLang(models.Model):
    """Languages: as what people speak, whatever the country."""

    _inherit = "res.lang"

    def _prm_name(self):
        """Return the name of a language, without its country and its own name."""
        return re.split(r"[/(,]", self.name)[0].strip()
