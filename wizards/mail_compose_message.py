from odoo import models


class MailComposeMessage(models.TransientModel):
    """The composer, in conversations with partners: "To" says who is told."""

    _inherit = "mail.compose.message"

    def _action_send_mail_comment(self, res_ids):
        """Refuse recipients who would be left out without a word."""
        self.ensure_one()
        conversation = self.env.registry["prm.conversation.mixin"]
        records = self.env[self.model] if self.model else self.env["mail.thread"]
        if isinstance(records, conversation):
            comment = self.env.ref("mail.mt_comment")
            shared = (self.subtype_id or comment) == comment
            for record in records.browse(res_ids):
                record._check_recipients(self.partner_ids, shared)
        return super()._action_send_mail_comment(res_ids)
