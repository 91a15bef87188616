"""The menu with the reader's name, on every page of a portal."""

from odoo import models


class PrmPortalLayout(models.AbstractModel):
    """The layout offers the own settings, and the way out."""

    _inherit = "prm.portal.layout"

    def _values(self, portal, section):
        """Return the values of every page, with those of the user's menu.

        :param portal: one that the current user may open
        :param str section: key of the page's section, empty when it is of none
        """
        values = super()._values(portal, section)
        return values | {"prm_user_menu": self._user_menu(portal)}

    def _user_menu(self, portal):
        """Return what the user's menu shows; nobody logs out of a preview."""
        is_preview = bool(self.env.context.get("prm_preview"))
        return {
            "name": self.env.user.name,
            "settings_url": portal._url("settings"),
            "log_out_url": "" if is_preview else "/web/session/logout?redirect=/",
        }
