"""The link in the mail of a question: GET shows it, POST answers it."""

from odoo.http import request

from ..forms.protection_form import AnswerForm
from .portal_base import Refusal, guarded_route
from .portal_open import PrmPortalOpen

ADDRESS = "/partner/answer/<string:prm_token>"


class PrmPortalAnswer(PrmPortalOpen):
    """For who has the link, logged in or not; programs that open it change nothing."""

    @guarded_route(ADDRESS, auth="public", methods=["GET"], readonly=True)
    def prm_question(self, prm_token, **params):
        """Show the question; nothing is changed."""
        question_sudo, member_sudo = self._prm_question_sudo(prm_token)
        if not question_sudo:
            return self._prm_dead_question()
        if not self._prm_question_waits(question_sudo):
            return self._prm_dead_question(self._prm_answer_given(question_sudo))
        form = AnswerForm.parse(params)
        return self._prm_question_page(question_sudo, member_sudo, prm_token, form)

    @guarded_route(ADDRESS, auth="public", methods=["POST"])
    def prm_answer_question(self, prm_token, **params):
        """Answer the question; a second time says what was answered."""
        question_sudo, member_sudo = self._prm_question_sudo(prm_token)
        if not question_sudo:
            return self._prm_dead_question()
        form = AnswerForm.parse(params)
        if refusal := self._prm_try_to_answer(question_sudo, member_sudo, form):
            return self._prm_question_page(
                question_sudo, member_sudo, prm_token, form, refusal
            )
        return self._prm_answer_thanks(question_sudo, member_sudo)

    def _prm_try_to_answer(self, question_sudo, member_sudo, form):
        """Answer a question that is open; return a refusal, or nothing."""
        if question_sudo.state != "open" or form.errors:
            return Refusal(form.errors) if question_sudo.state == "open" else None
        _done, refusal = self._prm_attempt(
            request.env["prm.progress.answer"]._answer_by_link,
            question_sudo,
            member_sudo,
            form.values["answer"] or "",
            form.values["date_closing"] or None,
        )
        return refusal

    # ---- what is asked ----

    def _prm_question_sudo(self, token):
        """Return question and member (sudo) of a link, in the member's language."""
        found_sudo = request.env["prm.signed.link"]._progress_sudo(token)
        question_sudo, member_sudo = found_sudo
        if not question_sudo or not request.env.user._is_public():
            return found_sudo
        self._prm_speak(member_sudo.partner_id)
        return request.env["prm.signed.link"]._progress_sudo(token)

    def _prm_question_waits(self, question_sudo):
        """Tell whether the question waits for an answer now."""
        desk = request.env["prm.progress.desk"]
        return question_sudo in desk._waiting_sudo(question_sudo.registration_id)

    def _prm_answer_given(self, question_sudo):
        """Return what was answered, in words, or ``""``."""
        return request.env["prm.progress.answer"]._given(question_sudo)

    # ---- answers ----

    def _prm_dead_question(self, given=""):
        """Answer alike, whatever the reason is; who answered reads the answer."""
        ask = request.env._(
            "The question is closed, or this link is not yours. Log in to tell us how "
            "the deal is going."
        )
        return self._prm_dead_link(given or ask)

    def _prm_question_page(self, question_sudo, member_sudo, token, form, refusal=None):
        """Answer with the page of a question."""
        answers = request.env["prm.progress.answer"]
        values = {
            "prm_question": answers._asked(question_sudo),
            "prm_address": f"/partner/answer/{token}",
            "prm_errors": refusal.messages if refusal else {},
            "prm_typed": form.raw,
        }
        portal_sudo = member_sudo.partnership_id.portal_id
        template = "prm.portal_question"
        return self._prm_open_page(portal_sudo, template, values, refusal=refusal)

    def _prm_answer_thanks(self, question_sudo, member_sudo):
        """Answer with what was answered, the first time and each further one."""
        values = {"prm_given": self._prm_answer_given(question_sudo)}
        portal_sudo = member_sudo.partnership_id.portal_id
        return self._prm_open_page(portal_sudo, "prm.portal_question_done", values)
