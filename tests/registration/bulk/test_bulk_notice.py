"""People are told of a file once, whatever its number of rows."""

from unittest.mock import patch

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

    def test_one_row_is_told_of_as_one(self):
        self.checked(csv_of([row(4)]))
        before = self.env["mail.mail"].search([])
        self.confirm()
        self.mails = self.env["mail.mail"].search([]) - before
        deal = self.last_run().registration_ids
        mail, message = self.to(self.partner_a), self.to(self.channel_own)
        self.assertEqual(mail.subject, "1 registration received")
        self.assertIn("We received the registration of your file", mail.body_html)
        self.assertIn("A registration of", message.subject)
        self.assertIn("registered 1 deal with the file", message.body_html)
        self.assertIn(f": {deal.number}. It waits", message.body_html)

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


@tagged("post_install", "-at_install")
class TestBulkReviewers(BulkMixin, PrmHttpCase):
    """The rows of one file come to several reviewers."""

    def setUp(self):
        super().setUp()
        audiences, theirs = self.registry["prm.audience"], self.channel_other
        first, given = audiences._reviewer_sudo, []

        def every_second(audience, partnership):
            given.append(partnership)
            return first(audience, partnership) if len(given) % 2 else theirs.sudo()

        self.checked(csv_of([row(number) for number in range(1, 5)]))
        before = self.env["mail.mail"].search([])
        with patch.object(audiences, "_reviewer_sudo", every_second):
            self.confirm()
        self.run = self.last_run()
        self.mails = self.env["mail.mail"].search([]) - before
        self.of = self.run.registration_ids.grouped("reviewer_id")

    def test_each_gets_one_message_that_names_their_deals_alone(self):
        self.assertEqual(set(self.of), {self.channel_own, self.channel_other})
        for user, deals in self.of.items():
            mail = self.mails.filtered(
                lambda m, u=user: u.partner_id in m.recipient_ids
            )
            self.assertEqual(len(mail), 1)
            self.assertIn(f"{len(deals)} registrations", mail.subject)
            for deal in self.run.registration_ids:
                is_named = deal.number in mail.body_html
                self.assertEqual(is_named, deal in deals, (user.login, deal.number))

    def test_the_file_opens_for_each_with_the_deals_that_they_may_see(self):
        theirs = self.of[self.channel_other]
        self.env.invalidate_all()
        run = self.run.with_user(self.channel_other)
        self.assertEqual(run.search([]), run)
        self.assertEqual(run.deal_ids, theirs)
        self.assertEqual(run.deal_count, len(theirs))
        view = run.get_view(view_type="form")
        self.assertIn("deal_ids", view["arch"])
        self.assertNotIn("registration_ids", view["arch"])
        [form] = run.web_read({"deal_ids": {"fields": {"number": {}}}})
        self.assertEqual(len(form["deal_ids"]), len(theirs))
        self.assertEqual(self.run.with_user(self.channel_own).deal_count, 4)

    def test_the_button_opens_what_waits_for_its_reader(self):
        for user, deals in self.of.items():
            action = self.run.with_user(user).action_open_registrations()
            self.assertEqual(action["context"], {"search_default_mine_to_review": 1})
            found = (
                self.env["prm.registration"]
                .with_user(user)
                .search([*action["domain"], ("reviewer_id", "=", user.id)])
            )
            self.assertEqual(set(found), set(deals))
        action = self.run.with_user(self.channel_all).action_open_registrations()
        self.assertEqual(action["context"], {})

    def test_who_reviews_none_of_them_and_works_with_others_sees_no_file(self):
        self.of[self.channel_other].reviewer_id = self.channel_own
        run = self.run.with_user(self.channel_other)
        self.assertFalse(run.search([]))
