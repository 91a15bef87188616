"""The sections "Tasks" and "Cases": lists, pages, and what partners do there."""

from odoo.addons.prm.controllers.portal_base import portal_route
from odoo.addons.prm.controllers.portal_joined import PrmPortalJoined

KIND = "/<any(tasks, cases):prm_kind>"
PAGE = f"{KIND}/<int:prm_id>"
DEED = f"{PAGE}/<any(close, reopen, done):prm_deed>"
LIST, FORM, TASK = map("prm_project.portal_{}".format, ("tasks", "task_form", "task"))


class PrmPortalTasks(PrmPortalJoined):
    """Both sections work alike; what is found is asked of the scope each time."""

    @portal_route(KIND)
    def prm_tasks(self, portal, /, prm_kind, **params):
        """Show a list; error 404 where the section is not offered."""
        return self._prm_joined_list(portal, prm_kind, LIST, params)

    @portal_route(f"{KIND}/new")
    def prm_new_task(self, portal, /, prm_kind, submission_token="", **params):
        """Show an empty form; error 403 to who may open nothing."""
        typed = {"deal": params.get("deal", "")}
        nothing, token = self._prm_no_deal(), self._prm_token(submission_token)
        return self._prm_joined_form(portal, prm_kind, FORM, nothing, typed, token)

    @portal_route(KIND, f"{KIND}/new", methods=["POST"])
    def prm_open_task(self, portal, /, prm_kind, **params):
        """Open a case or a task, once per token; 422 shows the form with errors."""
        nothing = self._prm_no_deal()
        return self._prm_joined_ask(portal, prm_kind, FORM, nothing, params)

    @portal_route(PAGE)
    def prm_task(self, portal, /, prm_kind, prm_id, **_params):
        """Show a task or a case."""
        return self._prm_joined_page(portal, prm_kind, TASK, prm_id)

    @portal_route(DEED, f"{PAGE}/comments")
    def prm_back_to_task(self, portal, /, prm_kind, prm_id, **_params):
        """Lead back from the login that an expired session asked for."""
        return self._prm_redirect(portal, prm_kind, prm_id)

    @portal_route(f"{PAGE}/files/<int:prm_file>")
    def prm_task_file(self, portal, /, prm_kind, prm_id, prm_file, **_params):
        """Send a file of the conversation; error 404 for any other."""
        return self._prm_joined_file(portal, prm_kind, prm_id, prm_file)

    @portal_route(f"{PAGE}/comments", methods=["POST"])
    def prm_comment_task(self, portal, /, prm_kind, prm_id, **params):
        """Post a message and its files; 422 shows what was typed."""
        return self._prm_joined_comment(portal, prm_kind, TASK, prm_id, params)

    @portal_route(DEED, methods=["POST"])
    def prm_change_task(self, portal, /, prm_kind, prm_id, prm_deed, **_params):
        """Close or reopen a case, or mark a task as done."""
        return self._prm_joined_change(portal, prm_kind, TASK, prm_id, prm_deed)
