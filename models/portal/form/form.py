"""The form of one partnership or registration: its rules, its texts, what it offers."""

from odoo import api, fields, models


class PrmRegistrationForm(models.AbstractModel):
    """What the page of the form needs before anything is sent.

    Records come with the rights of the person who fills the form.
    """

    _name = "prm.registration.form"
    _description = "Registration form"

    # ------------------------------------------------------------------------- rules

    @api.model
    def _rules(self, partnership, registration=None):
        """Return what fields and settings say: the arguments of ``FormRules``.

        :param partnership: under which the deal is registered
        :param registration: a draft, or what was returned for a correction
        """
        portal = partnership.portal_id
        entries = self.env["prm.registration.fields"]._for("partner", portal)
        setting = self.env["prm.registration.form.setting"]
        choices = self.env["prm.registration.choices"]._of(partnership)
        program_sudo = partnership.program_id.sudo()
        correction = self.env["prm.registration.correction"]
        return {
            "fields": entries,
            "tin_pattern": program_sudo.tin_pattern,
            "today": fields.Date.context_today(self),
            "hidden": frozenset(
                each.name
                for each in entries
                if each.only_offered and not choices[each.choices]
            )
            | setting._hidden(portal),
            "required": frozenset(
                each.name
                for each in entries
                if each.required_by and program_sudo[each.required_by]
            )
            | setting._required(portal),
            "closed": setting._locked(portal),
            **(correction._rules(registration) if registration else {}),
        }

    # ------------------------------------------------------------------------- texts

    @api.model
    def _first_texts(self, partnership, wishes=None):
        """Return the texts of an empty form by field.

        :param partnership: under which the deal will be registered
        :param dict wishes: what the address of the form asks for; rooms that know such
            a wish add its texts
        """
        setting = self.env["prm.registration.form.setting"]
        return {
            **self.env["prm.registration.choices"]._defaults(partnership),
            **self._as_texts(setting._defaults(partnership.portal_id)),
        }

    @api.model
    def _texts(self, registration):
        """Return the texts of the form that edits this registration, by field.

        :param registration: a draft, or what was returned for a correction
        """
        registration.ensure_one()
        registration_sudo = registration.sudo()
        portal = registration.portal_id
        answers = self.env["prm.registration.answers"]
        values = self._as_texts(answers._values(registration_sudo))
        # What a reviewer linked before deciding is not the partner's choice.
        if registration_sudo.is_new_company:
            values["customer_id"] = ""
        if registration_sudo.is_new_contact:
            values["customer_contact_id"] = ""
        values |= registration_sudo.draft_input or {}
        if not registration_sudo.submitted_at:
            setting = self.env["prm.registration.form.setting"]
            values |= self._as_texts(setting._fixed(portal))
        return values

    def _as_texts(self, values):
        """Return values of fields as the form's inputs hold them."""
        as_text = self.env["prm.registration.answers"]._as_text
        return {name: as_text(value) for name, value in values.items()}

    # ------------------------------------------------------------------------ offers

    @api.model
    def _offers(
        self, partnership, registration, *, companies=(), company_id=0, contact_id=0
    ):
        """Return what the selects and searches of the form's page offer.

        :param partnership: under which the deal is registered
        :param registration: what is edited; None for a new form
        :param companies: what a search found, as ``[{"id", "name"}]``
        :param int company_id: the chosen company, among the choices if it may be chosen
        :param int contact_id: the chosen person of it, likewise
        :return: ``choices`` by name, and by field the ``lookups``: address, letters
            that a search needs, and the field whose choice limits it; ``check_url``,
            where a new company is checked while it is typed
        """
        lookup = self.env["prm.customer.lookup"]
        contacts = lookup._contacts(partnership, company_id, "")
        company = lookup._company_label(partnership, company_id)
        contact = lookup._contact_label(partnership, company_id, contact_id)
        author = registration and registration.contact_id
        portal_sudo = partnership.sudo().portal_id
        checks = self.env["prm.customer.check"]
        return {
            "check_url": checks._url(partnership, registration),
            "choices": {
                **self.env["prm.registration.choices"]._of(partnership, author),
                "companies": self._with_chosen(companies, company_id, company),
                "contacts": self._with_chosen(contacts, contact_id, contact),
            },
            "lookups": {
                "customer_id": {
                    "url": portal_sudo._url("lookup", "companies"),
                    "least": lookup._least(partnership),
                },
                "customer_contact_id": {
                    "url": portal_sudo._url("lookup", "contacts"),
                    "least": 0,
                    "of": "customer_id",
                },
            },
        }

    def _with_chosen(self, options, chosen_id, label):
        """Return the options; what is chosen is among them when it has a label."""
        if not label or any(option["id"] == chosen_id for option in options):
            return options
        return [{"id": chosen_id, "name": label}, *options]
