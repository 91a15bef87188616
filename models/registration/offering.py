from odoo import fields, models


class PrmOffering(models.Model):
    """Service or product that a registration relates to."""

    _name = "prm.offering"
    _inherit = ["prm.share.guard.mixin", "prm.filled.mixin"]
    _description = "Service or product"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {"name", "sequence", "active"}
