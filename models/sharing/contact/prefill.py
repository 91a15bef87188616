"""A contact becomes a registration: what the form starts with."""

from odoo import api, models

from ....policy import person_name


class PrmContactPrefill(models.AbstractModel):
    """The customer and the person of a contact, as the form of a registration has them.

    Chosen is what the form would offer anyway; all else is typed, and looked at as
    whatever a partner types.
    """

    _name = "prm.contact.prefill"
    _description = "Registration of a contact"

    @api.model
    def _texts(self, partnership, wish):
        """Return the texts of the form by field; none without such a contact.

        :param partnership: under which the deal will be registered
        :param str wish: the id of a contact, as the address says it
        """
        is_number = wish.isascii() and wish.isdigit() and len(wish) < 10
        portal = partnership.portal_id
        contact = (
            self.env["prm.contact.page"]._find(portal, int(wish or 0))
            if is_number
            else None
        )
        if not contact or contact.state != "accepted":
            return {}
        return self._chosen(partnership, contact) or self._typed(contact)

    @api.model
    def _chosen(self, partnership, contact):
        """Return company and person as choices, as far as the form offers them."""
        partner_sudo = contact.sudo().partner_id
        company_sudo = partner_sudo.commercial_partner_id
        lookup = self.env["prm.customer.lookup"]
        if contact.origin != "shared" or not (
            lookup._company_label(partnership, company_sudo.id)
        ):
            return {}
        texts = {"customer_id": str(company_sudo.id)}
        if partner_sudo == company_sudo:
            return texts
        if lookup._contact_label(partnership, company_sudo.id, partner_sudo.id):
            return {**texts, "customer_contact_id": str(partner_sudo.id)}
        return {**texts, **self._person(contact)}

    @api.model
    def _typed(self, contact):
        """Return company and person as a partner would type them."""
        return {
            "is_new_company": "1",
            "customer_name": contact.company_name or "",
            "customer_website": contact.website or "",
            **self._person(contact),
        }

    @api.model
    def _person(self, contact):
        """Return a person as a partner would type it; a company has none."""
        is_company = contact.name == contact.company_name
        first, last = ("", "") if is_company else person_name.split(contact.name)
        return {
            "is_new_contact": "1",
            "contact_first_name": first,
            "contact_last_name": last,
            "contact_email": contact.email or "",
            "contact_phone": contact.phone or "",
        }


class PrmRegistrationForm(models.AbstractModel):
    """A new form starts with the contact that its address names."""

    _inherit = "prm.registration.form"

    @api.model
    def _first_texts(self, partnership, wishes=None):
        """Return the texts of an empty form by field, with those of a contact.

        :param partnership: under which the deal will be registered
        :param dict wishes: what the address of the form asks for: ``contact``, an id
        """
        texts = super()._first_texts(partnership, wishes)
        if not (wish := str((wishes or {}).get("contact", ""))):
            return texts
        return texts | self.env["prm.contact.prefill"]._texts(partnership, wish)
