"""The section "Offers": leads that the vendor offers, and the partner's answers."""

from odoo.http import request

from ..forms.conversation_form import WithdrawalForm
from .in_section import in_section
from .parameters import read_id
from .portal_base import Refusal, portal_route
from .portal_list import PortalList
from .portal_registrations import PrmPortalRegistrations

OFFER = "/offers/<int:prm_id>"
ANSWERS = ("accept", "decline")


class PrmPortalOffers(PrmPortalRegistrations):
    """An offer is a registration with few words; once accepted it is an opportunity."""

    @portal_route("/offers")
    @in_section("offers")
    def prm_offers(self, portal, /, **params):
        """Show the offers that wait, or all of them."""
        service = portal.env["prm.offer.list"]
        within = service._within(portal)
        page = PortalList(service, "offers", portal._url("offers"), params, within)
        values = {"prm_list": page, "prm_kind": "offers"}
        return self._prm_page(portal, "offers", "prm.portal_offers", values)

    @portal_route(OFFER)
    @in_section("offers")
    def prm_offer(self, portal, /, prm_id, **params):
        """Show an offer; one that was accepted, or is none, is shown elsewhere."""
        registration = self._prm_registration(portal, prm_id)
        if registration._is_offer():
            opened = {"open": params["open"]} if "open" in params else {}
            return self._prm_record_page(portal, registration, "offers", **opened)
        done = {name: params.get(name) for name in ("done", "token")}
        is_deal = request.env["prm.registration.deal"]._of(registration).outcome
        section = "opportunities" if is_deal else "registrations"
        return self._prm_redirect(portal, section, prm_id, **done)

    @portal_route(*(f"{OFFER}/{answer}" for answer in ANSWERS))
    @in_section("offers")
    def prm_back_to_offer(self, portal, /, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        self._prm_registration(portal, prm_id)
        return self._prm_redirect(portal, "offers", prm_id)

    @portal_route(f"{OFFER}/accept", methods=["POST"])
    @in_section("offers")
    def prm_accept_offer(self, portal, /, prm_id, **_params):
        """Accept an offer; the first of several partners gets it."""
        registration = self._prm_registration(portal, prm_id)
        accept = request.env["prm.offer.answer"]._accept
        _done, refusal = self._prm_attempt(accept, registration)
        if not refusal:
            return self._prm_redirect(portal, "offers", prm_id, done="accepted")
        return self._prm_record_page(portal, registration, "offers", refusal)

    @portal_route(f"{OFFER}/decline", methods=["POST"])
    @in_section("offers")
    def prm_decline_offer(self, portal, /, prm_id, reason_id="", note="", **params):
        """Decline an offer, for a reason."""
        registration = self._prm_registration(portal, prm_id)
        form, reason = WithdrawalForm.parse({"note": note}), read_id(reason_id)
        refusal = Refusal(form.errors)
        if not refusal:
            decline = request.env["prm.offer.answer"]._decline
            text = form.values["note"] or ""
            _done, refusal = self._prm_attempt(decline, registration, reason, text)
        if not refusal:
            token = self._prm_token(params.get("decline_token"), mint=False)
            done = {"done": "declined", "token": token}
            return self._prm_redirect(portal, "offers", prm_id, **done)
        typed = {"reason": reason, "note": note}
        return self._prm_record_page(portal, registration, "offers", refusal, **typed)

    def _prm_record_urls(self, portal, registration_id):
        """Answers to offers have addresses of their own."""
        address = portal._url("offers", registration_id)
        answers = {answer: f"{address}/{answer}" for answer in ANSWERS}
        return {**super()._prm_record_urls(portal, registration_id), **answers}
