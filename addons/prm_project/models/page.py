"""Tasks and cases as pages show them: plain values, nothing that is internal."""

from odoo import fields, models

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


class PrmTaskPage(models.AbstractModel):
    """Words of a task (sudo), which the scope has found for the current user."""

    _name = "prm.task.page"
    _description = "Tasks and cases on the portal"

    def _facts(self, task):
        """Return what lists and pages say of a task."""
        day = self.env["prm.formatting"]._day
        deal = task.prm_registration_id.with_env(self.env)._filtered_access("read")
        key = self._key(task)
        status = self._words()[key]
        return {
            "id": task.id,
            "name": task.name,
            "status": status,
            "badge": {"key": key, "label": status, "css": BADGES[key]},
            "stage": task.stage_id.name or "",
            "deadline": day(task.date_deadline),
            "people": ", ".join(task.user_ids.filtered("active").mapped("name")),
            "opened_by": task.prm_contact_id.name or "",
            "opened": day(task.create_date),
            "deal": f"{deal.number} {deal.name}" if deal else "",
            "deal_url": deal._portal_url() if deal else "",
        }

    def _key(self, task):
        """Return the status of a case; of a task how it stands."""
        if task._prm_is_done():
            return task.prm_status or "done"
        due = task.date_deadline
        is_late = due and due < fields.Datetime.now()
        return task.prm_status or ("late" if is_late else "open")

    def _words(self):
        """Return key → word for the partner."""
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
        """Return what the page of a task shows.

        :param portal: one that the current user may open
        :param task: one (sudo) that was found there
        """
        path = portal._url(task._prm_kind(), task.id)
        rows = self.env["prm.joined.talk"]._rows(task, path)
        return {
            **self._facts(task),
            "text": task.prm_text or "",
            "url": path,
            "messages": rows,
            "files": [file for row in rows for file in row["files"]],
            "actions": self.env["prm.task.desk"]._actions(portal, task),
        }

    def _block(self, registration):
        """Return the tasks of a deal for its page, where the section is shown."""
        portal, scope = registration.portal_id, self.env["prm.task.scope"]
        found = scope._within(portal) & scope._of_deal(registration)
        tasks_sudo = scope._records_sudo()
        tasks_sudo = tasks_sudo.search(found, order="state, date_deadline, id")
        adds = scope._may_ask(portal)
        adds = adds and registration in self.env["prm.task.desk"]._open_deals(portal)
        return {
            "tasks": [self._facts(task_sudo) for task_sudo in tasks_sudo],
            "tasks_url": portal._url("tasks"),
            "new_task": f"new?deal={registration.id}" if adds else "",
        }
