"""People are told of a file once, whatever its number of rows."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .bulk_common import BulkMixin, csv_of, row


@tagged("post_install", "-at_install")
class TestBulkNotice(BulkMixin, PrmHttpCase):
    """Mails, messages, activities and news of three rows."""

    def setUp(self):
        super().setUp()
        rows = [row(1, comments="Hello"), row(2), row(3)]
        self.checked(csv_of(rows))
        self.before = self.env["mail.mail"].search([])
        self.confirm()
        self.run = self.last_run()
        self.mails = self.env["mail.mail"].search([]) - self.before

    def to(self, user):
        return self.mails.filtered(lambda mail: user.partner_id in mail.recipient_ids)

    def test_who_sent_the_file_gets_one_mail_with_its_number(self):
        mail = self.to(self.partner_a)
        self.assertEqual(len(mail), 1)
        self.assertEqual(mail.subject, "3 registrations received")
        self.assertIn(f"/registrations/bulk/{self.run.id}", mail.body_html)
        self.assertNotIn("Customer 1", mail.body_html)

    def test_the_reviewer_gets_one_message_and_an_activity_for_each(self):
        mail = self.to(self.channel_own)
        self.assertEqual(len(mail), 1)
        self.assertIn("3 registrations", mail.subject)
        numbers = self.run.registration_ids.sorted("id").mapped("number")
        for number in (numbers[0], numbers[-1]):
            self.assertIn(number, mail.body_html)
        self.assertEqual(self.run.reviewer_id, self.channel_own)
        activities = self.run.registration_ids.activity_ids
        self.assertEqual(len(activities), 3)
        self.assertEqual(activities.user_id, self.channel_own)

    def test_nobody_else_is_told(self):
        people = self.mails.recipient_ids
        self.assertEqual(people, (self.partner_a | self.channel_own).partner_id)

    def test_the_bell_has_one_item_that_leads_to_the_list(self):
        news = self.env["prm.notification"].search(
            [("member_id.user_id", "=", self.partner_a.id)]
        )
        self.assertEqual(news.mapped("subject"), ["3 registrations received"])
        self.assertEqual(news.url, "/partner/test/registrations")

    def test_a_comment_of_the_file_stands_in_the_conversation(self):
        deal = self.run.registration_ids.filtered(lambda each: each.name == "Deal 1")
        self.assertIn("Hello", "".join(deal.message_ids.mapped("body")))

    def test_what_follows_is_told_of_each_as_always(self):
        deal = self.run.registration_ids[:1].with_user(self.channel_own)
        deal.action_start_review()
        mails = self.env["mail.mail"].search([("res_id", "=", deal.id)])
        self.assertIn(self.partner_a.partner_id, mails.recipient_ids)
