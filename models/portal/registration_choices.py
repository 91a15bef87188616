"""The partner's registration form: its rules, its choices, and its acceptance."""

from odoo import fields, models
from odoo.fields import Domain

from ...policy import person_name
from ...policy.registration_input import FIELDS
from ...policy.search_text import pattern
from ...policy.verdict import ALLOWED, refuse
from ..common.errors import RegistrationRefused

# Results of a lookup; whoever has more types another letter.
LOOKUP_LIMIT = 10
# A name search over the vendor's customers needs so many characters.
SHORTEST_SEARCH = 3


class PrmPartnershipFormMixin(models.AbstractModel):
    """What a portal user may register under this partnership."""

    _name = "prm.partnership.form.mixin"
    _description = "Registration form of a partnership"

    def _verdict_register(self):
        """Tell whether the current user may register a deal under this partnership."""
        self.ensure_one()
        scope = self.env.user._prm_scope()
        portal_sudo = self.sudo().portal_id
        if self.id in scope.partnership_ids and portal_sudo.id in scope.portal_ids:
            return ALLOWED
        return refuse("partnership_not_active")

    def _check_may_register(self):
        if not (verdict := self._verdict_register()):
            raise RegistrationRefused(self.env, {"": verdict.code})

    # -------------------------------------------------------------------- rules

    def _form_rules(self):
        """Return the program's rules, as arguments of the form's ``FormRules``."""
        self.ensure_one()
        program_sudo = self.sudo().program_id
        return {
            "tin_pattern": program_sudo.tin_pattern,
            "require_contact_email": program_sudo.require_contact_email,
            "require_contact_phone": program_sudo.require_contact_phone,
            "owner_choice": bool(self._assigned_users()),
            "today": fields.Date.context_today(self),
        }

    def _assigned_users(self):
        """Return the employees who work with this partner (sudo)."""
        self_sudo = self.sudo()
        return self_sudo.user_ids

    def _company_lookup(self):
        """Return which companies the program lets partners choose from."""
        program_sudo = self.program_id.sudo()
        return program_sudo.company_lookup

    def _form_choices(self, author=None):
        """Return what the form's selects offer, as plain values.

        :param author: the person whose deal it is; None for the current user
        """
        self.ensure_one()
        return {
            "offerings": self._options(self._offerings()),
            "representatives": self._options(self._representatives()),
            "owners": self._options(self._assigned_users()),
            "owner_choice": bool(self._assigned_users()),
            "company_lookup": self._company_lookup(),
            "visibility": self._visibility_options(author),
        }

    def _visibility_options(self, author):
        """Return who of the organisation may see a deal of ``author``."""
        alone = self.env._("Only me")
        if author and author != self.env.user.partner_id:
            author_sudo = author.sudo()
            alone = self.env._("Only %s", author_sudo.name)
        return [
            {"id": "contact", "name": alone},
            {"id": "organization", "name": self.env._("My whole organisation")},
        ]

    def _form_defaults(self):
        """Return the texts of an empty form."""
        person = self.env.user.partner_id
        is_own = person in self._representatives()
        registrations_sudo = self.env["prm.registration"].sudo()
        return {
            "representative_id": str(person.id) if is_own else "",
            **registrations_sudo.default_get(["visibility"]),
        }

    def _options(self, records):
        return [{"id": record.id, "name": record.name} for record in records]

    def _offerings(self):
        """Return the services and products that can be chosen."""
        return self.env["prm.offering"].search([("active", "=", True)])

    def _representatives(self):
        """Return the people of the partner organisations (sudo)."""
        partners_sudo = self.env["res.partner"].sudo()
        return partners_sudo.search(
            [
                ("commercial_partner_id", "in", self.partner_id.ids),
                ("is_company", "=", False),
                ("type", "=", "contact"),
            ]
        )

    # ------------------------------------------------------------------ lookups

    def _lookup_companies(self, text):
        """Return at most ten existing companies that the partner may choose.

        :param str text: part of the name
        :return: list of ``{"id", "name"}``
        """
        self.ensure_one()
        if self._verdict_register() and self._is_searchable(text):
            return self._companies(Domain("name", "ilike", pattern(text)))
        return []

    def _lookup_contacts(self, company_id, text):
        """Return at most ten people of a company that the partner may choose."""
        self.ensure_one()
        if not self._verdict_register() or not self._company_label(company_id):
            return []
        named = Domain("name", "ilike", pattern(text))
        return self._contacts(company_id, named)

    def _company_label(self, company_id):
        """Return the name of a company that the partner may choose, or ``""``."""
        if not company_id or not self._has_found(company_id):
            return ""
        found = self._companies(Domain("id", "=", company_id))
        return found[0]["name"] if found else ""

    def _contact_label(self, company_id, contact_id):
        """Return the name of a person that the partner may choose, or ``""``."""
        if not contact_id or not self._company_label(company_id):
            return ""
        found = self._contacts(company_id, Domain("id", "=", contact_id))
        return found[0]["name"] if found else ""

    def _is_searchable(self, text):
        if self._company_lookup() == "own":
            return True
        return sum(map(str.isalnum, text)) >= SHORTEST_SEARCH

    def _own_deals(self):
        """Return the domain of the organisation's registrations in this company."""
        self_sudo = self.sudo()
        return Domain("partner_id", "=", self_sudo.partner_id.id) & Domain(
            "company_id", "=", self_sudo.company_id.id
        )

    def _companies(self, domain):
        """Return companies as plain values; ``domain`` is on id or name.

        Own customers stand under the names that were typed; neither the vendor nor a
        partner organisation is offered as a customer.
        """
        if self._company_lookup() == "own":
            return self._own_customers(domain, "customer_id", ["customer_name"])
        self_sudo = self.sudo()
        scope = Domain("is_company", "=", True) & Domain("name", "!=", False)
        scope &= Domain("company_id", "in", [False, self_sudo.company_id.id])
        scope &= Domain("id", "!=", self_sudo.company_id.partner_id.id)
        scope &= Domain("partnership_ids", "=", False)
        partners_sudo = self_sudo.env["res.partner"]
        return self._options(partners_sudo.search(scope & domain, limit=LOOKUP_LIMIT))

    def _contacts(self, company_id, domain):
        """Return people of a company as plain values; ``domain`` as above."""
        if self._company_lookup() == "own":
            names = ["contact_first_name", "contact_last_name"]
            of_company = Domain("customer_id", "=", company_id)
            return self._own_customers(
                domain, "customer_contact_id", names, within=of_company
            )
        partners_sudo = self.env["res.partner"].sudo()
        scope = Domain("is_company", "=", False) & Domain("parent_id", "=", company_id)
        scope &= Domain("name", "!=", False)  # an address, not a person
        return self._options(partners_sudo.search(scope & domain, limit=LOOKUP_LIMIT))

    def _own_customers(self, domain, field, names, within=Domain.TRUE):
        """Return what the organisation's own registrations name, as it was typed.

        :param domain: on the ``id`` of ``field``, or on the ``name``
        :param str field: many2one of the registration
        :param list names: the text fields that make the name
        :param within: further condition on the registrations
        """
        own = domain.map_conditions(
            lambda condition: (
                Domain(field, condition.operator, condition.value)
                if condition.field_expr == "id"
                else Domain.OR(
                    Domain(name, condition.operator, condition.value) for name in names
                )
            )
        )
        # Chosen by the partner or qualified; not what a reviewer tries before deciding.
        chosen = "is_new_company" if field == "customer_id" else "is_new_contact"
        settled = Domain(chosen, "=", False) | Domain("lead_id", "!=", False)
        deals_sudo = self.env["prm.registration"].sudo()
        rows_sudo = deals_sudo._read_group(
            self._own_deals() & Domain(field, "!=", False) & own & within & settled,
            [field],
            [f"{name}:max" for name in names],
            limit=LOOKUP_LIMIT,
        )
        return [
            {"id": record_sudo.id, "name": " ".join(filter(None, typed))}
            for record_sudo, *typed in rows_sudo
            if any(typed)
        ]

    # --------------------------------------------------------------- acceptance

    def _register_deal(self, values, token, *, submit, **options):
        """Create a registration of the current portal user, once per token.

        :param dict values: clean values of the form
        :param str token: one-shot token of the form
        :param bool submit: submit it, or keep it as a draft
        :param options: what else the form says, see :meth:`_accept_form`
        :return: the registration; of a repeated token the first one
        :raises RegistrationRefused: with codes by field
        """
        self.ensure_one()
        self._check_may_register()
        registrations_sudo = self.env["prm.registration"].sudo()
        self.env["prm.serialization.key"]._claim([f"form:{self.env.uid}:{token}"])
        repeated_sudo = registrations_sudo.search(
            [("create_uid", "=", self.env.uid), ("submission_token", "=", token)]
        )
        if token and repeated_sudo:
            return repeated_sudo.with_env(self.env)
        registration_sudo = registrations_sudo.create(
            {
                **self._prepare_registration_values(values),
                "partnership_id": self.id,
                "contact_id": self.env.user.partner_id.id,
                "submission_token": token,
            }
        )
        registration = registration_sudo.with_env(self.env)
        registration._accept_form(token, submit, **options)
        return registration

    def _prepare_registration_values(self, values, closed=frozenset()):
        """Return the values to write, from the clean ``values`` of the form.

        Every choice is checked against what was offered; names of a chosen company
        and person are copied as text, so that the partner reads what was chosen.

        :param closed: names of fields that stay as they are, whatever ``values`` say
        :raises RegistrationRefused: ``choice_invalid`` at each foreign choice
        """
        self._check_choices(values, closed)
        written = {
            name: values[name]
            for name in FIELDS
            if name in values and name not in closed
        }
        company_id = values.get("customer_id")
        if written.get("customer_id"):
            written["customer_name"] = self._company_label(company_id)
        if written.get("customer_contact_id"):
            name = self._contact_label(company_id, values["customer_contact_id"])
            first, last = person_name.split(name)
            written |= {"contact_first_name": first, "contact_last_name": last}
        return written

    def _check_choices(self, values, closed=frozenset()):
        """Refuse ids that the form did not offer, all at once; not closed ones."""
        company_id = values.get("customer_id")
        contact_id = values.get("customer_contact_id")
        offered = {
            "offering_id": self._offerings().ids,
            "representative_id": self._representatives().ids,
            "user_id": self._assigned_users().ids,
            "customer_id": [company_id] if self._company_label(company_id) else [],
            "customer_contact_id": [contact_id]
            if self._contact_label(company_id, contact_id)
            else [],
        }
        errors = {
            name: "choice_invalid"
            for name, ids in offered.items()
            if name not in closed and values.get(name) and values[name] not in ids
        }
        if errors:
            raise RegistrationRefused(self.env, errors)
