"""Odoo's page for password, two-factor authentication and devices, in our frame."""

from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

from .portal_base import LAST_PORTAL

FRAMED = ("/my/security", "/my/deactivate_account")


class PrmSecurity(CustomerPortal):
    """People of partners stay in their portal; what the page does is Odoo's."""

    def _prepare_portal_layout_values(self):
        """Give Odoo's page what the frame of the visitor's portal needs."""
        values = super()._prepare_portal_layout_values()
        if request.httprequest.path.rstrip("/") in FRAMED:
            values.update(self._prm_frame())
        return values

    def _prm_frame(self):
        """Return the values of the frame, none for who has no portal."""
        portal = request.env["prm.portal.door"]._own(request.session.get(LAST_PORTAL))
        if not portal:
            return {}
        return {
            **request.env["prm.portal.layout"]._values(portal, "settings"),
            "prm_settings_tabs": request.env["prm.settings.pages"]._tabs(
                portal, "security"
            ),
            "prm_done": {"sentence": "", "token": ""},
        }
