"""What partners change of a deal that was sent."""

from odoo.http import request

from ..forms.colleague_form import HeirForm
from .portal_base import Refusal, portal_route
from .portal_registrations import PAGE, PrmPortalRegistrations

BACK = ("take_back",)


class PrmPortalDealChanges(PrmPortalRegistrations):
    """Taking back, copying and handing over."""

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

    # ---- a copy ----

    @portal_route(f"{PAGE}/clone")
    def prm_clone_page(self, portal, /, prm_id, **_params):
        """Ask whether the customer comes along."""
        return self._prm_step(portal, prm_id, "clone")

    @portal_route(f"{PAGE}/clone", methods=["POST"])
    def prm_clone(self, portal, /, prm_id, with_customer="", **params):
        """Make a draft with the same data, and open it in the form."""
        registration = self._prm_registration(portal, prm_id)
        token = self._prm_token(params.get("submission_token"))
        refusal = self._prm_spend("submissions")
        if not refusal:
            clone = request.env["prm.deal.clone"]._clone
            call = (clone, registration, portal, token, bool(with_customer))
            draft, refusal = self._prm_attempt(*call)
        if refusal:
            return self._prm_step(portal, prm_id, "clone", refusal, token=token)
        return self._prm_redirect(
            portal, "registrations", draft.id, "edit", done="cloned"
        )

    # ---- to a colleague ----

    @portal_route(f"{PAGE}/hand_over")
    def prm_hand_over_page(self, portal, /, prm_id, **_params):
        """Ask which colleague gets the deal."""
        return self._prm_step(portal, prm_id, "hand_over")

    @portal_route(f"{PAGE}/hand_over", methods=["POST"])
    def prm_hand_over(self, portal, /, prm_id, **params):
        """Give the deal to a colleague; who does not see it anymore gets the list."""
        registration = self._prm_registration(portal, prm_id)
        form = HeirForm.parse(params)
        refusal = Refusal(form.errors)
        if not refusal:
            give = request.env["prm.hand.over"]._hand_over_deal
            call = (give, registration, form.values["heir"])
            _done, refusal = self._prm_attempt(*call)
        if refusal:
            heir = form.raw["heir"]
            return self._prm_step(portal, prm_id, "hand_over", refusal, heir=heir)
        own = (prm_id,) if registration.has_access("read") else ()
        return self._prm_redirect(portal, "registrations", *own, done="handed_over")

    # ---- their pages ----

    def _prm_step(self, portal, prm_id, action, refusal=None, **typed):
        """Answer with the page of an action; who may not do it gets the deal's page.

        :param refusal: why what was sent is refused
        :param typed: what was typed there
        """
        registration = self._prm_registration(portal, prm_id)
        if not refusal and action not in registration._portal_actions():
            return self._prm_redirect(portal, "registrations", prm_id)
        heirs = request.env["prm.hand.over"]._heirs
        values = {
            "prm_id": prm_id,
            "prm_number": registration.number,
            "prm_name": registration.name,
            "prm_page_url": portal._url("registrations", prm_id),
            "prm_heirs": heirs(registration) if action == "hand_over" else [],
            "prm_errors": refusal.messages if refusal else {},
            "prm_typed": typed,
            "prm_token": typed.get("token") or self._prm_token(""),
        }
        template = f"prm.portal_deal_{action}"
        return self._prm_page(
            portal, "registrations", template, values, refusal=refusal
        )

    def _prm_done(self):
        """Return what the last POST did, also of these."""
        _ = request.env._
        sentences = {
            "taken_back": _(
                "You have taken it back. Change what you need, then resubmit it."
            ),
            "cloned": _("This is the copy, a draft. Check it, then submit it."),
            "handed_over": _("The deal was handed over."),
        }
        told = super()._prm_done()
        done = request.httprequest.args.get("done")
        return {**told, "sentence": sentences.get(done, told["sentence"])}
