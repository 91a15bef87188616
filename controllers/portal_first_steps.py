"""A person puts the first steps on the home away."""

from odoo.http import request

from .portal_base import PrmPortalController, portal_route


class PrmPortalFirstSteps(PrmPortalController):
    """The button of the widget."""

    @portal_route("/first-steps/hide")
    def prm_back_from_first_steps(self, portal, /, **_params):
        """Lead back from the login that an expired session asked for."""
        return self._prm_redirect(portal)

    @portal_route("/first-steps/hide", methods=["POST"])
    def prm_hide_first_steps(self, portal, /, **_params):
        """Put the first steps away for this person."""
        self._prm_own_partnership(portal)
        request.env["prm.partner.checklist"]._hide(portal)
        return self._prm_redirect(portal)
