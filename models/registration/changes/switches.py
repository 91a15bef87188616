"""What an administrator lets the partners of a portal do with deals they have sent."""

from odoo import fields, models


class PrmPortal(models.Model):
    """Portals: switches of single actions on deals."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    let_take_back = fields.Boolean(
        "Take back registrations",
        default=True,
        help="Authors can take back a registration to change it, until its review "
        "starts.",
    )
    let_propose = fields.Boolean(
        "Propose changes",
        default=True,
        help="Partners can propose another closing date, amount, contact or customer "
        "for an approved deal. Nothing changes until an employee accepts it.",
    )
    let_hand_over = fields.Boolean(
        "Hand over deals",
        default=True,
        help="Authors can hand over their deals to a colleague with access to the "
        "portal, and supervisors those of the whole organization.",
    )


class PrmPortalSwitches(models.AbstractModel):
    """Reads the switches, where all others are read."""

    _inherit = "prm.portal.switches"

    def _own_switches(self, portal):
        """Return the switches, with those of this room."""
        portal_sudo = portal.sudo()
        return {
            **super()._own_switches(portal),
            "take_back": portal_sudo.let_take_back,
            "propose": portal_sudo.let_propose,
            "hand_over": portal_sudo.let_hand_over,
        }
