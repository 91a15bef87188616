"""Employees answer the partner of another app's record by a dialog."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import clean_context

from ...policy.visible_text import tidy


class PrmJoinedDialog(models.AbstractModel):
    """Dialog that answers the partner; all else said in the chatter stays inside.

    Heirs are transient: they have a field for the record, name it (``_about``), and a
    button that confirms.
    """

    _name = "prm.joined.dialog"
    _description = "Reply to partner"
    # The field that holds the record.
    _about = ""

    body = fields.Text("Message")
    attachment_ids = fields.Many2many("ir.attachment", string="Files")

    def _confirm(self):
        """Post the answer, as the word of who writes it, and tell the partner.

        :raises AccessError: to who may not change the record
        :raises UserError: without words and files, or a record that no partner sees
        """
        messages = self.env["prm.messages"]
        messages._check_one(self)
        here = self.with_env(self.env(context=clean_context(self.env.context)))
        record, text = here[self._about], tidy(here.body or "", multiline=True)
        record.check_access("write")
        if not text and not here.attachment_ids:
            raise UserError(messages._text("note_is_empty"))
        here._answer(record, text)
        return {"type": "ir.actions.act_window_close"}

    def _answer(self, record, text):
        """Post the answer; of a record that no partner sees nothing is told.

        :raises UserError: for such a record
        """
        record_sudo = record.sudo()
        desk = self.env["prm.joined"]._desk_of(record_sudo)
        if desk is None:
            raise UserError(self.env["prm.messages"]._text("partner_sees_none"))
        files = self.env["prm.dialog.files"]._own(self)
        self.env["prm.joined.talk"]._say(record, text, files)
        desk._turn(record_sudo, "vendor")
        record.activity_feedback([desk._activity])
        desk._tell_of(record_sudo, "answer")
