"""To which sales direction a registration belongs, and whether it is for its team."""

from odoo import fields, models


class PrmRegistrationDirection(models.Model):
    """Stored columns over the portal: lists group by them, a record rule asks them.

    The sales team of the opportunity (``team_id``) may be another one.
    """

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    direction_id = fields.Many2one(
        "crm.team", "Sales direction", related="portal_id.team_id", store=True
    )
    is_team_only = fields.Boolean(
        "Only for the sales team", related="portal_id.limit_to_team", store=True
    )
