"""The look of a portal: its colour, its logo, a style sheet of the vendor."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: how pages and mails look."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    brand_color = fields.Char("Brand color")
    logo = fields.Image(max_width=512, max_height=512)
    css_url = fields.Char("Style sheet")
