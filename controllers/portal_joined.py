"""What pages of other apps' records have in common."""

from functools import partial

from werkzeug.exceptions import NotFound

from odoo.http import content_disposition, request

from ..forms.conversation_form import CommentForm
from ..forms.rule_form import RuleForm
from .form_values import form_values
from .parameters import held_id, read_id
from .portal_base import POLICY, Refusal
from .portal_documents import FILE_POLICY
from .portal_files import PrmPortalFiles
from .portal_list import PortalList


class PrmPortalJoined(PrmPortalFiles):
    """Base of the controllers of addons that show another app's records.

    A section is found by its key, as the addon's entry of ``prm.joined`` says; where
    the visitor is not offered it, nothing of it is found.
    """

    def _prm_joined(self, portal, kind):
        """Return the list of a section that the visitor is offered.

        :raises NotFound: where there is no such one
        """
        service = request.env["prm.list.export"]._service(portal, kind)
        if service is None:
            raise NotFound
        return service

    def _prm_joined_list(self, portal, kind, template, params):
        """Answer with a list.

        :raises NotFound: where the visitor finds no such list
        """
        service = self._prm_joined(portal, kind)
        within = service._within(portal)
        values = {
            "prm_list": PortalList(service, kind, portal._url(kind), params, within),
            "prm_kind": kind,
            "prm_new_url": portal._url(kind, "new") if service._may_ask(portal) else "",
        }
        return self._prm_page(portal, kind, template, values)

    def _prm_joined_record_sudo(self, portal, kind, number):
        """Return a record (sudo) that the visitor finds now.

        :raises NotFound: when it is missing or not for the visitor, which looks alike
        """
        service = self._prm_joined(portal, kind)
        if record_sudo := service._find_sudo(portal, held_id(number)):
            return record_sudo
        raise NotFound

    # ---- what partners do on a record ----

    def _prm_joined_desk(self, portal, kind):
        """Return the service of what the visitor does on the records of a section.

        :raises NotFound: where the visitor finds no such section
        """
        self._prm_joined(portal, kind)
        return request.env["prm.joined"]._desk(kind)

    def _prm_joined_page(self, portal, kind, template, number, why=None, **typed):
        """Answer with the page of a record.

        :param why: the refusal of the POST that this page answers
        :param typed: what the form of messages holds, and its token
        :raises NotFound: when it is missing or not for the visitor
        """
        record_sudo = self._prm_joined_record_sudo(portal, kind, number)
        page = self._prm_joined_desk(portal, kind)._page(portal, record_sudo)
        values = {
            "prm_kind": kind,
            "prm_id": f"{kind}-{number}",
            "prm_record": page,
            "prm_list_url": portal._url(kind),
            "prm_urls": {"comments": f"{page['url']}/comments"},
            "prm_errors": why.messages if why else {},
            "prm_typed": typed,
            "prm_deed": request.httprequest.args.get("done"),
            **self._prm_file_values(portal, typed.get("token") or self._prm_token("")),
        }
        return self._prm_page(portal, kind, template, values, refusal=why)

    def _prm_joined_comment(self, portal, kind, template, number, params):
        """Post a message and its files, once per token; 422 shows what was typed."""
        token = self._prm_token(params.get("submission_token"))
        form, desk = CommentForm.parse(params), self._prm_joined_desk(portal, kind)
        said = (held_id(number), form.values["comment"], token)
        call = partial(desk._comment_sudo, portal, *said)
        record, why = self._prm_sent(portal, params, form, token, call)
        if record:
            told = {"done": "commented", "token": token}
            return self._prm_redirect(portal, kind, number, **told)
        typed = {"comment": form.raw["comment"], "token": token}
        return self._prm_joined_page(portal, kind, template, number, why, **typed)

    def _prm_joined_change(self, portal, kind, template, number, deed):
        """Do what a button says; 422 shows the page with why not."""
        change = self._prm_joined_desk(portal, kind)._change
        _done, why = self._prm_attempt(change, portal, held_id(number), deed)
        if not why:
            return self._prm_redirect(portal, kind, number, done=deed)
        return self._prm_joined_page(portal, kind, template, number, why)

    def _prm_joined_file(self, portal, kind, number, file):
        """Send a file of the conversation.

        :raises NotFound: for any other
        """
        record_sudo = self._prm_joined_record_sudo(portal, kind, number)
        find = request.env["prm.joined.talk"]._file_sudo
        return self._prm_stream(find(record_sudo, held_id(file)))

    # ---- the form of a section ----

    def _prm_no_deal(self):
        """Return no deal: for forms in which one is chosen."""
        return request.env["prm.registration"]

    def _prm_joined_request(self, portal, kind):
        """Return the service by which the visitor asks for a record of a section.

        :raises NotFound: where the visitor finds no such section
        """
        self._prm_joined(portal, kind)
        return request.env["prm.joined"]._request(kind)

    def _prm_joined_deals(self, portal, kind, template):
        """Answer with the deals for which the visitor may ask for something."""
        service = self._prm_joined_request(portal, kind)
        deals = service._open_deals(portal)
        values = {"prm_deals": [service._deal(portal, deal) for deal in deals]}
        return self._prm_page(portal, kind, template, values)

    def _prm_joined_form(self, portal, kind, template, deal, typed, token, why=None):
        """Answer with the form for a deal, or with 403 and why it is closed.

        :param dict typed: what its fields hold, by their names
        :param str token: one-shot token of the form
        :param why: the refusal of the POST that this page answers
        """
        service = self._prm_joined_request(portal, kind)
        if not (verdict := service._verdict(portal, deal)):
            return self._prm_refused(portal, kind, Refusal({"": verdict.code}), 403)
        entries = service._entries()
        labels = {each.name: each.label for each in entries}
        typed = {name: typed.get(name) or "" for name in labels}
        lookups = [each.name for each in entries if each.kind == "lookup"]
        values = {
            "prm_kind": kind,
            "prm_list_url": portal._url(kind),
            **form_values(typed, labels, token, why),
            **service._form(portal, deal, [read_id(typed[name]) for name in lookups]),
            **self._prm_file_values(portal, token),
        }
        return self._prm_page(portal, kind, template, values, refusal=why)

    def _prm_joined_ask(self, portal, kind, template, deal, params):
        """Take the form for a deal, once per token; 422 shows it again with errors."""
        service = self._prm_joined_request(portal, kind)
        token = self._prm_token(params.get("submission_token"))
        form = RuleForm.parse(params, service._entries())
        ask = partial(service._ask_sudo, portal, deal, form.values, token)
        record, why = self._prm_sent(portal, params, form, token, ask, "requests")
        if record:
            told = {"done": "asked", "token": token}
            return self._prm_redirect(portal, kind, record.id, **told)
        typed = (form.raw, token, why)
        return self._prm_joined_form(portal, kind, template, deal, *typed)

    def _prm_sent(self, portal, params, form, token, call, limit=""):
        """Do what a form with files asks for.

        :param form: what was typed, parsed
        :param call: what is done; it returns something that is true
        :param str limit: kind of ``prm.limit`` that it counts for
        :return: what ``call`` returns, and a refusal; both None where the visitor only
            removes a file
        """
        remove = params.get("remove_file")
        refusal = Refusal(form.errors) | self._prm_take_files(portal, token, remove)
        if refusal or remove is not None:
            return None, refusal
        if limit and (refusal := self._prm_spend(limit)):
            return None, refusal
        return self._prm_attempt(call)

    # ---- answers ----

    def _prm_refused(self, portal, section, refusal, status=None):
        """Answer with why something is refused, by a sentence alone."""
        values = {"prm_sentence": " ".join(refusal.messages.values())}
        told = {"status": status} if status else {"refusal": refusal}
        return self._prm_page(portal, section, "prm.portal_refused", values, **told)

    def _prm_joined_pdf(self, portal, kind, make):
        """Answer with a PDF file that is made for this request, or why there is none.

        :param make: function that returns content and name, empty where there is none
        :raises NotFound: without content
        """
        made, why = self._prm_attempt(make)
        if why:
            return self._prm_refused(portal, kind, why)
        content, name = made
        if not content:
            raise NotFound
        headers = {
            "Content-Type": "application/pdf",
            "Content-Disposition": content_disposition(name),
            POLICY: FILE_POLICY,
        }
        return request.make_response(content, list(headers.items()))
