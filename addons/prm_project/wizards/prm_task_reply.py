from odoo import fields, models


class PrmTaskReply(models.TransientModel):
    """Dialog that answers the partner of a task; all else said there stays inside."""

    _name = "prm.task.reply"
    _inherit = ["prm.joined.dialog"]
    _description = "Reply to partner"
    _about = "task_id"

    task_id = fields.Many2one("project.task", required=True, ondelete="cascade")

    def action_confirm(self):
        """Post the answer and tell the partner.

        :raises AccessError: to who may not change the task
        :raises UserError: without words and files, or a task that no partner sees
        """
        return self._confirm()
