"""What partners do with tasks and cases, after a verdict, and what they are told."""

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError
from odoo.fields import Command, Domain
from odoo.tools import plaintext2html

from odoo.addons.prm.models.common.errors import RegistrationRefused

from .project_task import BY_PARTNER

ACTIVITY = "prm_project.mail_activity_answer"


class PrmTaskDesk(models.AbstractModel):
    """Portal entry points. Who asks is the person; who writes is the system."""

    _name = "prm.task.desk"
    _description = "Partners' deeds on tasks and cases"

    # -------------------------------------------------------------------- verdicts

    @api.model
    def _may_open(self, portal, kind):
        """Tell whether the current user opens something on a portal.

        :param portal: one that the current user may open
        :param str kind: ``cases`` or ``tasks``
        """
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
        :raises RegistrationRefused: when somebody was faster
        """
        found_sudo = self.env["prm.task.scope"]._find_sudo(portal, kind, number)
        task_sudo = self.env["prm.locking"]._wait_for(found_sudo)
        if not task_sudo:
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        if action not in self._actions(portal, task_sudo):
            raise RegistrationRefused(self.env, {"": "not_in_this_state"})
        return task_sudo

    # --------------------------------------------------------------------- opening

    @api.model
    def _open_sudo(self, portal, kind, values, token):
        """Open a case, or add a task to a deal, once per token.

        :param portal: one that the current user may open
        :param str kind: ``cases`` or ``tasks``
        :param dict values: clean ``name``, ``text``, ``deal``, ``deadline``
        :param str token: one-shot token of the form
        :return: the task (sudo); of a repeated token the first one
        :raises AccessError: where the current user may not
        :raises RegistrationRefused: for a deal that is not offered
        """
        if not self._may_open(portal, kind):
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        self.env["prm.serialization.key"]._claim([f"task:{self.env.uid}:{token}"])
        tasks_sudo = self.env["project.task"].sudo()
        mine = Domain("prm_contact_id", "=", self.env.user.partner_id.id)
        first_sudo = tasks_sudo.search(mine & Domain("prm_token", "=", token), limit=1)
        if first_sudo:
            return first_sudo
        deals = self.env["prm.task.scope"]._open_deals(portal)
        deal = deals.filtered(lambda one: one.id == values["deal"])
        if not deal and (values["deal"] or kind == "tasks"):
            raise RegistrationRefused(self.env, {"deal": "choice_invalid"})
        vals = self._prepare_task(portal, kind, values, deal)
        made = self._as_system(tasks_sudo).create({**vals, "prm_token": token})
        made.message_unsubscribe(made.env.user.partner_id.ids)
        task_sudo = made.with_env(tasks_sudo.env)
        if kind == "cases":
            self._say(task_sudo, values["text"], token)
        return task_sudo

    def _prepare_task(self, portal, kind, values, deal):
        """Return the values of a new task or case."""
        is_case = kind == "cases"
        portal_sudo = portal.sudo()
        deal_sudo = deal.sudo()
        partnership_sudo = portal._own_partnership().sudo()
        owners_sudo = deal_sudo.lead_id.user_id or deal_sudo.user_id
        if is_case:
            owners_sudo = portal_sudo.default_user_id
        owners_sudo = owners_sudo.filtered("active") or partnership_sudo.user_id
        return {
            "name": values["name"],
            "description": plaintext2html(values["text"] or ""),
            "project_id": portal_sudo.case_project_id.id,
            "partner_id": False,
            "user_ids": [Command.set(owners_sudo.ids)],
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

    # ----------------------------------------------------------------------- deeds

    @api.model
    def _comment_sudo(self, portal, kind, number, text, token):
        """Post a message with the pending files of its form, once per token.

        :param portal: one that the current user may open
        :param str kind: ``cases`` or ``tasks``
        :param int number: id of the task
        :param str text: plain
        :param str token: one-shot token of the form
        :return: the task (sudo)
        :raises AccessError: when the task is not found
        :raises RegistrationRefused: without text and files
        """
        task_sudo = self._take_sudo(portal, kind, number, "comment")
        talk = self.env["prm.joined.talk"]
        if talk._post(self._as_system(task_sudo), text, token):
            self._heard(task_sudo)
        return task_sudo

    @api.model
    def _change(self, portal, kind, number, action):
        """Close or reopen a case, or mark a task as done; the conversation says so.

        :param portal: one that the current user may open
        :param str kind: ``cases`` or ``tasks``
        :param int number: id of the task
        :param str action: ``close``, ``reopen`` or ``done``
        :raises AccessError: when the task is not found
        :raises RegistrationRefused: when somebody was faster
        """
        _ = self.env._
        task_sudo = self._take_sudo(portal, kind, number, action)
        said = {"close": _("Closed."), "reopen": _("Reopened."), "done": _("Done.")}
        values = {"state": "1_done"}
        if action == "reopen":
            values = {"state": "01_in_progress", "prm_last_word": "partner"}
            if task_sudo.stage_id.fold:
                values["stage_id"] = task_sudo.project_id.type_ids.sorted()[:1].id
        self._as_system(task_sudo).write(values)
        self._say(task_sudo, said[action])

    def _say(self, task, text, token=""):
        """Post what the current user says on a task (sudo); an employee is asked."""
        self._heard(task, is_shared=False)
        self.env["prm.joined.talk"]._post(task, text, token)

    def _heard(self, task, is_shared=True):
        """Ask an employee to look at what came for a task (sudo).

        :param bool is_shared: it is the word of the partner in the conversation
        """
        here_sudo = self._as_system(task)
        self.env["prm.joined.talk"]._ask(here_sudo, ACTIVITY, task.user_ids)
        if is_shared:
            here_sudo.prm_last_word = "partner"

    # ------------------------------------------------------------------- who is told

    @api.model
    def _tell(self, task, what):
        """Tell the partner what happened to a task (sudo): an event of the catalogue.

        The person who opened it; of a task of a deal those whose deal it is, too.
        """
        owner_sudo, kind = task._prm_partnership_sudo(), task._prm_kind()
        people_sudo = task.prm_contact_id
        if kind == "tasks":
            deal_sudo = task.prm_registration_id
            people_sudo |= deal_sudo.contact_id | deal_sudo.representative_id
        people_sudo = self.env["prm.task.scope"]._finders_sudo(task, people_sudo)
        path = owner_sudo.portal_id._url(kind, task.id) if people_sudo else ""
        template = f"prm_project.mail_template_{kind}_{what}"
        telling = self.env["prm.joined.telling"]
        telling._tell(owner_sudo, template, people_sudo, path, task.name, task)
