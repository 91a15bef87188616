"""What partners change of a deal that was sent."""

from odoo.http import request

from .portal_base import portal_route
from .portal_registrations import PAGE, PrmPortalRegistrations

BACK = ("take_back",)


class PrmPortalDealChanges(PrmPortalRegistrations):
    """Taking a registration back for changes."""

    @portal_route(*(f"{PAGE}/{action}" for action in BACK))
    def prm_back_to_deal(self, portal, /, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        self._prm_registration(portal, prm_id)
        return self._prm_redirect(portal, "registrations", prm_id)

    @portal_route(f"{PAGE}/take_back", methods=["POST"])
    def prm_take_back(self, portal, /, prm_id, **_params):
        """Take a registration back for changes, and open the form."""
        registration = self._prm_registration(portal, prm_id)
        take_back = request.env["prm.deal.take.back"]._take_back
        _done, refusal = self._prm_attempt(take_back, registration)
        if refusal:
            return self._prm_record_page(portal, registration, "registrations", refusal)
        return self._prm_redirect(
            portal, "registrations", prm_id, "edit", done="taken_back"
        )

    def _prm_done(self):
        """Return what the last POST did, also of these."""
        _ = request.env._
        sentences = {
            "taken_back": _(
                "You have taken it back. Change what you need, then resubmit it."
            ),
        }
        told = super()._prm_done()
        done = request.httprequest.args.get("done")
        return {**told, "sentence": sentences.get(done, told["sentence"])}
