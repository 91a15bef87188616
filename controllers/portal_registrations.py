"""Lists and pages of registrations and opportunities, and what may be done there."""

from odoo.http import request

from ..forms.conversation_form import CommentForm, WithdrawalForm
from .in_section import in_section
from .parameters import read_id
from .portal_base import Refusal, portal_route
from .portal_files import PrmPortalFiles
from .portal_list import PortalList

PAGE = "/registrations/<int:prm_id>"
ACTIONS = ("comments", "discard", "files", "withdraw")


class PrmPortalRegistrations(PrmPortalFiles):
    """Registrations and opportunities are two windows on the same records."""

    # ---- lists ----

    @portal_route("/registrations")
    @in_section("registrations")
    def prm_registrations(self, portal, /, form=None, submission_token="", **params):
        """Show the list of registrations."""
        if form == "new":  # back from the log-in that an expired session asked for
            token = self._prm_token(submission_token, mint=False)
            return self._prm_redirect(
                portal, "registrations", "new", submission_token=token
            )
        return self._prm_list_page(portal, "registrations", params)

    @portal_route("/opportunities")
    @in_section("opportunities")
    def prm_opportunities(self, portal, /, **params):
        """Show the list of opportunities."""
        return self._prm_list_page(portal, "opportunities", params)

    def _prm_list_page(self, portal, kind, params):
        """Answer with a page of one of the two lists."""
        portal.env["prm.portal.glance"]._look_ahead(portal, kind)
        service = portal.env["prm.registration.list"]
        within = service._within(portal)
        page = PortalList(service, kind, portal._url(kind), params, within)
        values = {"prm_list": page, "prm_kind": kind, "prm_board": None}
        asked = page.query
        if asked.keys["layout"] == "board" and page.total:
            listed = (page.domain, page._order())
            shown = (asked.keys["groupby"], asked.narrowing())
            board = portal.env["prm.registration.board"]
            values["prm_board"] = board._page(portal, kind, *listed, *shown)
        return self._prm_page(portal, kind, "prm.portal_registrations", values)

    # ---- pages ----

    @portal_route(PAGE)
    def prm_registration(self, portal, /, prm_id, **params):
        """Show a registration; one that is an opportunity only is shown there."""
        registration = self._prm_registration(portal, prm_id)
        done = {name: params.get(name) for name in ("done", "token")}
        if registration._is_offer():
            return self._prm_redirect(portal, "offers", prm_id, **done)
        request.env["prm.registration.reading"]._at_once(registration)
        scope = request.env["prm.registration.scope"]
        if scope._kind_of(registration) == "opportunities":
            return self._prm_redirect(portal, "opportunities", prm_id, **done)
        opened = {"open": params["open"]} if "open" in params else {}
        return self._prm_record_page(portal, registration, "registrations", **opened)

    @portal_route("/opportunities/<int:prm_id>")
    @in_section("opportunities")
    def prm_opportunity(self, portal, /, prm_id, **_params):
        """Show an opportunity; one that is none yet is a registration."""
        registration = self._prm_registration(portal, prm_id)
        request.env["prm.registration.reading"]._at_once(registration)
        if not request.env["prm.registration.deal"]._of(registration).outcome:
            return self._prm_redirect(portal, "registrations", prm_id)
        return self._prm_record_page(portal, registration, "opportunities")

    @portal_route(*(f"{PAGE}/{action}" for action in ACTIONS))
    def prm_back_to_registration(self, portal, /, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        self._prm_registration(portal, prm_id)
        return self._prm_redirect(portal, "registrations", prm_id)

    def _prm_record_page(self, portal, registration, kind, refusal=None, **typed):
        """Answer with the page of one registration or opportunity.

        :param refusal: why the POST that this page answers was refused
        :param typed: what was typed there: token, comment, reason, note; and which of
            its forms is open
        """
        token = typed.get("token") or self._prm_token("")
        kind = request.env["prm.registration.scope"]._kind_of(registration, kind)
        page = registration._portal_page(kind)
        values = {
            "prm_kind": kind,
            "prm_id": registration.id,
            "prm_number": registration.number,
            "prm_name": registration.name,
            "prm_record": page,
            "prm_actions": page["actions"],
            "prm_urls": self._prm_record_urls(portal, registration.id),
            "prm_errors": refusal.messages if refusal else {},
            "prm_typed": typed,
            **self._prm_file_values(portal, token, is_new=not typed.get("token")),
        }
        template = "prm.portal_registration"
        return self._prm_page(portal, kind, template, values, refusal=refusal)

    def _prm_record_urls(self, portal, registration_id):
        """Return the addresses of what may be done with one registration."""
        names = ["comments", *request.env["prm.deal.actions"]._keys()]
        address = portal._url("registrations", registration_id)
        return {name: f"{address}/{name}" for name in names}

    # ---- what may be done there ----

    @portal_route(f"{PAGE}/comments", methods=["POST"])
    def prm_comment(self, portal, /, prm_id, **params):
        """Post a comment and its files."""
        registration = self._prm_registration(portal, prm_id)
        return self._prm_talk(portal, registration, params, "commented")

    @portal_route(f"{PAGE}/files", methods=["POST"])
    def prm_attach(self, portal, /, prm_id, **params):
        """Post files without a comment."""
        registration = self._prm_registration(portal, prm_id)
        params["comment"] = ""
        return self._prm_talk(portal, registration, params, "attached")

    def _prm_talk(self, portal, registration, params, done):
        """Post a message and its files; on refusal answer with all that was sent."""
        token = self._prm_token(params.get("submission_token"))
        form = CommentForm.parse(params)
        refusal = Refusal(form.errors) | self._prm_take_files(
            portal, token, params.get("remove_file")
        )
        if not refusal and "remove_file" not in params:
            post, text = registration._post_comment_sudo, form.values["comment"]
            _message, refusal = self._prm_attempt(post, text or "", token)
            if not refusal:
                return self._prm_redirect(
                    portal, "registrations", registration.id, done=done, token=token
                )
        typed = {"comment": form.raw["comment"], "token": token}
        return self._prm_record_page(
            portal, registration, "registrations", refusal, **typed
        )

    @portal_route(f"{PAGE}/withdraw", methods=["POST"])
    def prm_withdraw(self, portal, /, prm_id, reason_id="", note="", **params):
        """Withdraw a registration, for a reason."""
        registration = self._prm_registration(portal, prm_id)
        reason = read_id(reason_id)
        form = WithdrawalForm.parse({"note": note})
        refusal = Refusal(form.errors)
        if not refusal:
            text = form.values["note"] or ""
            _done, refusal = self._prm_attempt(registration._withdraw, reason, text)
        if not refusal:
            token = self._prm_token(params.get("withdrawal_token"), mint=False)
            return self._prm_redirect(
                portal, "registrations", prm_id, done="withdrawn", token=token
            )
        return self._prm_record_page(
            portal, registration, "registrations", refusal, reason=reason, note=note
        )

    @portal_route(f"{PAGE}/discard", methods=["POST"])
    def prm_discard(self, portal, /, prm_id, **_params):
        """Discard an own draft."""
        registration = self._prm_registration(portal, prm_id)
        _done, refusal = self._prm_attempt(registration._discard)
        if not refusal:
            return self._prm_redirect(portal, "registrations", done="discarded")
        return self._prm_record_page(portal, registration, "registrations", refusal)
