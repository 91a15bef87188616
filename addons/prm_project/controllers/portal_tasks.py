"""The sections "Tasks" and "Cases": lists, pages, and what partners do there."""

from functools import partial
from typing import ClassVar

from werkzeug.exceptions import NotFound

from odoo.http import request

from odoo.addons.prm.controllers.portal_base import held_id, portal_route
from odoo.addons.prm.controllers.portal_joined import PrmPortalJoined
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


class PrmPortalTasks(PrmPortalJoined):
    """Both sections work alike; what is found is asked of the scope each time."""

    @portal_route(KIND)
    def prm_tasks(self, portal, /, prm_kind, **params):
        """Show a list; error 404 where the section is not offered."""
        template = "prm_project.portal_tasks"
        return self._prm_joined_list(portal, prm_kind, template, params)

    # ---- opening ----

    @portal_route(f"{KIND}/new")
    def prm_new_task(self, portal, /, prm_kind, submission_token="", **params):
        """Show an empty form; error 404 to who may open nothing."""
        typed, token = {"deal": params.get("deal", "")}, submission_token
        return self._prm_task_form(portal, prm_kind, typed, self._prm_token(token))

    @portal_route(KIND, f"{KIND}/new", methods=["POST"])
    def prm_open_task(self, portal, /, prm_kind, submission_token="", **params):
        """Open a case or a task, once per token; 422 shows the form with errors."""
        token, form = self._prm_token(submission_token), TaskForm(params, prm_kind)
        call = request.env["prm.task.desk"]._open_sudo
        call = partial(call, portal, prm_kind, form.values, token)
        task, refusal = self._prm_sent(portal, params, form, token, call, "requests")
        if task:
            told = {"done": "opened", "token": token}
            return self._prm_redirect(portal, prm_kind, task.id, **told)
        return self._prm_task_form(portal, prm_kind, form.raw, token, refusal)

    def _prm_task_form(self, portal, kind, typed, token, refusal=None):
        """Answer with the form, filled with what was typed.

        :raises NotFound: to who may open nothing here
        """
        desk = request.env["prm.task.desk"]
        if not desk._scope(kind)._may_ask(portal):
            raise NotFound
        deals = desk._open_deals(portal)
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
        task_sudo = self._prm_joined_record_sudo(portal, prm_kind, prm_id)
        find = request.env["prm.joined.talk"]._file_sudo
        return self._prm_stream(find(task_sudo, held_id(prm_file)))

    @portal_route(f"{PAGE}/comments", methods=["POST"])
    def prm_comment_task(self, portal, /, prm_kind, prm_id, **params):
        """Post a message and its files; 422 shows what was typed."""
        token = self._prm_token(params.get("submission_token"))
        form, call = (
            CommentForm.parse(params),
            request.env["prm.task.desk"]._comment_sudo,
        )
        said = (held_id(prm_id), form.values["comment"], token)
        call = partial(call, portal, prm_kind, *said)
        task, refusal = self._prm_sent(portal, params, form, token, call)
        if task:
            told = {"done": "commented", "token": token}
            return self._prm_redirect(portal, prm_kind, prm_id, **told)
        typed = {"comment": form.raw["comment"], "token": token}
        return self._prm_task_page(portal, prm_kind, prm_id, refusal, **typed)

    @portal_route(DEED, methods=["POST"])
    def prm_change_task(self, portal, /, prm_kind, prm_id, prm_deed, **_params):
        """Close or reopen a case, or mark a task as done."""
        change, deed = request.env["prm.task.desk"]._change, (held_id(prm_id), prm_deed)
        _done, refusal = self._prm_attempt(change, portal, prm_kind, *deed)
        if not refusal:
            return self._prm_redirect(portal, prm_kind, prm_id, done=prm_deed)
        return self._prm_task_page(portal, prm_kind, prm_id, refusal)

    def _prm_task_page(self, portal, kind, number, refusal=None, **typed):
        """Answer with the page of a task or a case."""
        task_sudo = self._prm_joined_record_sudo(portal, kind, number)
        page = request.env["prm.task.page"]._page(portal, task_sudo)
        values = {
            "prm_kind": kind,
            "prm_id": f"{kind}-{number}",
            "prm_record": page,
            "prm_list_url": portal._url(kind),
            "prm_urls": {"comments": f"{page['url']}/comments"},
            "prm_errors": refusal.messages if refusal else {},
            "prm_typed": typed,
            "prm_deed": request.httprequest.args.get("done"),
            **self._prm_file_values(portal, typed.get("token") or self._prm_token("")),
        }
        template = "prm_project.portal_task"
        return self._prm_page(portal, kind, template, values, refusal=refusal)
