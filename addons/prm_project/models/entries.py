"""What the addon adds to the registries of prm."""

from odoo import api, fields, models

from odoo.addons.prm.models.notification.events import Event
from odoo.addons.prm.models.portal.blocks import Block
from odoo.addons.prm.models.portal.sections import Section
from odoo.addons.prm.policy.limits import DAY, Limit

# Kind and what happened → the mail.
MAILS = {
    ("cases", "answer"): "prm_project.mail_template_case_answer",
    ("cases", "solved"): "prm_project.mail_template_case_solved",
    ("tasks", "answer"): "prm_project.mail_template_task_answer",
    ("tasks", "shown"): "prm_project.mail_template_task_shown",
}


class PrmPortalSections(models.AbstractModel):
    """Tasks and cases."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        _, offered = self.env._, self.env["prm.task.scope"]._is_offered
        common = {"creates": True, "scoped": True, "starts_hidden": True}
        return [
            *super()._entries(),
            Section(
                key="tasks",
                label=_("Tasks"),
                icon="fa-check-square-o",
                order=34,
                route="tasks",
                condition=lambda portal: offered(portal, "tasks"),
                edits=True,
                **common,
            ),
            Section(
                key="cases",
                label=_("Cases"),
                icon="fa-life-ring",
                order=36,
                route="cases",
                condition=lambda portal: offered(portal, "cases"),
                **common,
            ),
        ]


class PrmPortalBlocks(models.AbstractModel):
    """The tasks of a deal on its page."""

    _inherit = "prm.portal.blocks"

    def _entries(self):
        block = Block(
            key="tasks",
            label=self.env._("Tasks"),
            order=15,
            template="prm_project.portal_block_tasks",
            values=self.env["prm.task.page"]._block,
        )
        return [*super()._entries(), block]


class PrmListExport(models.AbstractModel):
    """Both lists as files."""

    _inherit = "prm.list.export"

    @api.model
    def _lists(self):
        ours = {"tasks": "prm.task.list", "cases": "prm.case.list"}
        return {**super()._lists(), **ours}


class PrmLimit(models.Model):
    """How many tasks and cases a person opens in a day."""

    _inherit = "prm.limit"

    kind = fields.Selection(
        selection_add=[("cases", "Tasks and cases that were opened")],
        ondelete={"cases": "cascade"},
    )

    @api.model
    def _limit_of(self, kind):
        if kind == "cases":
            return Limit("prm_project.limit_cases", 30, DAY)
        return super()._limit_of(kind)

    @api.model
    def _sentence_of(self, kind):
        if kind != "cases":
            return super()._sentence_of(kind)
        return self.env._(
            "You have reached today’s limit of tasks and cases (%(limit)s). What you "
            "typed stays here. Send it in %(wait)s."
        )


class PrmNotificationEvents(models.AbstractModel):
    """What partners are told of tasks and cases."""

    _inherit = "prm.notification.events"

    @api.model
    def _groups(self):
        return {**super()._groups(), "tasks": self.env._("Tasks and cases")}

    @api.model
    def _entries(self):
        _ = self.env._
        words = {
            ("cases", "answer"): (
                _("Answer to your case"),
                _("We answered in a case that you opened."),
            ),
            ("cases", "solved"): (
                _("Case solved"),
                _("A case that you opened was solved."),
            ),
            ("tasks", "answer"): (
                _("Answer to a task"),
                _("We answered in a task of one of your deals."),
            ),
            ("tasks", "shown"): (
                _("Task for you"),
                _("We share a task of one of your deals."),
            ),
        }
        return [
            *super()._entries(),
            *(
                Event(
                    key="_".join(said),
                    label=label,
                    help=text,
                    group="tasks",
                    order=10 * place,
                    templates=(MAILS[said],),
                    section=said[0],
                )
                for place, (said, (label, text)) in enumerate(words.items(), 1)
            ),
        ]


class PrmNotificationDesk(models.AbstractModel):
    """News of tasks are about a partnership, and lead to the task."""

    _inherit = "prm.notification.desk"

    @api.model
    def _url(self, told):
        task_sudo = self.env["prm.task.scope"]._told_sudo(told.record)
        if not task_sudo:
            return super()._url(told)
        portal_sudo = told.member.partnership_id.portal_id
        return self.env["prm.task.page"]._path(portal_sudo, task_sudo)


class PrmAudience(models.AbstractModel):
    """Who opened the case; whose deal the task belongs to."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        return {**super()._told(), **dict.fromkeys(MAILS.values(), ("finders",))}

    @api.model
    def _roles(self):
        return {**super()._roles(), "finders": self._finders_sudo}

    @api.model
    def _finders_sudo(self, partnership):
        """Return the people (sudo) of a task who find it on their portal now."""
        task_sudo = self.env["prm.task.scope"]._told_sudo(partnership)
        deal_sudo = task_sudo.prm_registration_id
        people_sudo = task_sudo.prm_contact_id
        if not task_sudo.prm_partnership_id:
            people_sudo |= deal_sudo.contact_id | deal_sudo.representative_id
        find = self.env["prm.task.scope"]._is_found
        return people_sudo.filtered(lambda one: find(task_sudo, one.user_ids))
