"""A portal says whether supervisors invite colleagues."""

from odoo import fields, models


class PrmPortalColleagues(models.Model):
    """Portals: invitations by supervisors."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    colleague_invitations = fields.Selection(
        [
            ("no", "No"),
            ("approval", "After your approval"),
            ("yes", "Yes"),
        ],
        "Supervisors can invite colleagues",
        default="yes",
        required=True,
        help="Supervisors invite people of their own organization by email. If you "
        "choose “No”, invitations that were sent stop working.",
    )
