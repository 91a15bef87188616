"""Tasks: what of them a partner sees, and cases, which are tasks that partners open."""

from odoo import api, fields, models

from odoo.addons.prm.models.joined.scope import BY_PARTNER

DONE = ("1_done", "1_canceled")
# What of a task may change what a partner is told of.
TOLD_OF = frozenset({"state", "stage_id", "prm_is_shown", "prm_registration_id"})
CHANNEL = "prm.group_prm_user,sales_team.group_sale_salesman"


class ProjectTask(models.Model):
    """Tasks of deals that partners see, and cases. The chatter stays inside."""

    _name = "project.task"
    _inherit = ["project.task", "prm.joined.record"]

    prm_registration_id = fields.Many2one(string="Deal", groups=CHANNEL)
    prm_is_shown = fields.Boolean(
        "Shown to the partner",
        copy=False,
        help="The partner of the deal sees name, text for the partner, deadline, "
        "assignees and stage on the portal.",
    )
    prm_text = fields.Text("Text for the partner", copy=False)
    # of a case: whose it is, frozen
    prm_partnership_id = fields.Many2one(
        "prm.partnership",
        "Case of",
        index="btree_not_null",
        ondelete="restrict",
        readonly=True,
        copy=False,
        groups=CHANNEL,
    )
    prm_contact_id = fields.Many2one(string="Opened by")
    prm_last_word = fields.Selection(
        [("vendor", "Vendor"), ("partner", "Partner")],
        "Who wrote last",
        readonly=True,
        copy=False,
    )
    prm_status = fields.Selection(
        [
            ("new", "New"),
            ("progress", "In progress"),
            ("waiting", "Waiting for the partner"),
            ("solved", "Solved"),
        ],
        "Status of the case",
        compute="_compute_prm_status",
        compute_sudo=True,
        store=True,
        help="What the partner reads of the case. It is solved when the task is done "
        "or canceled, or stands in a folded stage.",
    )
    prm_conversation = fields.Html(
        compute="_compute_prm_conversation",
        sanitize=False,
        groups="base.group_user",
        exportable=False,
    )

    @api.depends("prm_partnership_id")
    def _compute_prm_partner_id(self):
        return super()._compute_prm_partner_id()

    @api.depends("prm_partnership_id", "state", "stage_id.fold", "prm_last_word")
    def _compute_prm_status(self):
        for task in self:
            first = task.project_id.type_ids.sorted()[:1]
            status = "progress" if task.prm_last_word else "new"
            if not task.prm_partnership_id:
                status = False
            elif task._prm_is_done():
                status = "solved"
            elif task.prm_last_word == "vendor":
                status = "waiting"
            elif task.stage_id and task.stage_id != first:
                status = "progress"
            task.prm_status = status

    @api.depends("prm_last_word")
    @api.depends_context("lang", "tz")
    def _compute_prm_conversation(self):
        for task in self:
            task_sudo = task.sudo()
            task.prm_conversation = self.env["prm.joined.talk"]._html(task_sudo)

    def _prm_partnership_sudo(self):
        """Return the partnership (sudo) whose people see it, maybe none."""
        self_sudo = self.sudo()
        return self_sudo.prm_partnership_id or super()._prm_partnership_sudo()

    def _prm_kind(self):
        """Return the section in which partners find it, "" for none."""
        if self.prm_status:
            return "cases"
        return "tasks" if self.prm_is_shown and self.prm_registration_id else ""

    def _prm_is_done(self):
        return self.state in DONE or self.stage_id.fold

    def _prm_standing(self):
        """Return how a task of a deal stands, as lists word it."""
        due = self.date_deadline
        is_late = due and due < fields.Datetime.now()
        return "done" if self._prm_is_done() else "late" if is_late else "open"

    def _prm_seen(self):
        """Return id → how partners see it, see ``_prm_seen_as``."""
        self_sudo = self.sudo()
        return {task_sudo.id: task_sudo._prm_seen_as() for task_sudo in self_sudo}

    def _prm_seen_as(self):
        """Return ``solved`` or ``shown`` as far as partners see it, else nothing."""
        solved = "solved" if self.prm_status == "solved" else ""
        return {"cases": solved, "tasks": "shown"}.get(self._prm_kind(), "")

    @api.constrains("prm_registration_id")
    def _check_prm_registration_id(self):
        """Refuse a deal that the employee may not read.

        :raises AccessError: saying so
        """
        self_sudo = self.sudo()
        if deals := self_sudo.prm_registration_id.with_env(self.env):
            deals.check_access("read")

    @api.model_create_multi
    def create(self, vals_list):
        """Create tasks; partners are told of those that they see."""
        tasks = super().create(vals_list)
        tasks._prm_tell({})
        return tasks

    def write(self, vals):
        """Write; partners are told of tasks that they see now, and of solved cases."""
        if not TOLD_OF & vals.keys():
            return super().write(vals)
        before = self._prm_seen()
        result = super().write(vals)
        self._prm_tell(before)
        return result

    def _prm_tell(self, before):
        """Tell partners how tasks are seen now.

        :param dict before: what ``_prm_seen`` said before
        """
        if self.env.context.get("prm_by_partner") is BY_PARTNER:
            return
        for task_sudo in self.sudo():
            seen = task_sudo._prm_seen_as()
            if seen and seen != before.get(task_sudo.id):
                self.env["prm.joined"]._desk_of(task_sudo)._tell_of(task_sudo, seen)
