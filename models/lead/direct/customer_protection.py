"""What a customer's form says when the customer is protected for a partner."""

from odoo import api, fields, models

from ...common.customer_match_mixin import MATCH_FIELDS

# From other parts: partnership_ids


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


class ResPartner(models.Model):
    """Contacts: a notice above the form, while typing as well."""

    _name = "res.partner"
    _inherit = ["res.partner"]

    prm_protection = fields.Char(
        "Protection for a partner",
        compute="_compute_prm_protection",
        groups="base.group_user",
    )

    @api.depends(*MATCH_FIELDS, "parent_id", "company_id")
    @api.depends_context("uid", "company", "lang")
    def _compute_prm_protection(self):
        service = self.env["prm.lead.protection"]
        for partner in self:
            found = service._strongest_of_customer(partner)
            named = found and bool(service._readable(found))
            partner.prm_protection = found and service._text(found, named)
