"""What partners do with tasks and cases, after a verdict, and what they are told."""

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError
from odoo.fields import Command, Domain
from odoo.tools import plaintext2html

from odoo.addons.prm.models.common.errors import RegistrationRefused

from .entries import MAILS
from .page import SUBTYPE
from .project_task import BY_PARTNER

ACTIVITY = "prm_project.mail_activity_answer"


class PrmTaskDesk(models.AbstractModel):
    """Portal entry points. Who asks is the person; who writes is the system."""

    _name = "prm.task.desk"
    _description = "Partners' deeds on tasks and cases"

    # -------------------------------------------------------------------- verdicts

    @api.model
    def _may_open(self, portal, kind):
        """Tell whether the current user opens tasks or cases on a portal."""
        may_create = self.env["prm.portal.switches"]._may_create(portal, kind)
        return may_create and self.env["prm.task.scope"]._is_offered(portal, kind)

    @api.model
    def _actions(self, portal, task):
        """Return what the current user may do with a task (sudo) that was found."""
        kind = task._prm_kind()
        if not self.env["prm.portal.switches"]._may_edit(portal, kind):
            return frozenset()
        if task._prm_is_done():
            return frozenset({"reopen"} if kind == "cases" else ())
        return frozenset({"comment", "close" if kind == "cases" else "done"})

    def _take_sudo(self, portal, kind, number, action):
        """Return a task (sudo) on which the current user may do something now.

        :raises AccessError: when it is not found
        :raises UserError: when somebody was faster
        """
        found_sudo = self.env["prm.task.scope"]._find_sudo(portal, kind, number)
        task_sudo = self.env["prm.locking"]._wait_for(found_sudo)
        messages = self.env["prm.messages"]
        if not task_sudo:
            raise AccessError(messages._text("not_your_role"))
        if action not in self._actions(portal, task_sudo):
            raise RegistrationRefused(self.env, {"": "not_in_this_state"})
        return task_sudo

    # --------------------------------------------------------------------- opening

    @api.model
    def _open_sudo(self, portal, kind, values, token):
        """Open a case, or add a task to a deal, once per token.

        :param dict values: clean ``name``, ``text``, ``deal``, ``deadline``
        :return: the task (sudo); of a repeated token the first one
        :raises AccessError: where the current user may not
        :raises RegistrationRefused: for a deal that is not offered
        """
        if not self._may_open(portal, kind):
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        self.env["prm.serialization.key"]._claim([f"task:{self.env.uid}:{token}"])
        me = Domain("prm_contact_id", "=", self.env.user.partner_id.id)
        tasks_sudo = self.env["project.task"].sudo()
        first_sudo = tasks_sudo.search(me & Domain("prm_token", "=", token), limit=1)
        if first_sudo:
            return first_sudo
        deals = self.env["prm.task.scope"]._open_deals(portal)
        deal = deals.filtered(lambda one: one.id == values["deal"])
        if not deal and (values["deal"] or kind == "tasks"):
            raise RegistrationRefused(self.env, {"deal": "choice_invalid"})
        vals = {**self._prepare(portal, kind, values, deal), "prm_token": token}
        task_sudo = self._as_system(tasks_sudo).create(vals)
        task_sudo.message_unsubscribe(task_sudo.env.user.partner_id.ids)
        task_sudo = task_sudo.with_env(self.env(su=True))
        text = values["text"] or "" if kind == "cases" else ""
        self._say(task_sudo, text, token)
        return task_sudo

    def _prepare(self, portal, kind, values, deal):
        """Return the values of a new task or case."""
        portal_sudo, deal_sudo = portal.sudo(), deal.sudo()
        partnership_sudo = portal._own_partnership().sudo()
        owners_sudo = [portal_sudo.default_user_id, partnership_sudo.user_id]
        if kind == "tasks":
            sellers = [deal_sudo.lead_id.user_id, deal_sudo.user_id]
            owners_sudo = [*sellers, deal_sudo.partnership_id.user_id]
        owner_sudo = next((one for one in owners_sudo if one.active), partnership_sudo)
        is_case = kind == "cases"
        return {
            "name": values["name"],
            "description": plaintext2html(values["text"] or ""),
            "project_id": portal_sudo.case_project_id.id,
            "partner_id": False,
            "user_ids": [Command.set(owner_sudo.ids)],
            "date_deadline": values.get("deadline") or False,
            "prm_registration_id": deal.id,
            "prm_contact_id": self.env.user.partner_id.id,
            "prm_partnership_id": partnership_sudo.id if is_case else False,
            "prm_is_shown": not is_case,
            "prm_text": False if is_case else values["text"],
        }

    def _as_system(self, records):
        """Return records for a deed of a partner: the person becomes no follower."""
        return records.with_user(SUPERUSER_ID).with_context(prm_by_partner=BY_PARTNER)

    # ---------------------------------------------------------------- conversation

    @api.model
    def _comment(self, portal, kind, number, text, token):
        """Post a message with the pending files of its form, once per token.

        :raises AccessError: when the task is not found
        :raises RegistrationRefused: without text and files
        """
        task_sudo = self._take_sudo(portal, kind, number, "comment")
        if self.env["prm.serialization.key"]._claim([f"talk:{self.env.uid}:{token}"]):
            if not self._say(task_sudo, text, token):
                raise RegistrationRefused(self.env, {"comment": "no_text"})
            self._as_system(task_sudo).prm_last_word = "partner"

    def _say(self, task, text, token=""):
        """Post what the current user says on a task (sudo); an employee is asked."""
        files_sudo = self.env["prm.upload"]._take_sudo(token)
        shared_sudo = self.env["prm.task.page"]._shared_sudo(task).attachment_ids
        size = sum((shared_sudo | files_sudo).mapped("file_size"))
        if files_sudo and size > self.env["prm.upload.field"]._limits()["max_total"]:
            raise RegistrationRefused(self.env, {"attachments": "files_too_large"})
        if text or files_sudo:
            task.message_post(
                body=plaintext2html(text) if text else "",
                message_type="comment",
                subtype_xmlid=SUBTYPE,
                author_id=self.env.user.partner_id.id,
                attachment_ids=files_sudo.ids,
            )
        self._ask_employee(task)
        return bool(text or files_sudo)

    def _ask_employee(self, task):
        """Let the first assignee who may read the task have one activity on it."""
        here = self._as_system(task)
        users = here.user_ids.filtered(
            lambda user: user.active and here.with_user(user).has_access("read")
        )
        if users and not here.activity_search([ACTIVITY]):
            here.activity_schedule(ACTIVITY, user_id=users[0].id)

    @api.model
    def _change(self, portal, kind, number, action):
        """Close or reopen a case, or mark a task as done; the conversation says so.

        :raises AccessError: when the task is not found
        :raises UserError: when somebody was faster
        """
        task_sudo = self._take_sudo(portal, kind, number, action)
        values = {"state": "01_in_progress" if action == "reopen" else "1_done"}
        if action == "reopen" and task_sudo.stage_id.fold:
            values["stage_id"] = task_sudo.project_id.type_ids.sorted()[:1].id
        if action == "reopen":
            values["prm_last_word"] = "partner"
        self._as_system(task_sudo).write(values)
        _ = self.env._
        said = {"close": _("Closed."), "reopen": _("Reopened."), "done": _("Done.")}
        self._say(task_sudo, said[action])

    # ------------------------------------------------------------------- who is told

    @api.model
    def _tell(self, task, what):
        """Tell the partner what happened to a task (sudo): see ``MAILS``."""
        kind = task._prm_kind()
        owner_sudo = task.prm_partnership_id or task.prm_registration_id.partnership_id
        template = MAILS.get((kind, what))
        if owner_sudo and template:
            owner_sudo = owner_sudo.with_context(prm_task_id=task.id)
            path = self.env["prm.task.page"]._path(owner_sudo.portal_id, task)
            url = owner_sudo.get_base_url() + path
            words = {"prm_task_name": task.name, "prm_task_url": url}
            self.env["prm.notification.desk"]._tell(owner_sudo, template, **words)
