"""The public page with which a company applies, and the links in its mails.

Where a portal takes no applications, the page is missing like that of no portal.
"""

from odoo.http import request

from ..forms.application_form import ApplicationForm, ReplyForm
from ..policy.application import network
from .form_values import form_values
from .portal_base import Refusal, guarded_route
from .portal_open import PrmPortalOpen

FORM = "/partner/apply/<string:prm_path>"
CONFIRM = "/partner/apply/confirm/<string:prm_token>"
ANSWER = "/partner/apply/answer/<string:prm_token>"


class PrmPortalApply(PrmPortalOpen):
    """For everybody; nothing here tells whether somebody is known."""

    # ---- the form ----

    @guarded_route(FORM, auth="public", methods=["GET"], readonly=True)
    def prm_apply(self, prm_path, done="", token="", **_params):
        """Show the form, or what comes after it was sent."""
        portal_sudo = self._prm_applied_to_sudo(prm_path)
        if not portal_sudo:
            return self._prm_no_application()
        if done == "sent":
            sent = {"prm_token": self._prm_token(token, mint=False)}
            return self._prm_open_page(portal_sudo, "prm.portal_application_sent", sent)
        empty = request.env["prm.application.page"]._empty(portal_sudo)
        return self._prm_application_form(portal_sudo, empty, self._prm_token(""))

    @guarded_route(FORM, auth="public", methods=["POST"])
    def prm_send_application(self, prm_path, **params):
        """Take an application once per token; 422 shows the form again with errors."""
        portal_sudo = self._prm_applied_to_sudo(prm_path)
        if not portal_sudo:
            return self._prm_no_application()
        entries = request.env["prm.application.fields"]._entries(portal_sudo)
        form = ApplicationForm.parse(params, entries)
        token = self._prm_token(form.token)
        refusal = Refusal(form.errors) or self._prm_spend_by_network("applications")
        if not refusal and not form.is_trapped:  # a program reads the same as people
            apply = request.env["prm.application.entrance"]._apply
            _done, refusal = self._prm_attempt(apply, portal_sudo, form.values, token)
        if refusal:
            return self._prm_application_form(portal_sudo, form.raw, token, refusal)
        address = f"{self._prm_apply_url(portal_sudo)}?done=sent&token={token}"
        return self._prm_secured(request.redirect(address))

    def _prm_applied_to_sudo(self, path):
        """Return the portal (sudo) at which one may apply, or none."""
        return request.env["prm.portal"]._applied_to_sudo(path)

    def _prm_apply_url(self, portal_sudo):
        return f"/partner/apply/{portal_sudo.path}"

    def _prm_spend_by_network(self, kind):
        """Count what a visitor is about to do; return a refusal of what is too much.

        A request that Odoo runs again after a conflict is counted once.
        """
        spent = getattr(request, "prm_spent", {})
        request.prm_spent = spent
        if kind not in spent:
            visitor = network(request.httprequest.remote_addr)
            spent[kind] = request.env["prm.visitor.limit"]._spend(kind, visitor)
        seconds = spent[kind]
        return Refusal.of_limit(kind, seconds) if seconds else None

    def _prm_application_form(self, portal_sudo, typed, token, refusal=None):
        """Answer with the form, filled with what was typed."""
        shown = request.env["prm.application.page"]._form(portal_sudo)
        labels = request.env["prm.application.fields"]._labels(portal_sudo)
        values = {
            **form_values(typed, labels, token, refusal),
            "prm_application": shown,
            "prm_choices": shown["choices"],
            "prm_action": self._prm_apply_url(portal_sudo),
        }
        template = "prm.portal_application_form"
        return self._prm_open_page(portal_sudo, template, values, refusal=refusal)

    def _prm_no_application(self):
        """Answer alike for portals that take no applications, and for no portal."""
        nobody = request.env["prm.portal"]
        return self._prm_open_page(nobody, "prm.portal_application_none", {}, 404)

    # ---- the link that confirms ----

    @guarded_route(CONFIRM, auth="public", methods=["GET"], readonly=True)
    def prm_application(self, prm_token, **_params):
        """Show what is about to be confirmed; nothing is changed."""
        return self._prm_confirm_page(prm_token)

    @guarded_route(CONFIRM, auth="public", methods=["POST"])
    def prm_confirm_application(self, prm_token, **_params):
        """Confirm an application, once; a second time says the same."""
        entrance = request.env["prm.application.entrance"]
        application_sudo = entrance._application_sudo(prm_token)
        if not application_sudo:
            return self._prm_dead_application()
        entrance._confirm(application_sudo)
        address = f"/partner/apply/confirm/{prm_token}"
        return self._prm_secured(request.redirect(address))

    def _prm_confirm_page(self, token):
        """Answer with the page of a link to confirm."""
        find = request.env["prm.application.entrance"]._application_sudo
        application_sudo = find(token)
        if not application_sudo:
            return self._prm_dead_application()
        self._prm_speak_to_applicant(application_sudo)
        values = {
            "prm_application": request.env["prm.application.page"]._confirmation(
                application_sudo
            ),
            "prm_address": f"/partner/apply/confirm/{token}",
        }
        template = "prm.portal_application_confirm"
        return self._prm_open_page(application_sudo.portal_id, template, values)

    # ---- the link that answers ----

    @guarded_route(ANSWER, auth="public", methods=["GET"], readonly=True)
    def prm_application_question(self, prm_token, **_params):
        """Show a question to the applicant; nothing is changed."""
        return self._prm_question_to_applicant(prm_token)

    @guarded_route(ANSWER, auth="public", methods=["POST"])
    def prm_answer_application(self, prm_token, **params):
        """Answer a question, once; 422 shows it again without an answer."""
        service = request.env["prm.application.answer"]
        application_sudo = service._application_sudo(prm_token)
        if not application_sudo:
            return self._prm_dead_application()
        form = ReplyForm.parse(params)
        if application_sudo.is_asked and form.errors:
            refusal = Refusal(form.errors)
            return self._prm_question_to_applicant(prm_token, form, refusal)
        service._answer(application_sudo, form.values["reply"])
        address = f"/partner/apply/answer/{prm_token}"
        return self._prm_secured(request.redirect(address))

    def _prm_question_to_applicant(self, token, form=None, refusal=None):
        """Answer with the page of a question, or with thanks for the answer."""
        find = request.env["prm.application.answer"]._application_sudo
        application_sudo = find(token)
        if not application_sudo:
            return self._prm_dead_application()
        self._prm_speak_to_applicant(application_sudo)
        page = request.env["prm.application.page"]
        values = {
            "prm_question": page._question(application_sudo),
            "prm_address": f"/partner/apply/answer/{token}",
            "prm_token": token,
            "prm_reply": form.raw["reply"] if form else "",
            "prm_errors": Refusal(refusal.codes).messages if refusal else {},
        }
        template = "prm.portal_application_question"
        portal_sudo = application_sudo.portal_id
        return self._prm_open_page(portal_sudo, template, values, refusal=refusal)

    # ---- answers ----

    def _prm_speak_to_applicant(self, application_sudo):
        """Answer who is not logged in in the language of the form that was sent."""
        lang = application_sudo.lang
        is_public = request.env.user._is_public()
        if is_public and request.env["prm.language"]._is_known(lang):
            request.update_context(lang=lang)

    def _prm_dead_application(self):
        """Answer alike, whatever the reason is."""
        return self._prm_dead_link(
            request.env._(
                "Links to confirm an application work for 7 days, and questions until "
                "they are settled. If you still want to become a partner, apply again."
            )
        )
