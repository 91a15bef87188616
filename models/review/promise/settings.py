"""Whether a portal shows its partners how the vendor keeps its promises."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: the switch of the ledger."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    show_promises = fields.Boolean(
        "Show how we keep our promises",
        default=True,
        help="The home and the program page show how fast and how often in time you "
        "decide: the same figures for all partners of this portal, counted once a day.",
    )
