"""The forms of the addon: a partner's entry, and what visitors ask."""

from odoo import api, models

from odoo.addons.prm.models.portal.form.field import FormField
from odoo.addons.prm.models.portal.placing import lines_of

# Names of the checkboxes of offerings and languages, before their ids.
OFFERING, LANGUAGE = "offering_", "language_"
TYPED = (
    "name description website country_id city address phone email".split()
)  # what an entry keeps as it is typed


class PrmDirectoryForm(models.AbstractModel):
    """Rules for the forms, words for their pages."""

    _name = "prm.directory.form"
    _description = "Forms of the partner directory"

    @api.model
    def _entry_fields(self):
        """Return the fields of an entry, card by card."""
        _ = self.env._
        field = FormField
        return (
            field(
                name="name", card="words", label=_("Name"), required=True, length=128
            ),
            field(
                name="description",
                card="words",
                kind="lines",
                rows=6,
                length=4000,
                label=_("What you do"),
            ),
            field(
                name="website",
                card="words",
                kind="website",
                length=255,
                label=_("Website"),
            ),
            field(
                name="show_logo",
                card="words",
                kind="flag",
                label=_("Show our logo"),
                help=_(
                    "The picture of your organization in the profile, as it is now."
                ),
            ),
            field(
                name="country_id",
                card="place",
                kind="record",
                choices="countries",
                half=True,
                label=_("Country"),
            ),
            field(name="city", card="place", half=True, length=128, label=_("City")),
            field(
                name="address",
                card="place",
                length=255,
                label=_("Address"),
                help=_("Street and number. Visitors find it on a map."),
            ),
            field(
                name="phone", card="place", kind="phone", half=True, label=_("Phone")
            ),
            field(
                name="email",
                card="place",
                kind="email",
                half=True,
                label=_("Email"),
                help=_("An address for everybody to see; leave it empty for none."),
            ),
            *self._flags("offerings", OFFERING, self._offerings_sudo()),
            *self._flags("languages", LANGUAGE, self._languages_sudo()),
            field(
                name="agreed",
                card="agreement",
                kind="flag",
                required=True,
                label=_("We agree that everybody can read this on the website"),
            ),
        )

    def _flags(self, card, prefix, records):
        """Return a checkbox for each record."""
        language = self.env["prm.directory"]._language
        return [
            FormField(
                name=f"{prefix}{each.id}",
                card=card,
                kind="flag",
                label=language(each) if prefix == LANGUAGE else each.name,
            )
            for each in records
        ]

    def _offerings_sudo(self):
        """Return the services and products (sudo) that there are today."""
        return self.env["prm.offering"].sudo().search([])

    def _languages_sudo(self):
        """Return one language (sudo) for all its countries, by name."""
        langs_sudo = self.env["res.lang"].sudo().with_context(active_test=False)
        once = {}
        for lang in langs_sudo.search([]).sorted(lambda each: len(each.name)):
            once.setdefault(lang.code[:3].rstrip("_@"), lang)
        found_sudo = langs_sudo.union(*once.values())
        return found_sudo.sorted(lambda each: each.name)

    @api.model
    def _countries(self):
        """Return what the select of countries offers."""
        countries = (
            self.env["res.country"].search([]).sorted(lambda one: one.name or "")
        )
        return [{"id": each.id, "name": each.name} for each in countries]

    @api.model
    def _inquiry_fields(self):
        """Return the fields of the form on the page of a partner."""
        _ = self.env._
        field = FormField
        return (
            field(
                name="name",
                card="inquiry",
                half=True,
                length=128,
                required=True,
                autocomplete="name",
                label=_("Your name"),
            ),
            field(
                name="company",
                card="inquiry",
                half=True,
                length=128,
                autocomplete="organization",
                label=_("Company"),
            ),
            field(
                name="email",
                card="inquiry",
                kind="email",
                half=True,
                required=True,
                autocomplete="email",
                label=_("Email"),
            ),
            field(
                name="phone",
                card="inquiry",
                kind="phone",
                half=True,
                autocomplete="tel",
                label=_("Phone"),
            ),
            field(
                name="city",
                card="inquiry",
                length=128,
                autocomplete="address-level2",
                label=_("City"),
            ),
            field(
                name="need",
                card="inquiry",
                kind="lines",
                rows=5,
                length=4000,
                required=True,
                label=_("What do you need?"),
                help=_("Please do not name yourself here: it is read first."),
            ),
        )

    @api.model
    def _cards(self, entries):
        """Return card → lines of its fields, as the templates of forms show them."""
        cards = {}
        for entry in entries:
            texts = {"label": entry.label, "help": entry.help}
            shape = (entry.half, entry.shape() | texts)
            cards.setdefault(entry.card, []).append(shape)
        return {card: lines_of(shapes) for card, shapes in cards.items()}
