"""The settings: what a person sets of the own account, in the portal's frame."""

from odoo.http import request

from .portal_base import PrmPortalController, portal_route


class PrmPortalSettings(PrmPortalController):
    """One page for each tab; the first is the account."""

    @portal_route("/settings")
    def prm_settings(self, portal, /, **_params):
        """Show the settings of the account."""
        return self._prm_settings_page(portal, "account", "prm.portal_settings_account")

    # ---- the frame ----

    def _prm_settings_page(self, portal, key, template, values=None, refusal=None):
        """Render a page of the settings below its tabs.

        :param str key: of the page, see ``prm.settings.pages``
        :param str template: xml id; it calls ``prm.portal_settings``
        :param dict values: of the template
        :param refusal: that the page tells; it says the status
        """
        tabs = request.env["prm.settings.pages"]._tabs(portal, key)
        shown = {"prm_settings_tabs": tabs, **(values or {})}
        return self._prm_page(portal, "settings", template, shown, refusal=refusal)
