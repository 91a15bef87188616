from odoo import fields, models


class PrmMemberActive(models.Model):
    """When a person was last active on the portal, and how much."""

    _name = "prm.member"
    _inherit = ["prm.member"]

    last_active = fields.Date(
        readonly=True,
        copy=False,
        help="Last day on which this person logged in, opened a page, sent something "
        "or downloaded a file.",
    )
