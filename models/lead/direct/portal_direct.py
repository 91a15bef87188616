"""What the vendor's own salespeople may do beside the partners of a portal."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: a warning, or a block that managers may override."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    direct_sales = fields.Selection(
        [("warn", "Warn the salesperson"), ("block", "Block the lead")],
        "Leads of protected customers",
        default="warn",
        required=True,
        help="When a salesperson enters a lead for a customer that is protected for a "
        "partner of this portal. Warn: a notice above the lead. Block: the lead cannot "
        "be saved for what is the same customer, unless a sales manager or a channel "
        "administrator says why; that is logged on the lead and on the registration.",
    )
