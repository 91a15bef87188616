"""Contacts: shared with partners, waiting in their inbox, or added by them."""

from werkzeug.exceptions import NotFound

from odoo.http import request

from ..forms.contact_form import DeclineForm
from ..forms.rule_form import RuleForm
from .form_values import form_values
from .in_section import in_section
from .parameters import held_id
from .portal_base import PrmPortalController, Refusal, portal_route
from .portal_list import PortalList

CONTACTS = "contacts"
INBOX = "inbox"
CONTACT = "/contacts/<int:prm_id>"
WAITING = "/inbox/<int:prm_id>"


class PrmPortalContacts(PrmPortalController):
    """Two lists, a page of each contact, and the form that adds or changes one.

    Who may read a contact is asked of the rules, at each request.
    """

    # ---- lists ----

    @portal_route("/contacts")
    @in_section(CONTACTS)
    def prm_contacts(self, portal, /, **params):
        """Show the contacts that the visitor may read; 404 to who only looks around."""
        return self._prm_contact_list(portal, CONTACTS, params)

    @portal_route("/inbox")
    @in_section(INBOX)
    def prm_inbox(self, portal, /, **params):
        """Show what waits for a decision."""
        return self._prm_contact_list(portal, INBOX, params)

    def _prm_contact_list(self, portal, kind, params, refusal=None):
        """Answer with a page of one of the two lists.

        :param str kind: section of the list: contacts or inbox
        :param dict params: of the address: search, filters, order, page
        :param refusal: why the POST that this page answers was refused
        :raises NotFound: on a portal that the reader only looks at
        """
        if not portal._is_own():
            raise NotFound
        service = portal.env["prm.contact.list"]
        within = service._within(portal)
        page = PortalList(service, kind, portal._url(kind), params, within)
        add = request.env["prm.contact.entry"]._verdict_add(portal)
        values = {
            "prm_list": page,
            "prm_kind": kind,
            "prm_add_url": portal._url(CONTACTS, "new") if add else "",
            "prm_may_decide": request.env["prm.contact.inbox"]._may_decide(portal),
            "prm_refused": refusal.messages.get("", "") if refusal else "",
            "prm_done": self._prm_contacts_told(),
        }
        return self._prm_page(
            portal, kind, "prm.portal_contacts", values, refusal=refusal
        )

    # ---- one contact ----

    @portal_route(CONTACT)
    @in_section(CONTACTS)
    def prm_contact(self, portal, /, prm_id, **_params):
        """Show a contact; one that waits for a decision is in the inbox."""
        contact = self._prm_contact_of(portal, prm_id)
        if contact.state == "new":
            return self._prm_redirect(portal, INBOX, prm_id)
        return self._prm_contact_page(portal, contact, CONTACTS)

    @portal_route(WAITING)
    @in_section(INBOX)
    def prm_waiting_contact(self, portal, /, prm_id, **_params):
        """Show a contact that waits; one that was accepted is among the contacts."""
        contact = self._prm_contact_of(portal, prm_id)
        if contact.state != "new":
            return self._prm_redirect(portal, CONTACTS, prm_id)
        return self._prm_contact_page(portal, contact, INBOX)

    def _prm_contact_of(self, portal, contact_id):
        """Return a contact that the visitor may read.

        :raises NotFound: when it is missing or not for the visitor, which looks alike
        """
        number = held_id(contact_id)
        contact = portal.env["prm.contact.page"]._find(portal, number)
        if not contact or not portal._is_own():
            raise NotFound
        return contact

    def _prm_contact_page(
        self, portal, contact, section, refusal=None, reason="", token=""
    ):
        """Answer with the page of one contact, and with the reason that was typed."""
        values = {
            "prm_contact": portal.env["prm.contact.page"]._page(portal, contact),
            "prm_url": portal._url(section, contact.id),
            "prm_register_url": f"{portal._url('registrations', 'new')}"
            f"?contact={contact.id}",
            "prm_reason": reason,
            "prm_token": self._prm_token(token),
            "prm_errors": refusal.messages if refusal else {},
            "prm_done": self._prm_contacts_told(),
        }
        template = "prm.portal_contact"
        return self._prm_page(portal, section, template, values, refusal=refusal)

    # ---- decisions ----

    @portal_route(f"{WAITING}/accept", methods=["POST"])
    @in_section(INBOX)
    def prm_accept_contact(self, portal, /, prm_id, **_params):
        """Accept a contact."""
        accept = request.env["prm.contact.inbox"]._accept
        _contact, refusal = self._prm_attempt(accept, portal, held_id(prm_id))
        if refusal:
            return self._prm_contact_list(portal, INBOX, {}, refusal)
        if not request.env["prm.portal.switches"]._is_shown(portal, CONTACTS):
            return self._prm_redirect(portal, INBOX, done="accepted")
        return self._prm_redirect(portal, CONTACTS, prm_id, done="accepted")

    @portal_route(f"{WAITING}/decline", methods=["POST"])
    @in_section(INBOX)
    def prm_decline_contact(self, portal, /, prm_id, **params):
        """Decline a contact, with a reason; 422 shows its page again without one."""
        form = DeclineForm.parse(params)
        token = self._prm_token(params.get("decline_token"), mint=False)
        if form.errors:
            contact = self._prm_contact_of(portal, prm_id)
            typed = {"refusal": Refusal(form.errors), "reason": form.raw["reason"]}
            return self._prm_contact_page(portal, contact, INBOX, token=token, **typed)
        decline, reason = (
            request.env["prm.contact.inbox"]._decline,
            form.values["reason"],
        )
        number = held_id(prm_id)
        _nothing, refusal = self._prm_attempt(decline, portal, number, reason)
        if refusal:
            return self._prm_contact_list(portal, INBOX, {}, refusal)
        return self._prm_redirect(portal, INBOX, done="declined", token=token)

    @portal_route(f"{WAITING}/accept", f"{WAITING}/decline")
    @in_section(INBOX)
    def prm_back_to_inbox(self, portal, /, prm_id, **_params):
        """Lead back to the contact, after a login in between."""
        return self._prm_redirect(portal, INBOX, prm_id)

    # ---- the form ----

    @portal_route("/contacts/new")
    @in_section(CONTACTS)
    def prm_new_contact(self, portal, /, submission_token="", **_params):
        """Show an empty form; 403 to who may not add contacts."""
        if answer := self._prm_no_contacts(portal):
            return answer
        return self._prm_contact_form(portal, {}, self._prm_token(submission_token))

    @portal_route("/contacts", "/contacts/new", methods=["POST"])
    @in_section(CONTACTS)
    def prm_add_contact(self, portal, /, submission_token="", **params):
        """Add a contact, once per token; 422 shows the form again with errors."""
        if answer := self._prm_no_contacts(portal):
            return answer
        token, form = (
            self._prm_token(submission_token),
            self._prm_parsed_contact(params),
        )
        refusal, contact = Refusal(form.errors), None
        if not refusal:
            refusal = self._prm_spend("contacts")
        if not refusal:
            add = request.env["prm.contact.entry"]._add
            contact, refusal = self._prm_attempt(add, portal, form.values, token)
        if refusal:
            return self._prm_contact_form(portal, form.raw, token, refusal)
        return self._prm_redirect(
            portal, CONTACTS, contact.id, done="added", token=token
        )

    @portal_route(f"{CONTACT}/edit")
    @in_section(CONTACTS)
    def prm_edit_contact(self, portal, /, prm_id, **_params):
        """Show an own contact in the form, else its page."""
        contact = self._prm_contact_of(portal, prm_id)
        if not request.env["prm.contact.entry"]._verdict_edit(contact):
            return self._prm_redirect(portal, CONTACTS, prm_id)
        typed = request.env["prm.contact.page"]._facts(contact)
        return self._prm_contact_form(portal, typed, self._prm_token(""), None, contact)

    @portal_route(f"{CONTACT}/edit", methods=["POST"])
    @in_section(CONTACTS)
    def prm_change_contact(self, portal, /, prm_id, submission_token="", **params):
        """Change an own contact; 422 shows the form again with errors."""
        contact = self._prm_contact_of(portal, prm_id)
        token, form = (
            self._prm_token(submission_token),
            self._prm_parsed_contact(params),
        )
        refusal = Refusal(form.errors)
        if not refusal:
            change = request.env["prm.contact.entry"]._change
            _nothing, refusal = self._prm_attempt(change, contact, form.values)
        if refusal:
            return self._prm_contact_form(portal, form.raw, token, refusal, contact)
        return self._prm_redirect(portal, CONTACTS, prm_id, done="saved", token=token)

    def _prm_parsed_contact(self, params):
        """Return the form of a contact, as its registry says."""
        rules = request.env["prm.contact.fields"]._entries()
        return RuleForm.parse(params, rules)

    def _prm_no_contacts(self, portal):
        """Answer with 403 and why to who may not add contacts; None to others."""
        verdict = request.env["prm.contact.entry"]._verdict_add(portal)
        if verdict:
            return None
        sentence = Refusal({"": verdict.code}).messages[""]
        values, page = {"prm_sentence": sentence}, "prm.portal_refused"
        return self._prm_page(portal, CONTACTS, page, values, status=403)

    def _prm_contact_form(self, portal, typed, token, refusal=None, contact=None):
        """Answer with the form, filled with what was typed."""
        service = request.env["prm.contact.fields"]
        labels = {entry.name: entry.label for entry in service._entries()}
        typed = {name: typed.get(name) or "" for name in labels}
        values = {
            **form_values(typed, labels, token, refusal),
            "prm_part": {"lines": service._lines()},
            **self._prm_contact_target(portal, contact),
        }
        template = "prm.portal_contact_form"
        return self._prm_page(portal, CONTACTS, template, values, refusal=refusal)

    def _prm_contact_target(self, portal, contact):
        """Return where the form goes, and where it leads back to."""
        list_url = portal._url(CONTACTS)
        if not contact:
            return {
                "prm_contact_id": 0,
                "prm_contact_name": "",
                "prm_list_url": list_url,
                "prm_cancel_url": list_url,
                "prm_action": f"{list_url}/new",
            }
        page = f"{list_url}/{contact.id}"
        return {
            "prm_contact_id": contact.id,
            "prm_contact_name": contact.name,
            "prm_list_url": list_url,
            "prm_cancel_url": page,
            "prm_action": f"{page}/edit",
        }

    # ---- answers ----

    def _prm_contacts_told(self):
        """Return what the last POST did, in words for the page."""
        _ = request.env._
        sentences = {
            "accepted": _("Accepted. You now find the contact under Contacts."),
            "declined": _("Declined. Thank you for telling us why."),
            "added": _("Added. Your partner manager sees the contact, too."),
            "saved": _("Saved."),
        }
        done = request.httprequest.args.get("done")
        return {**self._prm_done(), "sentence": sentences.get(done, "")}
