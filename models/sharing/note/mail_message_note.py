"""A message that is the copy of another one, for a partner."""

from odoo import fields, models


class MailMessage(models.Model):
    """Messages: the action of the chatter that shares a note with a partner."""

    _inherit = "mail.message"

    prm_shared_from_id = fields.Many2one(
        "mail.message",
        "Shared note",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups="base.group_user",
    )

    def action_prm_share_with_partner(self):
        """Open the dialog that shares this message with a partner, or takes it back.

        :raises AccessError: to who may not read it, and to share users
        :raises UserError: when no partner would read it
        """
        self.env["prm.messages"]._check_one(self)
        self.env["prm.note.sharing"]._check(self)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Share with partner"),
            "res_model": "prm.note.share",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_message_id": self.id},
        }
