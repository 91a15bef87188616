"""A portal that takes cases, and what partners and employees do there."""

import uuid

from odoo.addons.prm.tests.common import PrmCase

SCOPES = {"tasks": "prm.task.scope", "cases": "prm.case.scope"}


class ProjectData:
    """Both sections are shown; the owner of cases is an employee of Project."""

    def setUp(self):
        super().setUp()
        self.expert = self._create_user(
            "paula", "project.group_project_user,prm.group_prm_user_all"
        )
        self.project = self.env["project.project"].create(
            {
                "name": "Cases",
                "privacy_visibility": "employees",
                "type_ids": [
                    (0, 0, {"name": "Inbox", "sequence": 1}),
                    (0, 0, {"name": "Work", "sequence": 2}),
                    (0, 0, {"name": "Finished", "sequence": 3, "fold": True}),
                ],
            }
        )
        self.partnership_a.user_id = self.expert
        self.portal.case_project_id = self.project
        for key in ("tasks", "cases"):
            self.set_section(key, visible=True)

    def set_section(self, key, **values):
        """Change a section of the portal."""
        rows = self.portal.section_ids.filtered(lambda row: row.key == key)
        rows.write(values)

    def service(self, name, user):
        """Return a service and the portal, as ``user`` visits it."""
        portal = self.env["prm.portal"].with_user(user).browse(self.portal.id)
        return portal.env[name], portal

    def open_case(self, user=None, token="", **values):
        """Open a case as the page would."""
        values = {"name": "No license", "text": "It says expired.", "deal": 0, **values}
        return self.ask("cases", user, values, token)

    def ask(self, kind, user, values, token=""):
        """Send the form of a section; return the task."""
        desk, portal = self.desk(kind, user)
        token, nothing = token or uuid.uuid4().hex, portal.env["prm.registration"]
        task = desk._ask_sudo(portal, nothing, values, token)
        return self.env["project.task"].browse(task.id)

    def desk(self, kind, user=None):
        """Return the service of deeds of a section and the portal."""
        names = {"tasks": "prm.task.desk", "cases": "prm.case.desk"}
        return self.service(names[kind], user or self.partner_a)

    def share_task(self, deal, **values):
        """Return a task that an employee shows to the partner of a deal."""
        return self.env["project.task"].create(
            {
                "name": "Send the floor plan",
                "project_id": self.project.id,
                "prm_registration_id": deal.id,
                "prm_is_shown": True,
                **values,
            }
        )

    def reply(self, task, text="Try again.", user=None, **values):
        """Answer the partner by the dialog."""
        dialog = self.env["prm.task.reply"].with_user(user or self.expert)
        return dialog.create(
            {"task_id": task.id, "body": text, **values}
        ).action_confirm()

    def scope(self, user, kind="cases"):
        """Return the scope of a section and the portal, as ``user`` visits it."""
        return self.service(SCOPES[kind], user)

    def found(self, user, kind="cases"):
        """Return what ``user`` finds in a section."""
        scope, portal = self.scope(user, kind)
        tasks = self.env["project.task"].search(scope._within(portal))
        return tasks.sudo(False)

    def page(self, user, task):
        """Return the page of a task as ``user`` sees it."""
        desk, portal = self.desk(task._prm_kind(), user)
        return desk._page(portal, desk._find_sudo(portal, task.id))


class ProjectCase(ProjectData, PrmCase):
    """Tests of the data layer."""
