"""What a partner may read of a lead that the vendor shows them: texts, copied once."""

from odoo import api, models

from ...policy import person_name


class PrmLeadFacts(models.AbstractModel):
    """The texts of a registration that come from an existing lead.

    Never the internal description, tags, notes or files of the lead.
    """

    _name = "prm.lead.facts"
    _description = "What a partner may know of a lead"

    @api.model
    def _values(self, lead):
        """Return the texts of a registration of ``lead``: field → text or False.

        Of the linked contact where there is one, else as they stand on the lead. Who
        calls has checked that the user may show the lead to partners.

        :param lead: one lead or opportunity
        """
        lead.ensure_one()
        lead_sudo = lead.sudo()
        company_sudo = self._company_sudo(lead_sudo)
        person_sudo = self._person_sudo(lead_sudo)
        buyer_sudo = person_sudo or company_sudo
        first, last = person_name.split(person_sudo.name or lead_sudo.contact_name)
        return {
            "name": lead_sudo.name,
            "customer_name": company_sudo.name or lead_sudo.partner_name,
            "customer_website": company_sudo.website or lead_sudo.website,
            "customer_vat": company_sudo.vat,
            "contact_first_name": first,
            "contact_last_name": last,
            "contact_middle_name": False,
            "contact_email": buyer_sudo.email or lead_sudo.email_from,
            "contact_phone": buyer_sudo.phone or lead_sudo.phone,
        }

    @api.model
    def _links(self, lead):
        """Return the customer and the person of ``lead``, for the vendor: field → id.

        :param lead: one lead or opportunity
        """
        lead.ensure_one()
        lead_sudo = lead.sudo()
        return {
            "customer_id": self._company_sudo(lead_sudo).id,
            "customer_contact_id": self._person_sudo(lead_sudo).id,
        }

    def _company_sudo(self, lead):
        """Return the customer of ``lead`` (sudo), maybe nobody.

        A person without a company is a customer when trading alone.
        """
        company_sudo = lead.partner_id.commercial_partner_id
        return company_sudo.filtered(lambda partner: partner._prm_is_trading())

    def _person_sudo(self, lead):
        """Return the customer's person whom ``lead`` (sudo) names, maybe nobody."""
        return lead.partner_id - self._company_sudo(lead)
