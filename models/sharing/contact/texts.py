"""What a partner reads of a contact: plain texts."""

from odoo import api, fields, models

# From other parts: origin, partner_id

# Our text → the field of the vendor's contact that it is told of.
TEXTS = {
    "name": "name",
    "company_name": "commercial_company_name",
    "function": "function",
    "email": "email",
    "phone": "phone",
    "website": "website",
    "city": "city",
}
FOLLOWED = {"compute": "_compute_texts", "store": True, "readonly": False}


class PrmContactTexts(models.Model):
    """The texts of what is shared follow the vendor's contact; others are typed.

    They stay when the vendor's contact is deleted.
    """

    _name = "prm.contact"
    _inherit = ["prm.contact"]

    name = fields.Char("Full name", **FOLLOWED)
    company_name = fields.Char("Company name", **FOLLOWED)
    function = fields.Char("Job position", **FOLLOWED)
    email = fields.Char(**FOLLOWED)
    phone = fields.Char(**FOLLOWED)
    website = fields.Char(**FOLLOWED)
    city = fields.Char(**FOLLOWED)

    @api.depends(
        "partner_id",
        "origin",
        *(f"partner_id.{name}" for name in TEXTS.values()),
        "partner_id.commercial_partner_id.website",
    )
    def _compute_texts(self):
        for contact in self:
            is_told = contact.origin == "shared" and contact.partner_id
            told = contact._texts_of(contact.partner_id) if is_told else {}
            for name in TEXTS:
                contact[name] = told.get(name, False) if told else contact[name]

    @api.model
    def _texts_of(self, partner):
        """Return what a partner is told of a contact of the vendor, by our names."""
        texts = {name: partner[source] for name, source in TEXTS.items()}
        texts["website"] = partner.website or partner.commercial_partner_id.website
        return texts

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | TEXTS.keys()
