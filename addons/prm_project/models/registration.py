"""Tasks on the form of a registration, as far as the reader may read them."""

from odoo import api, fields, models


class PrmRegistration(models.Model):
    """Registrations: their tasks."""

    _inherit = "prm.registration"

    task_count = fields.Integer(
        compute="_compute_task_count", groups="project.group_project_user"
    )

    @api.depends_context("uid")
    def _compute_task_count(self):
        tasks = self.env["project.task"].sudo(False)
        domain = [("prm_registration_id", "in", self.ids)]
        groups = tasks._read_group(domain, ["prm_registration_id"], ["__count"])
        counts = {deal.id: number for deal, number in groups}
        for registration in self:
            registration.task_count = counts.get(registration.id, 0)

    def action_prm_tasks(self):
        """Open the tasks of a deal; a new one belongs to it.

        :raises AccessError: to who may not read the deal
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Tasks"),
            "res_model": "project.task",
            "view_mode": "list,kanban,form",
            "domain": [("prm_registration_id", "=", self.id)],
            "context": {"default_prm_registration_id": self.id},
        }
