"""What the addon adds to portals and to the registries of prm."""

from odoo import api, fields, models

from odoo.addons.prm.models.notification.events import Event
from odoo.addons.prm.models.portal.blocks import Block
from odoo.addons.prm.models.portal.sections import Section


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


class PrmPortalSections(models.AbstractModel):
    """Tasks and cases."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        _, is_offered = self.env._, self.env["prm.task.scope"]._is_offered
        table = [
            ("tasks", _("Tasks"), "fa-check-square-o", 37),
            ("cases", _("Cases"), "fa-life-ring", 38),
        ]
        return super()._entries() + [
            Section(
                key=key,
                label=label,
                icon=icon,
                order=order,
                route=key,
                condition=lambda portal, key=key: is_offered(portal, key),
                creates=True,
                edits=key == "tasks",
                scoped=True,
                starts_hidden=True,
            )
            for key, label, icon, order in table
        ]


class PrmPortalBlocks(models.AbstractModel):
    """The tasks of a deal on its page."""

    _inherit = "prm.portal.blocks"

    def _entries(self):
        block = Block(
            key="tasks",
            label=self.env._("Tasks"),
            order=17,
            template="prm_project.portal_block_tasks",
            values=self.env["prm.task.page"]._block,
        )
        return [*super()._entries(), block]


class PrmListExport(models.AbstractModel):
    """Both lists as files."""

    _inherit = "prm.list.export"

    @api.model
    def _lists(self):
        return {**super()._lists(), "tasks": "prm.task.list", "cases": "prm.case.list"}


class PrmNotificationEvents(models.AbstractModel):
    """What partners are told of tasks and cases."""

    _inherit = "prm.notification.events"

    @api.model
    def _groups(self):
        return {**super()._groups(), "tasks": self.env._("Tasks and cases")}

    @api.model
    def _entries(self):
        _ = self.env._
        table = [
            ("cases_answer", _("Answer to your case"), _("We answered in your case.")),
            ("cases_solved", _("Case solved"), _("We solved your case.")),
            ("tasks_answer", _("Answer to a task"), _("We answered in a task.")),
            ("tasks_shown", _("Task for you"), _("One of your deals has a new task.")),
        ]
        return super()._entries() + [
            Event(
                key=key,
                label=label,
                help=text,
                group="tasks",
                order=10 * place,
                templates=(f"prm_project.mail_template_{key}",),
                section=key.partition("_")[0],
                is_named=True,
            )
            for place, (key, label, text) in enumerate(table, 1)
        ]
