"""Is a customer protected for a partner? Asked for who opens its form."""

from odoo import api, models

# From other parts: _protecting, _rank


class PrmLeadProtection(models.AbstractModel):
    """The same question for a customer, maybe not saved yet."""

    _name = "prm.lead.protection"
    _inherit = ["prm.lead.protection"]

    @api.model
    def _strongest_of_customer(self, customer):
        """Return the :class:`Found` registration that protects a customer, or None.

        Of a person that of the company, too. Neither the vendor nor a partner
        organization is a customer here.
        """
        customer_sudo = customer.sudo()
        company_sudo = customer_sudo.company_id or self.env.company.sudo()
        chosen_sudo = (customer_sudo | customer_sudo.commercial_partner_id)._origin
        ours_sudo = company_sudo.partner_id
        if chosen_sudo.partnership_ids or ours_sudo in chosen_sudo:
            return None
        here = self.with_context(tz=ours_sudo.tz or "UTC")
        prints = [customer_sudo._fingerprint()]
        prints += [each._fingerprint() for each in chosen_sudo]
        found = here._protecting(prints, chosen_sudo, company_sudo)
        return max(found, key=here._rank, default=None)
