from odoo import models

from ..models.inherited.mail_message import GUARDED_MODELS


class MailComposeMessage(models.TransientModel):
    """The composer, in conversations with partners: "To" says who is told."""

    _inherit = "mail.compose.message"

    def _action_send_mail_comment(self, res_ids):
        """Refuse recipients who would be left out without a word."""
        self.ensure_one()
        if self.model in GUARDED_MODELS:
            comment = self.env.ref("mail.mt_comment")
            shared = (self.subtype_id or comment) == comment
            check = self.env["prm.deal.recipients"]._check
            for record in self.env[self.model].browse(res_ids):
                check(record, self.partner_ids, shared)
        return super()._action_send_mail_comment(res_ids)
