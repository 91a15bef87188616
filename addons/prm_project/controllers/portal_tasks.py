"""The sections "Tasks" and "Cases": lists, pages, and what partners do there."""

from typing import ClassVar

from werkzeug.exceptions import NotFound

from odoo.http import request

from odoo.addons.prm.controllers.portal_base import held_id, portal_route
from odoo.addons.prm.controllers.portal_files import PrmPortalFiles
from odoo.addons.prm.controllers.portal_list import PortalList
from odoo.addons.prm.controllers.refusal import Refusal
from odoo.addons.prm.forms.conversation_form import CommentForm
from odoo.addons.prm.forms.field import Date, Field, Id, Text
from odoo.addons.prm.forms.form import Form

KIND = "/<any(tasks, cases):prm_kind>"
PAGE = f"{KIND}/<int:prm_id>"
DEED = f"{PAGE}/<any(close, reopen, done):prm_deed>"


class TaskForm(Form):
    """A new case, or a task of a deal; ``rules`` is the section."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Text("name", max_length=200),
        Text("text", max_length=20000, multiline=True),
        Id("deal"),
        Date("deadline"),
    )

    def required_fields(self):
        """Return what is needed: a case says what it is about, a task of which deal."""
        return {"name", "text" if self.rules == "cases" else "deal"}


class PrmPortalTasks(PrmPortalFiles):
    """Both sections work alike; what is found is asked of the scope each time."""

    @portal_route(KIND)
    def prm_tasks(self, portal, /, prm_kind, **params):
        """Show a list; error 404 where the section is not offered."""
        service = request.env["prm.list.export"]._service(portal, prm_kind)
        if service is None:
            raise NotFound
        address, within = portal._url(prm_kind), service._within(portal)
        may_open = request.env["prm.task.desk"]._may_open(portal, prm_kind)
        values = {
            "prm_list": PortalList(service, prm_kind, address, params, within),
            "prm_kind": prm_kind,
            "prm_open_url": f"{address}/new" if may_open else "",
        }
        return self._prm_page(portal, prm_kind, "prm_project.portal_tasks", values)

    # ---- opening ----

    @portal_route(f"{KIND}/new")
    def prm_new_task(self, portal, /, prm_kind, submission_token="", **params):
        """Show an empty form; error 404 to who may open nothing."""
        token = self._prm_token(submission_token)
        typed = {"deal": params.get("deal", "")}
        return self._prm_task_form(portal, prm_kind, typed, token)

    @portal_route(KIND, f"{KIND}/new", methods=["POST"])
    def prm_open_task(self, portal, /, prm_kind, submission_token="", **params):
        """Open a case or a task, once per token; 422 shows the form with errors."""
        token = self._prm_token(submission_token)
        form, remove = TaskForm.parse(params, prm_kind), params.get("remove_file")
        refusal = Refusal(form.errors) | self._prm_take_files(portal, token, remove)
        if not refusal and remove is None:
            refusal = self._prm_spend("cases")
        if not refusal and remove is None:
            call = request.env["prm.task.desk"]._open_sudo
            task, refusal = self._prm_attempt(
                call, portal, prm_kind, form.values, token
            )
            if not refusal:
                done = {"done": "opened", "token": token}
                return self._prm_redirect(portal, prm_kind, task.id, **done)
        return self._prm_task_form(portal, prm_kind, form.raw, token, refusal)

    def _prm_task_form(self, portal, kind, typed, token, refusal=None):
        """Answer with the form, filled with what was typed.

        :raises NotFound: to who may open nothing here
        """
        if not request.env["prm.task.desk"]._may_open(portal, kind):
            raise NotFound
        deals = request.env["prm.task.scope"]._open_deals(portal)
        values = {
            "prm_kind": kind,
            "prm_form": typed,
            "prm_errors": refusal.messages if refusal else {},
            "prm_deals": [(str(deal.id), deal.number, deal.name) for deal in deals],
            "prm_list_url": portal._url(kind),
            **self._prm_file_values(portal, token),
        }
        template = "prm_project.portal_task_form"
        return self._prm_page(portal, kind, template, values, refusal=refusal)

    # ---- pages ----

    @portal_route(PAGE)
    def prm_task(self, portal, /, prm_kind, prm_id, **_params):
        """Show a task or a case."""
        return self._prm_task_page(portal, prm_kind, prm_id)

    @portal_route(DEED, f"{PAGE}/comments")
    def prm_back_to_task(self, portal, /, prm_kind, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        return self._prm_redirect(portal, prm_kind, prm_id)

    @portal_route(f"{PAGE}/files/<int:prm_file>")
    def prm_task_file(self, portal, /, prm_kind, prm_id, prm_file, **_params):
        """Send a file of the conversation; error 404 for any other."""
        task_sudo = self._prm_task_sudo(portal, prm_kind, prm_id)
        find = request.env["prm.task.page"]._file_sudo
        return self._prm_stream(find(task_sudo, held_id(prm_file)))

    @portal_route(f"{PAGE}/comments", methods=["POST"])
    def prm_comment_task(self, portal, /, prm_kind, prm_id, **params):
        """Post a message and its files; 422 shows what was typed."""
        token = self._prm_token(params.get("submission_token"))
        form, remove = CommentForm.parse(params), params.get("remove_file")
        refusal = Refusal(form.errors) | self._prm_take_files(portal, token, remove)
        if not refusal and remove is None:
            post, text = request.env["prm.task.desk"]._comment, form.values["comment"]
            asked = (portal, prm_kind, held_id(prm_id), text or "", token)
            _done, refusal = self._prm_attempt(post, *asked)
            if not refusal:
                done = {"done": "commented", "token": token}
                return self._prm_redirect(portal, prm_kind, prm_id, **done)
        typed = {"comment": form.raw["comment"], "token": token}
        return self._prm_task_page(portal, prm_kind, prm_id, refusal, **typed)

    @portal_route(DEED, methods=["POST"])
    def prm_change_task(self, portal, /, prm_kind, prm_id, prm_deed, **_params):
        """Close or reopen a case, or mark a task as done."""
        change, number = request.env["prm.task.desk"]._change, held_id(prm_id)
        asked = (portal, prm_kind, number, prm_deed)
        _done, refusal = self._prm_attempt(change, *asked)
        if not refusal:
            return self._prm_redirect(portal, prm_kind, prm_id, done=prm_deed)
        return self._prm_task_page(portal, prm_kind, prm_id, refusal)

    def _prm_task_sudo(self, portal, kind, number):
        """Return a task (sudo) that the visitor finds.

        :raises NotFound: when it is missing or somebody else's, which looks alike
        """
        find = request.env["prm.task.scope"]._find_sudo
        if task_sudo := find(portal, kind, held_id(number)):
            return task_sudo
        raise NotFound

    def _prm_task_page(self, portal, kind, number, refusal=None, **typed):
        """Answer with the page of a task or a case."""
        task_sudo = self._prm_task_sudo(portal, kind, number)
        page = request.env["prm.task.page"]._page(portal, task_sudo)
        token = typed.get("token") or self._prm_token("")
        values = {
            "prm_kind": kind,
            "prm_id": f"{kind}-{task_sudo.id}",
            "prm_record": page,
            "prm_list_url": portal._url(kind),
            "prm_urls": {"comments": f"{page['url']}/comments"},
            "prm_errors": refusal.messages if refusal else {},
            "prm_typed": typed,
            "prm_done": self._prm_task_done(),
            **self._prm_file_values(portal, token),
        }
        template = "prm_project.portal_task"
        return self._prm_page(portal, kind, template, values, refusal=refusal)

    def _prm_task_done(self):
        """Return what the last POST did, in words for the page."""
        _, said = request.env._, self._prm_done()
        sentences = {
            "opened": _("Sent. We answer you here."),
            "close": _("The case is closed."),
            "reopen": _("The case is open again."),
            "done": _("The task is done."),
        }
        done = request.httprequest.args.get("done")
        return {**said, "sentence": sentences.get(done) or said["sentence"]}
