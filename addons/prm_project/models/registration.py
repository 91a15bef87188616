"""Tasks on the form of a registration, as far as the reader may read them."""

from odoo import api, fields, models


class PrmRegistration(models.Model):
    """Registrations: their tasks."""

    _inherit = "prm.registration"

    task_count = fields.Integer(
        compute="_compute_task_count",
        compute_sudo=False,
        groups="project.group_project_user",
        exportable=False,
    )

    @api.depends_context("uid")
    def _compute_task_count(self):
        """Count the tasks that the reader finds: none without a role in the channel."""
        counts = self.env["prm.task.scope"]._counts(self)
        for registration in self:
            registration.task_count = counts[registration.id]
