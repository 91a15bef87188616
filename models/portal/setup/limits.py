"""Whose registrations a portal shows to employees, and which portals to partners."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: limits for employees."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    limit_to_team = fields.Boolean(
        "Only for the sales team",
        help="Its registrations are shown to members of the sales direction and to "
        "channel users only.",
    )


class ResCompany(models.Model):
    """Companies: whether partners stay within the portals of their own direction."""

    _name = "res.company"
    _inherit = ["res.company"]

    prm_limit_portals = fields.Boolean(
        "Limit each portal to its direction",
        default=True,
        help="Partners open the portal of their own partnership only. Off: they may "
        "look into the other portals of the company, too.",
    )
