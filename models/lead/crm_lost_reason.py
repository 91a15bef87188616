from odoo import fields, models


class CrmLostReason(models.Model):
    """Why opportunities are lost: the vendor's words, and those for partners."""

    _inherit = "crm.lost.reason"

    prm_partner_text = fields.Char(
        "Words for partners",
        translate=True,
        groups="base.group_user",
        help="Partners read this about a lost deal that they registered. Leave "
        "empty to tell them that it was lost, without a reason.",
    )
