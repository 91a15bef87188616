"""Light or dark: what a person has chosen, and what a portal allows."""

from odoo import api, fields, models

AUTOMATIC = "automatic"
CHOICES = [(AUTOMATIC, "Automatic"), ("light", "Light"), ("dark", "Dark")]


class ResUsersAppearance(models.Model):
    """People: how the pages of portals look to them; set on the settings page alone."""

    _inherit = "res.users"

    prm_appearance = fields.Selection(
        CHOICES,
        "Appearance of partner portals",
        default=AUTOMATIC,
        copy=False,
        groups=fields.NO_ACCESS,
    )


class PrmAppearance(models.AbstractModel):
    """Which pages are dark."""

    _name = "prm.appearance"
    _description = "Appearance of a partner portal"

    @api.model
    def _offered(self, portal):
        """Return the choices on a portal as ``[{"id", "name"}]``, none if always light.

        :param portal: one that the current user may open
        """
        portal_sudo = portal.sudo()
        if not portal_sudo.dark_pages:
            return []
        users_sudo = self.env["res.users"].sudo()
        named = self.env["prm.formatting"]._choices(users_sudo, "prm_appearance")
        return [{"id": key, "name": name} for key, name in named.items()]

    @api.model
    def _of(self, portal):
        """Return what the pages of a portal are for the current user.

        :param portal: one that the current user may open
        :return: ``light``, ``dark`` or ``automatic``: what the person's device prefers
        """
        user_sudo = self.env.user.sudo()
        portal_sudo = portal.sudo()
        chosen = user_sudo.prm_appearance or AUTOMATIC
        return chosen if portal_sudo.dark_pages else "light"

    @api.model
    def _of_visitors(self, portal):
        """Return what pages are for who is not logged in, as :meth:`_of` does.

        :param portal: whose link was opened, or none
        """
        portal_sudo = portal.sudo()
        return AUTOMATIC if portal_sudo.dark_pages else "light"
