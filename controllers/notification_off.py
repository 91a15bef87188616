"""The button "Unsubscribe" of mail programs: it switches one kind of mail off."""

from odoo.http import request

from .portal_base import guarded_route
from .portal_open import PrmPortalOpen

ADDRESS = "/partner/notifications/<string:prm_token>/off/<string:prm_event>"


class PrmNotificationOff(PrmPortalOpen):
    """Answers programs; people who come here find all their choices instead."""

    @guarded_route(ADDRESS, methods=["POST"], auth="public", csrf=False, readonly=False)
    def prm_switch_off(self, prm_token, prm_event, **_params):
        """Switch off what a mail told, for whom its link was made."""
        # The link is what nobody else can know: it stands for the CSRF token.
        footer = request.env["prm.notification.footer"]
        if not footer._switch_off(prm_token, prm_event):
            return self._prm_dead_link()
        return self._prm_secured(request.make_response(""))

    @guarded_route(ADDRESS, methods=["GET"], auth="public", readonly=True)
    def prm_offer_to_switch_off(self, prm_token, **_params):
        """Lead to the choices; looking at an address changes nothing."""
        address = f"/partner/notifications/{prm_token}"
        return self._prm_secured(request.redirect(address, code=303))
