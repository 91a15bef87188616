"""What partners change of a deal that was sent."""

from odoo.http import request

from ..forms.colleague_form import HeirForm
from ..forms.proposal_form import ProposalForm, ProposalRules
from .form_values import error_values
from .portal_base import Refusal, portal_route
from .portal_registrations import PAGE, PrmPortalRegistrations

BACK = ("take_back", "propose/withdraw")


class PrmPortalDealChanges(PrmPortalRegistrations):
    """Taking back, copying, handing over, and proposing changes."""

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

    # ---- a proposal ----

    @portal_route(f"{PAGE}/propose")
    def prm_propose_page(self, portal, /, prm_id, **_params):
        """Show the form with what stands in the deal, while nothing waits."""
        registration = self._prm_registration(portal, prm_id)
        if request.env["prm.deal.proposal"]._pending_sudo(registration):
            return self._prm_redirect(portal, "registrations", prm_id)
        texts = request.env["prm.deal.proposal.page"]._texts(registration)
        return self._prm_proposal(portal, registration, texts)

    @portal_route(f"{PAGE}/propose", methods=["POST"])
    def prm_propose(self, portal, /, prm_id, **params):
        """Take a proposal; what is wrong is told at its field, with what was typed."""
        registration = self._prm_registration(portal, prm_id)
        proposal = request.env["prm.deal.proposal"]
        rules = ProposalRules(**proposal._rules(registration))
        form = ProposalForm.parse(params, rules)
        refusal = Refusal(form.errors)
        token = self._prm_token(params.get("submission_token"))
        if not refusal:
            reason = form.values.pop("reason") or ""
            call = (proposal._propose_sudo, registration, form.values, reason)
            _done, refusal = self._prm_attempt(*call)
        if refusal:
            return self._prm_proposal(portal, registration, form.raw, refusal, token)
        done = {"done": "proposed", "token": token}
        return self._prm_redirect(portal, "registrations", prm_id, **done)

    @portal_route(f"{PAGE}/propose/withdraw", methods=["POST"])
    def prm_withdraw_proposal(self, portal, /, prm_id, **_params):
        """Take back what was proposed."""
        registration = self._prm_registration(portal, prm_id)
        withdraw = request.env["prm.deal.proposal"]._withdraw
        _done, refusal = self._prm_attempt(withdraw, registration)
        if refusal:
            return self._prm_record_page(portal, registration, "registrations", refusal)
        done = "proposal_withdrawn"
        return self._prm_redirect(portal, "registrations", prm_id, done=done)

    def _prm_proposal(self, portal, registration, texts, refusal=None, token=""):
        """Answer with the form of a proposal.

        :param texts: what stands in its fields
        """
        cards = request.env["prm.deal.proposal.page"]._cards(registration)
        return self._prm_step(
            portal,
            registration.id,
            "propose",
            refusal,
            labels=_labels(cards) | {"reason": request.env._("Reason")},
            cards=cards,
            texts=texts,
            token=token,
        )

    # ---- their pages ----

    def _prm_step(self, portal, prm_id, action, refusal=None, labels=None, **typed):
        """Answer with the page of an action; who may not do it gets the deal's page.

        :param refusal: why what was sent is refused
        :param dict labels: name → what people call the field
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
            "prm_again": request.env["prm.registration.progress"]._is_over(
                registration
            ),
            "prm_heirs": heirs(registration) if action == "hand_over" else [],
            **error_values(refusal.messages if refusal else {}, labels or {}),
            "prm_typed": typed,
            "prm_token": typed.get("token") or self._prm_token(""),
        }
        template = f"prm.portal_deal_{action}"
        return self._prm_page(
            portal, "registrations", template, values, refusal=refusal
        )


def _labels(cards):
    """Return name → label of the fields on the cards of a form."""
    return {
        field["name"]: field["label"]
        for card in cards
        for part in card["parts"]
        for line in part["lines"]
        for field in line["fields"]
    }
