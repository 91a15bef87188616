"""What a partner does about the protection of a deal: ask for days, answer."""

from odoo.http import request

from ..forms.protection_form import AnswerForm, ExtensionForm
from .portal_base import Refusal, portal_route
from .portal_registrations import PAGE, PrmPortalRegistrations

ACTIONS = ("extension", "progress")


class PrmPortalProtection(PrmPortalRegistrations):
    """Forms on the page of a deal."""

    @portal_route(*(f"{PAGE}/{action}" for action in ACTIONS))
    def prm_back_from_protection(self, portal, /, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        self._prm_registration(portal, prm_id)
        return self._prm_redirect(portal, "registrations", prm_id)

    @portal_route(f"{PAGE}/extension", methods=["POST"])
    def prm_ask_extension(self, portal, /, prm_id, **params):
        """Ask for more days of protection."""
        registration = self._prm_registration(portal, prm_id)
        form = ExtensionForm.parse(params)
        token = self._prm_token(params.get("extension_token"), mint=False)
        refusal = self._prm_try_to_ask(registration, form, token)
        if not refusal:
            return self._prm_redirect(
                portal, "registrations", prm_id, done="extension_asked", token=token
            )
        return self._prm_record_page(
            portal, registration, "registrations", refusal, **form.raw
        )

    def _prm_try_to_ask(self, registration, form, token):
        """Ask for more days; return a refusal, or nothing."""
        if form.errors:
            return Refusal(form.errors)
        days, reason = form.values["days"], form.values["reason"] or ""
        days = None if days is False else days
        ask = request.env["prm.extension.desk"]._ask
        return self._prm_attempt(ask, registration, days, reason, token)[1]

    @portal_route(f"{PAGE}/progress", methods=["POST"])
    def prm_answer_progress(self, portal, /, prm_id, **params):
        """Answer whether a deal is still active."""
        registration = self._prm_registration(portal, prm_id)
        form = AnswerForm.parse(params)
        refusal = Refusal(form.errors)
        if not refusal:
            _done, refusal = self._prm_attempt(
                request.env["prm.progress.answer"]._answer_on_page,
                registration,
                form.values["answer"] or "",
                form.values["date_closing"] or None,
            )
        if not refusal:
            return self._prm_redirect(
                portal, "registrations", prm_id, done="progress_answered"
            )
        return self._prm_record_page(
            portal, registration, "registrations", refusal, **form.raw
        )
