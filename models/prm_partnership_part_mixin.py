"""A record that belongs to one partnership and is read by its partner."""

from odoo import fields, models


class PrmPartnershipPartMixin(models.AbstractModel):
    """A part of a partnership; organisation and company are stored for the rules."""

    _name = "prm.partnership.part.mixin"
    _inherit = ["prm.portal.mixin", "prm.company.mixin"]
    _description = "Part of a partnership"

    partnership_id = fields.Many2one(
        "prm.partnership", required=True, index=True, ondelete="restrict"
    )
    organization_id = fields.Many2one(
        related="partnership_id.partner_id",
        string="Partner organisation",
        store=True,
        index=True,
    )
    company_id = fields.Many2one(
        related="partnership_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "partnership_id",
            "organization_id",
            "company_id",
            "currency_id",
        }
