"""What happens when the mail server does not answer."""

from odoo.tests import tagged

from odoo.addons.mail.tests.common import MailCommon

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestNoticeDelivery(PrmCase, MailCommon):
    """A failed delivery is the vendor's business, never the partner's error."""

    def test_a_partners_comment_is_kept_when_its_mails_cannot_be_delivered(self):
        self.channel_own.notification_type = "email"
        registration = self._register()

        def refuse(*_args, **_kwargs):
            raise OSError("no mail server")

        with self.mock_mail_gateway(mail_unlink_sent=False):
            self.patch(self.env.registry["ir.mail_server"], "send_email", refuse)
            message = registration._post_comment_sudo("Hello?")
            mails = self.env["mail.mail"].search([("mail_message_id", "=", message.id)])
            mails.with_user(self.partner_a).sudo().send()
        self.assertTrue(mails)
        self.assertEqual(set(mails.mapped("state")), {"exception"})
        self.assertIn("Hello?", registration._shared_messages_sudo()[-1].body)
