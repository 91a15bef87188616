"""The link in the mail of an invitation: GET shows it, POST accepts it."""

from odoo.http import request

from ..forms.colleague_form import AcceptanceForm
from .portal_base import Refusal, guarded_route
from .portal_open import PrmPortalOpen

ADDRESS = "/partner/invitation/<string:prm_token>"


class PrmPortalInvitation(PrmPortalOpen):
    """For who has the link, logged in or not."""

    @guarded_route(ADDRESS, auth="public", methods=["GET"], readonly=True)
    def prm_invitation(self, prm_token, **_params):
        """Show an invitation; nothing is changed."""
        invitation_sudo = self._prm_acceptance()._invitation_sudo(prm_token)
        if not invitation_sudo:
            return self._prm_dead_invitation()
        return self._prm_invitation_page(invitation_sudo, prm_token)

    @guarded_route(ADDRESS, auth="public", methods=["POST"])
    def prm_accept_invitation(self, prm_token, **params):
        """Accept an invitation; log in who chose a password."""
        acceptance = self._prm_acceptance()
        invitation_sudo = acceptance._invitation_sudo(prm_token)
        if not invitation_sudo:
            return self._prm_accepted_before(prm_token)
        page = acceptance._page(invitation_sudo)
        form, refusal = None, None
        if page["kind"] == "choose":
            form = AcceptanceForm.parse(params, not page["known_name"])
            refusal = Refusal(form.errors) if form.errors else None
        if not refusal:
            answer, refusal = self._prm_try_to_accept(invitation_sudo, form)
        if refusal:
            return self._prm_invitation_page(invitation_sudo, prm_token, form, refusal)
        return answer

    # ---- what is sent ----

    def _prm_acceptance(self):
        return request.env["prm.colleague.acceptance"]

    def _prm_try_to_accept(self, invitation_sudo, form):
        """Accept, and lead to the portal: ``(answer, None)`` or ``(None, refusal)``."""
        acceptance = self._prm_acceptance()
        address = acceptance._portal_sudo(invitation_sudo)._url()
        chosen = (form.values["name"], form.password) if form else ()
        login, refusal = self._prm_attempt(acceptance._accept, invitation_sudo, *chosen)
        if refusal:
            return None, self._prm_at_password(refusal) if form else refusal
        if login:
            credential = {"login": login, "password": form.password, "type": "password"}
            request.session.authenticate(request.env, credential)
        return self._prm_secured(request.redirect(address)), None

    def _prm_at_password(self, refusal):
        """Return a refusal as one of the password: nothing else is judged by then."""
        return Refusal({}, {"password": " ".join(refusal.messages.values())})

    # ---- answers ----

    def _prm_accepted_before(self, token):
        """Lead to the portal who sends the form of an accepted invitation once more."""
        portal_sudo = self._prm_acceptance()._accepted_portal_sudo(token)
        if portal_sudo:
            return self._prm_secured(request.redirect(portal_sudo._url()))
        return self._prm_dead_invitation()

    def _prm_dead_invitation(self):
        """Answer alike, whatever the reason is."""
        return self._prm_dead_link(
            request.env._(
                "Invitations work once, and for 7 days. If you have accepted yours, "
                "log in. If not, ask your colleague to invite you again."
            )
        )

    def _prm_invitation_page(self, invitation_sudo, token, form=None, refusal=None):
        """Answer with the page of an invitation."""
        acceptance = self._prm_acceptance()
        if request.env.user._is_public():
            self._prm_speak(acceptance._reader_sudo(invitation_sudo))
        shown = acceptance.with_env(request.env)._page(invitation_sudo)
        errors = refusal.messages if refusal else {}
        values = {
            "prm_invitation": shown,
            "prm_address": f"/partner/invitation/{token}",
            "prm_name_typed": form.raw["name"] if form else shown["name"],
            "prm_errors": errors,
        }
        portal_sudo = acceptance._portal_sudo(invitation_sudo)
        template = "prm.portal_invitation"
        return self._prm_open_page(portal_sudo, template, values, refusal=refusal)
