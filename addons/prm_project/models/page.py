"""Tasks and cases as pages show them: plain values, nothing that is internal."""

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import is_html_empty

from odoo.addons.prm.models.portal import badges

# Key of a badge → its classes.
BADGES = {
    "new": badges.BLUE,
    "progress": "text-bg-primary",
    "waiting": badges.YELLOW,
    "solved": badges.GREEN,
    "open": badges.BLUE,
    "late": badges.RED,
    "done": badges.GREEN,
}
SUBTYPE = "prm_project.mt_partner"


class PrmTaskPage(models.AbstractModel):
    """Words of a task (sudo), which the scope has found for the current user."""

    _name = "prm.task.page"
    _description = "Tasks and cases on the portal"

    def _facts(self, task):
        """Return what lists and pages say of a task."""
        formatting = self.env["prm.formatting"]
        deal = task.prm_registration_id.with_env(self.env)._filtered_access("read")
        return {
            "id": task.id,
            "kind": task._prm_kind(),
            "name": task.name,
            "badge": self._badge(task),
            "stage": task.stage_id.name or "",
            "deadline": formatting._day(task.date_deadline),
            "people": ", ".join(task.user_ids.filtered("active").mapped("name")),
            "opened_by": task.prm_contact_id.name or "",
            "opened": formatting._day(task.create_date),
            "deal": " ".join(filter(None, [deal.number, deal.name])) if deal else "",
            "deal_url": deal._portal_url() if deal else "",
        }

    def _badge(self, task):
        now = fields.Datetime.now()
        key = task.prm_status or ("done" if task._prm_is_done() else "open")
        if key == "open" and task.date_deadline and task.date_deadline < now:
            key = "late"
        return {"key": key, "label": self._badge_labels()[key], "css": BADGES[key]}

    def _badge_labels(self):
        _ = self.env._
        return {
            "new": _("New"),
            "progress": _("In progress"),
            "waiting": _("Waiting for you"),
            "solved": _("Solved"),
            "open": _("Open"),
            "late": _("Overdue"),
            "done": _("Done"),
        }

    def _page(self, portal, task):
        """Return what the page of a task shows."""
        rows = self._conversation(task)
        path = self._path(portal, task)
        for row in rows:
            for file in row["files"]:
                file["url"] = f"{path}/files/{file['id']}"
        return {
            **self._facts(task),
            "text": task.prm_text or "",
            "url": path,
            "messages": rows,
            "files": [file for row in rows for file in row["files"]],
            "actions": self.env["prm.task.desk"]._actions(portal, task),
        }

    def _path(self, portal, task):
        return portal._url(task._prm_kind(), task.id)

    def _block(self, registration):
        """Return the tasks of a deal for its page, where the section is shown."""
        portal = registration.portal_id
        scope, desk = self.env["prm.task.scope"], self.env["prm.task.desk"]
        domain = [("prm_registration_id", "=", registration.id)]
        tasks_sudo = self.env["project.task"].sudo()
        tasks_sudo = tasks_sudo.search(
            scope._domain(portal, "tasks") & Domain(domain),
            order="state, date_deadline",
        )
        is_open = registration in scope._open_deals(portal)
        new_url = portal._url("tasks", f"new?deal={registration.id}")
        return {
            "tasks": [self._facts(task_sudo) for task_sudo in tasks_sudo],
            "tasks_url": portal._url("tasks"),
            "new_task_url": new_url
            if is_open and desk._may_open(portal, "tasks")
            else "",
        }

    # ---------------------------------------------------------------- conversation

    def _shared_sudo(self, task):
        """Return the messages (sudo) that partner and vendor share, oldest first."""
        messages_sudo = self.env["mail.message"].sudo()
        return messages_sudo.search(
            [
                ("model", "=", task._name),
                ("res_id", "=", task.id),
                ("message_type", "=", "comment"),
                ("subtype_id", "=", self.env.ref(SUBTYPE).id),
            ],
            order="date, id",
        )

    def _conversation(self, task):
        """Return the shared messages of a task as plain values."""
        formatting, me = self.env["prm.formatting"], self.env.user.partner_id
        return [
            {
                "id": message_sudo.id,
                "author": message_sudo.author_id.name,
                "is_vendor": message_sudo._prm_is_vendor(),
                "by_mail": False,
                "is_me": message_sudo.author_id == me,
                "date": formatting._moment(message_sudo.date),
                "body": message_sudo.body,
                "files": [
                    {"id": file.id, "name": file.name, "size": file.file_size}
                    for file in message_sudo.attachment_ids
                ],
            }
            for message_sudo in self._shared_sudo(task)
            if message_sudo.attachment_ids or not is_html_empty(message_sudo.body)
        ]

    def _file_sudo(self, task, number):
        """Return a file (sudo) of a shared message, or none."""
        files_sudo = self._shared_sudo(task).attachment_ids
        return files_sudo.filtered(lambda file: file.id == number)
