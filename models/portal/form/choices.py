"""What the selects of the registration form offer, and whether a choice was offered."""

from functools import partial

from odoo import api, models

from ...common.errors import RegistrationRefused
from ...common.visit.once import once
from ...common.visit.rows import Rows
from ...common.visit.together import listed

# Under what a page finds the ids of what may be chosen.
OFFERINGS, REPRESENTATIVES = ("offerings",), "representatives"
WITHDRAWALS = ("reasons of withdrawals",)


class PrmRegistrationChoices(models.AbstractModel):
    """Offerings, people and readers that a partner may choose, as plain values.

    A partnership comes with the rights of the person who asks.
    """

    _name = "prm.registration.choices"
    _description = "Choices of the registration form"

    @api.model
    def _of(self, partnership, author=None):
        """Return what the form's selects offer: ``choices`` of a field → options.

        :param partnership: under which the deal is registered
        :param author: the person whose deal it is; None for the current user
        :return: lists of ``{"id", "name"}``
        """
        partnership.ensure_one()
        key = ("choices", partnership.id, (author or self.env.user.partner_id).id)
        return once(self.env, key, partial(self._read, partnership, author))

    def _read(self, partnership, author):
        return {
            "offerings": self._options(self._offerings()),
            "representatives": self._options(self._representatives_sudo(partnership)),
            "owners": self._options(self._owners_sudo(partnership)),
            "visibility": self.env["prm.registration.visibility"]._options(author),
            **{
                entry.name: [
                    {"id": key, "name": label} for key, label in entry.option_labels
                ]
                for entry in self._questions(partnership)
            },
        }

    def _questions(self, partnership):
        """Return the entries of the portal's own questions."""
        return self.env["prm.registration.questions"]._entries(partnership.portal_id)

    @api.model
    def _defaults(self, partnership):
        """Return the texts of an empty form by field.

        :param partnership: under which the deal will be registered
        """
        person = self.env.user.partner_id
        is_own = person in self._representatives_sudo(partnership)
        registrations_sudo = self.env["prm.registration"].sudo()
        return {
            "representative_id": str(person.id) if is_own else "",
            **registrations_sudo.default_get(["visibility"]),
        }

    @api.model
    def _check(self, partnership, values, closed=frozenset()):
        """Refuse ids that the form did not offer, all at once.

        :param partnership: under which the deal is registered
        :param dict values: clean values of the form
        :param closed: names of fields that are not asked
        :raises RegistrationRefused: ``choice_invalid`` at each foreign choice
        """
        offered = self._offered_ids(partnership, values)
        errors = {
            entry.name: "choice_invalid"
            for entry in self.env["prm.registration.fields"]._written(
                partnership.portal_id
            )
            if entry.choices in offered
            and entry.name not in closed
            and values.get(entry.name)
            and values[entry.name] not in offered[entry.choices]
        }
        if errors:
            raise RegistrationRefused(self.env, errors)

    def _offered_ids(self, partnership, values):
        """Return ``choices`` of a field → ids of the records that may be chosen."""
        lookup = self.env["prm.customer.lookup"]
        company, contact = values.get("customer_id"), values.get("customer_contact_id")
        has_company = lookup._company_label(partnership, company)
        has_contact = lookup._contact_label(partnership, company, contact)
        return {
            "offerings": self._offerings().ids,
            "representatives": self._representatives_sudo(partnership).ids,
            "owners": self._owners_sudo(partnership).ids,
            "companies": [company] if has_company else [],
            "contacts": [contact] if has_contact else [],
            **{each.name: each.options for each in self._questions(partnership)},
        }

    # ------------------------------------------------------------ who and what

    @api.model
    def _options(self, records):
        """Return records as ``[{"id", "name"}]``."""
        return [{"id": record.id, "name": record.name} for record in records]

    @api.model
    def _offerings(self):
        """Return the services and products that can be chosen."""
        ids = listed(self.env, OFFERINGS, self._offering_rows)
        return self.env["prm.offering"].browse(ids)

    def _offering_rows(self):
        offerings = self.env["prm.offering"]
        query = offerings._search([("active", "=", True)], order=offerings._order)
        offerings_sudo = offerings.sudo()
        return Rows(offerings_sudo, ["name"], query)

    @api.model
    def _representatives_sudo(self, partnerships):
        """Return the people of the partner organizations (sudo)."""
        key = (REPRESENTATIVES, partnerships.partner_id._ids)
        ids = listed(self.env, key, partial(self._representative_rows, partnerships))
        return self.env["res.partner"].sudo().browse(ids)

    def _representative_rows(self, partnerships):
        partners_sudo = self.env["res.partner"].sudo()
        query = partners_sudo._search(
            [
                ("commercial_partner_id", "in", partnerships.partner_id.ids),
                ("is_company", "=", False),
                ("type", "=", "contact"),
            ],
            order=partners_sudo._order,
        )
        return Rows(partners_sudo, ["name", "active"], query)

    @api.model
    def _owners_sudo(self, partnership):
        """Return the employees who work with this partner (sudo)."""
        partnership_sudo = partnership.sudo()
        return partnership_sudo.user_ids

    @api.model
    def _withdrawal_reasons(self):
        """Return the reasons that a partner may withdraw a registration for."""
        ids = listed(self.env, WITHDRAWALS, self._withdrawal_rows)
        return self.env["prm.reason"].browse(ids)

    def _withdrawal_rows(self):
        reasons = self.env["prm.reason"]
        withdrawal = [("kind", "=", "withdrawal")]
        query = reasons._search(withdrawal, order=reasons._order)
        reasons_sudo = reasons.sudo()
        return Rows(reasons_sudo, ["name"], query)
