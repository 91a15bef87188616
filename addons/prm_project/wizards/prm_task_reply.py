from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import clean_context

from odoo.addons.prm.policy.visible_text import tidy

from ..models.desk import ACTIVITY


class PrmTaskReply(models.TransientModel):
    """Dialog that answers the partner of a task; all else said there stays inside."""

    _name = "prm.task.reply"
    _description = "Reply to partner"

    task_id = fields.Many2one("project.task", required=True, ondelete="cascade")
    body = fields.Text("Message")
    attachment_ids = fields.Many2many("ir.attachment", string="Files")

    def action_confirm(self):
        """Post the answer, as the word of who writes it, and tell the partner.

        :raises AccessError: to who may not change the task
        :raises UserError: without words and files, or a task that no partner sees
        """
        messages = self.env["prm.messages"]
        messages._check_one(self)
        here = self.with_env(self.env(context=clean_context(self.env.context)))
        task, text = here.task_id, tidy(here.body or "", multiline=True)
        task.check_access("write")
        if not text and not here.attachment_ids:
            raise UserError(messages._text("note_is_empty"))
        here._answer(task, text)
        return {"type": "ir.actions.act_window_close"}

    def _answer(self, task, text):
        """Post the answer; of a task that no partner sees nothing is told.

        :raises UserError: for such a task
        """
        task_sudo = task.sudo()
        if not (task_sudo.prm_status or task_sudo._prm_seen_as()):
            raise UserError(self.env._("The partner does not see this task."))
        files = self.env["prm.dialog.files"]._own(self)
        self.env["prm.joined.talk"]._say(task, text, files)
        task_sudo.prm_last_word = "vendor"
        task.activity_feedback([ACTIVITY])
        self.env["prm.task.desk"]._tell(task_sudo, "answer")
