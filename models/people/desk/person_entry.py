"""A person of a partner, entered by an employee: contact and access at once."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import clean_context

from ....policy import email_address, phone_number
from ....policy.visible_text import tidy
from ..addresses import has_address


class PrmPersonEntry(models.AbstractModel):
    """Checks what was typed of a person, keeps it on the contact, then invites."""

    _name = "prm.person.entry"
    _description = "Entry of a person"

    @api.model
    def _add(self, partnership, contact, values, role):
        """Give a new person, or a contact of the organization, access to the portal.

        :param partnership: where this person is to work
        :param contact: an existing contact, or none for a new person
        :param dict values: ``name``, ``email`` and ``phone`` as they were typed
        :param str role: ``partner`` or ``supervisor``
        :return: the membership
        :raises AccessError: without the right to write the partnership or the contact
        :raises UserError: with the reason why this person cannot be added
        """
        partnership.ensure_one()
        partnership.check_access("write")
        values = self._cleaned(values, is_new=not contact)
        self._claim(partnership, values["email"])
        if contact:
            self._complete(partnership, contact, values)
        else:
            contact = self._create_contact(partnership, values)
        return partnership._invite(contact, role)

    @api.model
    def _cleaned(self, values, is_new):
        """Return what was typed without what came along by copying.

        :raises UserError: saying what is missing or wrong
        """
        name = tidy(values.get("name"))
        email = email_address.clean(values.get("email") or "")
        phone = phone_number.clean(values.get("phone") or "")
        codes = {
            "person_name_missing": is_new and not name,
            "person_email_invalid": not email_address.is_valid_email(email),
            "phone_invalid": phone and not phone_number.is_plausible(phone),
        }
        wrong = [self.env["prm.messages"]._text(code) for code in codes if codes[code]]
        if wrong:
            raise UserError("\n".join(wrong))
        return {"name": name, "email": email, "phone": phone}

    @api.model
    def _claim(self, partnership, email):
        """Let two entries of one person follow each other: the later sees the first."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        organization = partnership.partner_id
        keys_sudo._claim([f"person:{organization.id}:{email_address.canonical(email)}"])

    @api.model
    def _complete(self, partnership, contact, values):
        """Keep the address and the phone number on an existing contact.

        :raises UserError: for a contact that is no person of the organization
        """
        if not self.env["prm.invitation.desk"]._is_own_person(partnership, contact):
            raise UserError(self.env["prm.messages"]._text("not_a_person_of_partner"))
        changed = {
            name: values[name]
            for name in ("email", "phone")
            if values[name] and values[name] != (contact[name] or "")
        }
        if changed:
            contact.write(changed)

    @api.model
    def _create_contact(self, partnership, values):
        """Return a new person of the organization.

        :raises UserError: when a contact of the organization has this address already,
            or is active here
        """
        organization = partnership.partner_id
        if known := self._known(organization, values["email"]):
            self._check_not_active(partnership, known)
            raise UserError(
                self.env._(
                    "%(person)s of %(organization)s already has this email address. "
                    "Choose this contact under “Existing contact”.",
                    person=known.name,
                    organization=organization.name,
                )
            )
        contacts = self.env(context=clean_context(self.env.context))["res.partner"]
        return contacts.create(
            {
                **values,
                "parent_id": organization.id,
                "is_company": False,
                "type": "contact",
                "lang": self.env["prm.language"]._of(organization),
                "company_id": organization.company_id.id,
            }
        )

    @api.model
    def _check_not_active(self, partnership, person):
        """Refuse who uses the portal of this partnership already.

        :raises UserError: saying so
        """
        own = partnership.member_ids.filtered(lambda each: each.partner_id == person)
        if "active" in own._filtered_live().mapped("state"):
            raise UserError(self.env["prm.messages"]._text("member_exists"))

    @api.model
    def _known(self, organization, email):
        """Return the person of the organization who has this address already."""
        people = self.env["res.partner"].with_context(active_test=False)
        return people.search(
            has_address(email)
            & Domain("commercial_partner_id", "=", organization.id)
            & Domain("is_company", "=", False),
            limit=1,
        )
