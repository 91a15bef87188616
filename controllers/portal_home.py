"""``/partner``, the home of a partner portal, and the card on ``/my``."""

from werkzeug.exceptions import NotFound

from odoo.http import request, route

from odoo.addons.portal.controllers.portal import CustomerPortal

from .portal_base import (
    LAST_PORTAL,
    SENT_AWAY,
    PrmPortalController,
    guarded_route,
    portal_route,
)

HOME_OF_ACCOUNT = ("/my", "/my/home")


def prm_take_why():
    """Return the sentence for who was just sent away from an address, once.

    The session says that there is something to tell, and of which address; no
    parameter does.
    """
    address = request.session.pop(SENT_AWAY, False)
    return request.env["prm.portal.door"]._why_not(address) if address else ""


class PrmPortalHome(PrmPortalController):
    """Home of a portal: what waits for this person, and the way to the lists."""

    @guarded_route("/partner", methods=["GET"], readonly=True)
    def prm_entrance(self, **_params):
        """Send the visitor to the own portal used last, else to ``/my``."""
        return self._prm_secured(self._prm_to_own_portal())

    @portal_route("")
    def prm_home(self, portal, /, **_params):
        """Show the home of the portal."""
        values = {
            "prm_home": portal.env["prm.home.page"]._page(portal),
            "prm_why": prm_take_why(),
        }
        return self._prm_page(portal, "home", "prm.portal_home", values)

    @portal_route("/charts", json=True)
    def prm_charts(self, portal, /, **_params):
        """Answer with the charts of the home, as JSON."""
        charts = portal.env["prm.chart"]._charts(portal)
        return request.make_json_response(charts)

    @portal_route("/<path:prm_rest>")
    def prm_nowhere(self, portal, /, **_params):
        """Refuse any other address of the portal: it is not found."""
        # Core looks the address up in the database, which refuses the NUL character.
        raise NotFound


class PrmMyHome(CustomerPortal):
    """``/my`` leads to the portal; ``/my/home`` shows what other apps have."""

    @route()
    def home(self, **kw):
        """Send people of partners home; others, and their other documents, stay."""
        is_entrance = request.httprequest.path.rstrip("/") == "/my"
        door = request.env["prm.portal.door"]
        home = is_entrance and door._home_url(request.session.get(LAST_PORTAL))
        return request.redirect(home) if home else super().home(**kw)

    def _prepare_portal_layout_values(self):
        """Tell the page whether it shows our card, and once why not."""
        values = super()._prepare_portal_layout_values()
        is_home = request.httprequest.path.rstrip("/") in HOME_OF_ACCOUNT
        values["prm_has_portal"] = bool(request.env["prm.portal"]._for_user())
        values["prm_why"] = prm_take_why() if is_home else ""
        return values
