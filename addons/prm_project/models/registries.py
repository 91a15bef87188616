"""What the addon adds to portals and to the registries of prm."""

from odoo import api, fields, models

from odoo.addons.prm.models.joined.entries import Joined, News


class PrmPortal(models.Model):
    """Portals: where cases go; without a project there are none."""

    _inherit = "prm.portal"

    case_project_id = fields.Many2one(
        "project.project",
        "Project for cases",
        check_company=True,
        ondelete="restrict",
        help="Takes the cases, and the tasks, that partners open. They go to the "
        "default owner, or to the owner of the partnership. Leave empty to take none.",
    )


class PrmJoined(models.AbstractModel):
    """Tasks of deals, and cases."""

    _inherit = "prm.joined"

    @api.model
    def _entries(self):
        _ = self.env._
        return [
            *super()._entries(),
            Joined(
                key="tasks",
                label=_("Tasks"),
                icon="fa-check-square-o",
                order=37,
                list="prm.task.list",
                request="prm.task.desk",
                desk="prm.task.desk",
                edits=True,
                block="prm_project.portal_block_tasks",
                block_order=17,
                news=self._task_news(),
                group="tasks",
                news_order=30,
            ),
            Joined(
                key="cases",
                label=_("Cases"),
                icon="fa-life-ring",
                order=38,
                list="prm.case.list",
                request="prm.case.desk",
                desk="prm.case.desk",
                news=self._case_news(),
                group="tasks",
                news_order=10,
            ),
        ]

    def _task_news(self):
        _, mail = self.env._, "prm_project.mail_template_{}".format
        answer = (_("Answer to a task"), _("We answered in a task."))
        shown = (_("Task for you"), _("One of your deals has a new task."))
        return (
            News("tasks_answer", *answer, mail("tasks_answer")),
            News("tasks_shown", *shown, mail("tasks_shown")),
        )

    def _case_news(self):
        _, mail = self.env._, "prm_project.mail_template_{}".format
        answer = (_("Answer to your case"), _("We answered in your case."))
        solved = (_("Case solved"), _("We solved your case."))
        return (
            News("cases_answer", *answer, mail("cases_answer")),
            News("cases_solved", *solved, mail("cases_solved")),
        )


class PrmNotificationEvents(models.AbstractModel):
    """The heading of what partners are told of tasks and cases."""

    _inherit = "prm.notification.events"

    @api.model
    def _groups(self):
        return {**super()._groups(), "tasks": self.env._("Tasks and cases")}
