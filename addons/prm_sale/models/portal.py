"""What portals show of quotes, beside the switches of their section."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: how much of a quote partners see."""

    _inherit = "prm.portal"

    quote_amounts = fields.Boolean(
        "Show amounts", default=True, help="Totals of quotes and of their lines."
    )
    quote_prices = fields.Boolean(
        "Show unit prices and the margin of the tier",
        help="Prices and discounts of single products, and what partners may keep.",
    )
    quote_pdf = fields.Boolean(
        "Partners can download the PDF file",
        help="The file that the customer gets. It has all amounts and prices.",
    )
