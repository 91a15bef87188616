"""A partner appeals a decision on the page of the deal."""

from odoo.http import request

from ..forms.appeal_form import AppealForm
from .portal_base import Refusal, portal_route
from .portal_registrations import PAGE, PrmPortalRegistrations


class PrmPortalAppeal(PrmPortalRegistrations):
    """The dialog of the appeal."""

    @portal_route(f"{PAGE}/appeal")
    def prm_back_from_appeal(self, portal, /, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        self._prm_registration(portal, prm_id)
        return self._prm_redirect(portal, "registrations", prm_id)

    @portal_route(f"{PAGE}/appeal", methods=["POST"])
    def prm_appeal(self, portal, /, prm_id, **params):
        """Take an appeal; what is wrong is told in the dialog, with what was typed."""
        registration = self._prm_registration(portal, prm_id)
        form = AppealForm.parse(params)
        refusal = Refusal(form.errors)
        token = self._prm_token(params.get("appeal_token"), mint=False)
        if not refusal:
            ask, reason = request.env["prm.appeal.desk"]._ask, form.values["appeal"]
            call = (ask, registration, reason or "", token)
            _done, refusal = self._prm_attempt(*call)
        if not refusal:
            done = {"done": "appealed", "token": token}
            return self._prm_redirect(portal, "registrations", prm_id, **done)
        return self._prm_record_page(
            portal, registration, "registrations", refusal, **form.raw
        )
