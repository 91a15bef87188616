"""What partners do with tasks and cases, after a verdict, and what they are told."""

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError
from odoo.fields import Command, Domain
from odoo.tools import plaintext2html

from odoo.addons.prm.models.common.errors import RegistrationRefused

from .project_task import BY_PARTNER
from .scope import SCOPES

ACTIVITY = "prm_project.mail_activity_answer"
CLOSED = ("draft", "rejected", "withdrawn", "cancelled", "expired")


class PrmTaskDesk(models.AbstractModel):
    """Portal entry points. Who asks is the person; who writes is the system."""

    _name = "prm.task.desk"
    _description = "Partners' deeds on tasks and cases"

    # -------------------------------------------------------------------- verdicts

    def _scope(self, kind):
        """Return the scope of a section.

        :param str kind: ``cases`` or ``tasks``
        """
        return self.env[SCOPES[kind]]

    @api.model
    def _open_deals(self, portal):
        """Return the deals to which the current user may add a task or a case.

        :param portal: one that the current user may open
        """
        domain = self._scope("tasks")._deals_domain(portal)
        domain &= Domain("state", "not in", CLOSED)
        domain &= Domain("outcome", "not in", ("won", "lost"))
        if not portal._is_supervisor():
            domain &= Domain("contact_id", "=", self.env.user.partner_id.id)
        return self.env["prm.registration"].search(domain, order="id desc", limit=200)

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
        found_sudo = self._scope(kind)._find_sudo(portal, number)
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
        if not self._scope(kind)._may_ask(portal):
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        self.env["prm.serialization.key"]._claim([f"task:{self.env.uid}:{token}"])
        tasks_sudo = self._scope(kind)._records_sudo()
        mine = Domain("prm_contact_id", "=", self.env.user.partner_id.id)
        first_sudo = tasks_sudo.search(mine & Domain("prm_token", "=", token), limit=1)
        if first_sudo:
            return first_sudo
        deals = self._open_deals(portal)
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
        kind, people_sudo = task._prm_kind(), task.prm_contact_id
        if kind == "tasks":
            deal_sudo = task.prm_registration_id
            people_sudo |= deal_sudo.contact_id | deal_sudo.representative_id
        about_sudo = task._prm_partnership_sudo()
        template = f"prm_project.mail_template_{kind}_{what}"
        self._scope(kind)._tell_some(task, about_sudo, template, people_sudo)
