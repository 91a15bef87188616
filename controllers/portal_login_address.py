"""The page that a mail to a new address leads to; nobody has to be logged in."""

from odoo.http import request

from .portal_base import guarded_route
from .portal_open import PrmPortalOpen

ADDRESS = "/partner/settings/address/<string:prm_token>"


class PrmLoginAddress(PrmPortalOpen):
    """GET shows what would change, POST changes it."""

    @guarded_route(ADDRESS, auth="public", methods=["GET"], readonly=True)
    def prm_new_address(self, prm_token, **_params):
        """Show the address that would become the login."""
        desk = request.env["prm.login.address"]
        user_sudo = desk._of_link_sudo(prm_token)
        if not user_sudo:
            return self._prm_dead_address()
        return self._prm_address_page(user_sudo)

    @guarded_route(ADDRESS, auth="public", methods=["POST"])
    def prm_confirm_address(self, prm_token, **_params):
        """Let the person log in with the new address from now on."""
        desk = request.env["prm.login.address"]
        user_sudo = desk._of_link_sudo(prm_token)
        address = user_sudo and desk._confirm(prm_token)
        if not address:
            return self._prm_dead_address()
        if request.session.uid == user_sudo.id:  # who confirms stays logged in
            token = user_sudo._compute_session_token(request.session.sid)
            request.session.session_token = token
        return self._prm_address_page(user_sudo, address)

    # ---- answers ----

    def _prm_address_page(self, user, confirmed=""):
        """Answer with the address, and the button or what was done.

        :param user: whose login it is (sudo)
        :param str confirmed: the address that was confirmed just now
        """
        self._prm_speak(user.partner_id)
        shown = request.env["prm.login.address"]._open_page(user)
        values = {"prm_address": shown | {"confirmed": confirmed}}
        return self._prm_open_page(shown["portal"], "prm.portal_new_address", values)

    def _prm_dead_address(self):
        """Answer for a link that does not work (anymore)."""
        return self._prm_dead_link(
            request.env._(
                "If you have confirmed the address already, log in with it. Otherwise "
                "ask for a new link in your settings."
            )
        )
