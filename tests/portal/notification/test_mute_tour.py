"""A person mutes a deal in a real browser, and hears nothing of the next message."""

from odoo.tests import tagged

from .notification_common import NotificationCase


@tagged("post_install", "-at_install")
class TestMuteTour(NotificationCase):
    def mails_of(self, deal, text):
        """Return how many mails to the author a message of the vendor makes."""
        message = deal.with_user(self.channel_own).message_post(
            body=text, message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        told = message.sudo().notification_ids.filtered(
            lambda each: each.notification_type == "email"
        )
        return len(told.filtered(lambda each: each.res_partner_id == self.author))

    def test_a_person_mutes_a_deal_and_hears_nothing_of_the_next_message(self):
        self.author = self.partner_a.partner_id
        deal = self._register(name="Noisy deal")
        self.env["prm.notification"].search([]).unlink()
        self.assertEqual(self.mails_of(deal, "The first message"), 1)
        self.start_tour(self.HOME, "prm_mute_a_deal", login=self.partner_a.login)
        self.assertEqual(self.mails_of(deal, "The second message"), 0)
        self.start_tour(self.HOME, "prm_read_and_unmute", login=self.partner_a.login)
        self.assertEqual(self.mails_of(deal, "The third message"), 1)
