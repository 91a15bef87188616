"""Whether the partners of a portal may appeal, for how long, and who looks at it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PrmPortal(models.Model):
    """Portals: appeals against rejections and ends of protections."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    let_appeal = fields.Boolean(
        "Accept appeals",
        default=True,
        help="Authors and supervisors can ask once that a refusal, or the end of a "
        "protection, is looked at again by somebody else.",
    )
    appeal_days = fields.Integer(
        "Days to appeal",
        default=30,
        help="How many days after the decision partners can appeal it.",
    )
    appeal_user_id = fields.Many2one(
        "res.users",
        "Looks at appeals",
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        help="Leave empty for who is responsible for delays, another reviewer or the "
        "partner manager. Nobody looks at an own decision.",
    )

    _appeal_days_in_range = models.Constraint(
        "CHECK (appeal_days BETWEEN 1 AND 365)",
        "The days to appeal are a number from 1 to 365.",
    )

    @api.constrains("appeal_days")
    def _check_appeal_days(self):
        """Refuse a number of days that means nothing, in words.

        :raises ValidationError: saying so
        """
        if any(not 1 <= portal.appeal_days <= 365 for portal in self):
            text = self.env["prm.messages"]._text("appeal_days_positive")
            raise ValidationError(text)

    @api.constrains("appeal_user_id")
    def _check_appeal_user(self):
        self.appeal_user_id._prm_check_reviewers()


class PrmPortalSwitches(models.AbstractModel):
    """Reads the switch, where all others are read."""

    _inherit = "prm.portal.switches"

    def _own_switches(self, portal):
        """Return the switches, with that of appeals."""
        portal_sudo = portal.sudo()
        return {**super()._own_switches(portal), "appeal": portal_sudo.let_appeal}
