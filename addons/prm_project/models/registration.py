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
