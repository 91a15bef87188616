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
        """Count the tasks that the reader finds: none without a role in the channel."""
        tasks = self.env["project.task"].sudo(False)
        link = tasks._fields["prm_registration_id"]
        groups = []
        if tasks.has_access("read") and tasks._has_field_access(link, "read"):
            domain = [(link.name, "in", self.ids)]
            groups = tasks._read_group(domain, [link.name], ["__count"])
        counts = {deal.id: number for deal, number in groups}
        for registration in self:
            registration.task_count = counts.get(registration.id, 0)
