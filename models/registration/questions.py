"""What a registration answers to its portal's own questions."""

from odoo import fields, models


class PrmRegistration(models.Model):
    """Registrations: the answers, which partners read with their questions."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    properties = fields.Properties(
        "Own questions", definition="portal_id.property_definition"
    )

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {"properties"}
