"""The menu with the reader's name, on every page of a portal."""

from odoo import models, tools

# The page with what other apps have for the reader, and who adds nothing to it.
DOCUMENTS = "/my/home"
PLAIN = ("portal.", "prm.", "prm_")


class PrmPortalLayout(models.AbstractModel):
    """The layout offers the own settings, and the way out."""

    _inherit = "prm.portal.layout"

    def _values(self, portal, section):
        """Return the values of every page, with the user's menu and the appearance.

        :param portal: one that the current user may open
        :param str section: key of the page's section, empty when it is of none
        """
        return super()._values(portal, section) | {
            "prm_user_menu": self._user_menu(portal),
            "prm_appearance": self.env["prm.appearance"]._of(portal),
        }

    def _open_values(self, portal):
        """Return the values of a page without login, with the appearance.

        :param portal: whose link was opened, or none for a dead one
        """
        appearance = self.env["prm.appearance"]._of_visitors(portal)
        return super()._open_values(portal) | {"prm_appearance": appearance}

    def _user_menu(self, portal):
        """Return what the user's menu shows; nobody logs out of a preview."""
        is_preview = bool(self.env.context.get("prm_preview"))
        return {
            "name": self.env.user.name,
            "settings_url": portal._url("settings"),
            "documents_url": "" if is_preview else self._documents_url(),
            "log_out_url": "" if is_preview else "/web/session/logout?redirect=/",
        }

    @tools.ormcache(cache="templates")
    def _documents_url(self):
        """Return the page with documents of other apps, empty where none has any.

        Apps add theirs, such as quotations and invoices, to Odoo's page of an account.
        """
        page = self.env.ref("portal.portal_my_home")
        views_sudo = self.env["ir.ui.view"].sudo()
        added_sudo = views_sudo.search([("inherit_id", "=", page.id)])
        keys = [key or "" for key in added_sudo.mapped("key")]
        return "" if all(key.startswith(PLAIN) for key in keys) else DOCUMENTS
