"""Own questions of a portal's registration form, without code."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: the questions that registrations answer."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    property_definition = fields.PropertiesDefinition("Own questions")
