"""Whose registrations a portal shows to employees, and which portals to partners."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# From other parts: company_id, team_id


class PrmPortal(models.Model):
    """Portals: limits for employees, and what members of other portals may open."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    limit_to_team = fields.Boolean(
        "Only for the sales team",
        help="Salespeople only see the registrations of their own deals on this "
        "portal if they are members of its sales team. Channel users are not "
        "affected.",
    )

    @api.constrains("limit_to_team", "team_id")
    def _check_limit_to_team(self):
        """Refuse the limit where there is no team.

        :raises ValidationError: saying so
        """
        if any(portal.limit_to_team and not portal.team_id for portal in self):
            raise ValidationError(self.env["prm.messages"]._text("limit_without_team"))

    def _beside_sudo(self):
        """Return the active portals beside these (sudo) that their members may open.

        Those of the same company, where it does not limit portals to their direction.
        """
        companies_sudo = self.company_id.filtered(
            lambda company: not company.prm_limit_portals
        )
        return self.sudo().search(
            [("company_id", "in", companies_sudo.ids), ("state", "=", "active")]
        )


class ResCompany(models.Model):
    """Companies: whether partners stay within the portals of their own direction."""

    _name = "res.company"
    _inherit = ["res.company"]

    prm_limit_portals = fields.Boolean(
        "Limit each portal to its sales direction",
        default=True,
        groups="base.group_user",
        help="Partners can only open the portal of their own partnership. If "
        "turned off, they can also look at the company's other portals.",
    )


class ResConfigSettings(models.TransientModel):
    """Settings: the company's switch."""

    _name = "res.config.settings"
    _inherit = ["res.config.settings"]

    prm_limit_portals = fields.Boolean(
        related="company_id.prm_limit_portals", readonly=False
    )
