from odoo import fields, models


class PrmPartnerType(models.Model):
    """Kind of partner: reseller, consultant, referral …"""

    _name = "prm.partner.type"
    _inherit = ["prm.filled.mixin"]
    _description = "Partner type"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
