"""The section of colleagues: supervisors look after the people of their own."""

from odoo.http import request

from ..forms.colleague_form import HeirForm, InvitationForm, RoleForm
from .form_values import error_values
from .in_section import in_section
from .parameters import held_id
from .portal_base import PrmPortalController, Refusal, portal_route
from .portal_list import labels_style

SECTION = "colleagues"
LIMIT = "colleague_invitations"
ONE = "/colleagues/<int:prm_id>"
INVITATION = "/colleagues/invitations/<int:prm_id>"


class PrmPortalColleagues(PrmPortalController):
    """A list of people and invitations, and a page of each person."""

    @portal_route("/colleagues")
    @in_section(SECTION)
    def prm_colleagues(self, portal, /, page="", sortby="", **_params):
        """Show the people of the organization, and who is invited."""
        return self._prm_colleagues_page(portal, page=page, sort=sortby)

    @portal_route("/colleagues", methods=["POST"])
    @in_section(SECTION)
    def prm_invite_colleagues(self, portal, /, submission_token="", **params):
        """Invite by addresses; 422 shows the page again with what is wrong."""
        token = self._prm_token(submission_token)
        form = InvitationForm.parse(params)
        refusal = Refusal(form.errors) if form.errors else None
        if not refusal:
            refusal = self._prm_invite(portal, form, token)
        if refusal:
            return self._prm_colleagues_page(portal, form, refusal, token)
        done = "asked" if self._prm_waits(portal) else "invited"
        return self._prm_redirect(portal, "colleagues", done=done, token=token)

    @portal_route(f"{INVITATION}/resend", methods=["POST"])
    @in_section(SECTION)
    def prm_resend_invitation(self, portal, /, prm_id, **_params):
        """Send an invitation once more."""
        self._prm_supervised(portal)
        refusal = self._prm_spend(LIMIT)
        if not refusal:
            resend = request.env["prm.colleague.invitations"]._resend
            _nothing, refusal = self._prm_attempt(resend, portal, held_id(prm_id))
        return self._prm_colleagues_done(portal, refusal, "resent")

    @portal_route(f"{INVITATION}/withdraw", methods=["POST"])
    @in_section(SECTION)
    def prm_withdraw_invitation(self, portal, /, prm_id, **_params):
        """Take an invitation back."""
        withdraw = request.env["prm.colleague.invitations"]._withdraw
        _nothing, refusal = self._prm_attempt(withdraw, portal, held_id(prm_id))
        return self._prm_colleagues_done(portal, refusal, "taken_back")

    # ---- one colleague ----

    @portal_route(ONE)
    @in_section(SECTION)
    def prm_colleague(self, portal, /, prm_id, **_params):
        """Show one colleague, and what may be done."""
        return self._prm_colleague_page(portal, prm_id)

    @portal_route(f"{ONE}/role", methods=["POST"])
    @in_section(SECTION)
    def prm_change_colleague_role(self, portal, /, prm_id, **params):
        """Give a colleague another role."""
        form = RoleForm.parse(params)
        if form.errors:
            return self._prm_colleague_page(portal, prm_id, Refusal(form.errors))
        change = request.env["prm.colleague.desk"]._change_role
        call = (change, portal, held_id(prm_id), form.values["role"])
        return self._prm_colleague_done(portal, prm_id, "role", call)

    @portal_route(f"{ONE}/end", methods=["POST"])
    @in_section(SECTION)
    def prm_end_colleague(self, portal, /, prm_id, **_params):
        """End the access of a colleague."""
        end = request.env["prm.colleague.desk"]._end
        call = (end, portal, held_id(prm_id))
        return self._prm_colleague_done(portal, prm_id, "ended", call)

    @portal_route(f"{ONE}/restore", methods=["POST"])
    @in_section(SECTION)
    def prm_restore_colleague(self, portal, /, prm_id, **_params):
        """Give a colleague the access back."""
        restore = request.env["prm.colleague.desk"]._restore
        call = (restore, portal, held_id(prm_id))
        return self._prm_colleague_done(portal, prm_id, "restored", call)

    @portal_route(f"{ONE}/hand-over", methods=["POST"])
    @in_section(SECTION)
    def prm_hand_over_colleague(self, portal, /, prm_id, **params):
        """Give the open registrations of a colleague to another one."""
        form = HeirForm.parse(params)
        if form.errors:
            return self._prm_colleague_page(portal, prm_id, Refusal(form.errors))
        hand_over = request.env["prm.colleague.desk"]._hand_over
        call = (hand_over, portal, held_id(prm_id), form.values["heir"])
        return self._prm_colleague_done(portal, prm_id, "handed_over", call)

    @portal_route(f"{ONE}/<string:prm_rest>", f"{INVITATION}/<string:prm_rest>")
    @in_section(SECTION)
    def prm_back_to_colleagues(self, portal, /, **_params):
        """Lead back to the list, after a login in between."""
        return self._prm_redirect(portal, "colleagues")

    # ---- answers ----

    def _prm_called(self, call, *args):
        """Return what a service says; who may not ask gets "not found"."""
        result, _refusal = self._prm_attempt(call, *args)
        return result

    def _prm_invite(self, portal, form, token):
        """Invite, or return the refusal; what invites nobody counts for nothing."""
        invitations = request.env["prm.colleague.invitations"]
        form_of = (portal, form.people)
        is_new, refusal = self._prm_attempt(invitations._is_new, *form_of, token)
        if is_new:
            refusal = self._prm_spend(LIMIT, len(form.people), "addresses")
        if is_new and not refusal:
            call = (invitations._invite, *form_of, form.values["role"], token)
            _made, refusal = self._prm_attempt(*call)
        return refusal

    def _prm_supervised(self, portal):
        """Go on for supervisors only: nobody else's request is counted.

        :raises NotFound: to everybody else
        """
        self._prm_called(
            request.env["prm.colleague.entrance"]._partnership_sudo, portal
        )

    def _prm_waits(self, portal):
        """Tell whether invitations wait for an employee."""
        entrance = request.env["prm.colleague.entrance"]
        return entrance._is_approval_needed(portal._own_partnership())

    def _prm_colleagues_page(
        self, portal, form=None, refusal=None, token="", page="", sort=""
    ):
        """Answer with the list, and with what was typed into the invitation."""
        number = int(page) if page.isdecimal() and len(page) < 7 else 1
        show = request.env["prm.colleague.page"]._page
        shown = self._prm_called(show, portal, number, sort)
        errors = refusal.messages if refusal else {}
        if form and "" in errors:  # what is refused as a whole is about the addresses
            errors = {"addresses": errors[""]}
        values = {
            "prm_colleagues": shown,
            "prm_colleagues_labels": labels_style(
                header["label"] for header in shown["headers"]
            ),
            "prm_typed": form.raw if form else {"addresses": "", "role": "partner"},
            "prm_wrong": self._prm_wrong(form) if form else [],
            **error_values(errors, self._prm_colleague_labels()),
            "prm_token": self._prm_token(token),
            "prm_fresh": request.httprequest.method == "GET",
            "prm_done": self._prm_colleagues_told(),
        }
        template = "prm.portal_colleagues"
        return self._prm_page(portal, SECTION, template, values, refusal=refusal)

    def _prm_wrong(self, form):
        """Return what is wrong with single addresses, in words."""
        text = request.env["prm.messages"]._text
        return [{"text": each.text, "why": text(each.code)} for each in form.wrong]

    def _prm_colleague_labels(self):
        """Return name → label of what is typed, for the summary of errors."""
        _ = request.env._
        return {
            "addresses": _("Email addresses"),
            "role": _("Role"),
            "heir": _("Hand over to"),
        }

    def _prm_colleague_page(self, portal, prm_id, refusal=None):
        """Answer with the page of one colleague."""
        one = request.env["prm.colleague.page"]._one
        shown = self._prm_called(one, portal, held_id(prm_id))
        errors = refusal.messages if refusal else {}
        values = {
            "prm_colleague": shown,
            **error_values(errors, self._prm_colleague_labels()),
            "prm_done": self._prm_colleagues_told(),
        }
        template = "prm.portal_colleague"
        return self._prm_page(portal, SECTION, template, values, refusal=refusal)

    def _prm_colleague_done(self, portal, prm_id, done, call):
        """Do something to a colleague, then show that colleague, or why not."""
        _result, refusal = self._prm_attempt(*call)
        if refusal:
            return self._prm_colleague_page(portal, prm_id, refusal)
        return self._prm_redirect(portal, "colleagues", prm_id, done=done)

    def _prm_colleagues_done(self, portal, refusal, done):
        """Show the list, with why an invitation was left as it is."""
        if refusal:
            return self._prm_colleagues_page(portal, refusal=refusal)
        return self._prm_redirect(portal, "colleagues", done=done)

    def _prm_colleagues_told(self):
        """Return what the last POST did, in words for the page."""
        _ = request.env._
        sentences = {
            "invited": _("Invited. Each person gets an email with a link."),
            "asked": _(
                "Sent for approval. Each person gets an email once your partner "
                "manager has approved the invitation."
            ),
            "resent": _("The invitation is on its way again."),
            "taken_back": _("The invitation was withdrawn."),
            "role": _("The role was changed."),
            "ended": _("The access was ended."),
            "restored": _("The access was restored."),
            "handed_over": _("The open deals were handed over."),
        }
        done = request.httprequest.args.get("done")
        return {**self._prm_done(), "sentence": sentences.get(done, "")}
