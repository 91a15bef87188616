"""Who is told of comments and files, and of what partners never hear."""

from odoo.tests import tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestNoticeConversation(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.owner = cls.channel_other
        cls.partnership_a.user_id = cls.owner
        cls.author = cls.partner_a.partner_id

    def say(self, deal, user, text="News", **options):
        """Let an employee post a shared comment; return the message."""
        options = {"subtype_xmlid": "mail.mt_comment", **options}
        desk = deal.with_user(user)
        return desk.message_post(body=text, message_type="comment", **options).sudo()

    def told(self, message):
        return message.notified_partner_ids

    def log_changes(self):
        """Do what a commit does with changes that are tracked."""
        self.env.flush_all()
        self.cr.precommit.run()

    def test_reviewer_and_owner_are_told_of_a_comment_and_its_author_is_not(self):
        deal = self._register()
        told = self.told(deal._post_comment_sudo("Any news?", "t1"))
        self.assertEqual(told, (self.channel_own | self.owner).partner_id)

    def test_they_are_told_of_a_file_without_a_word(self):
        deal = self._register()
        self._upload(self.partner_a, "t1")
        message = deal._post_comment_sudo("", "t1")
        self.assertEqual(message.attachment_ids.mapped("name"), ["offer.pdf"])
        self.assertEqual(self.told(message), (self.channel_own | self.owner).partner_id)

    def test_they_are_told_of_the_first_comment_of_a_registration(self):
        deal = self._register(comments="Please be quick")
        told = self.told(deal._shared_messages_sudo())
        self.assertEqual(told, (self.channel_own | self.owner).partner_id)

    def test_the_deal_owner_is_told_as_well(self):
        self.partnership_a.user_ids |= self.salesperson
        deal = self._register(user_id=self.salesperson.id)
        self._approve(deal)
        self.assertIn(
            self.salesperson.partner_id,
            self.told(deal._post_comment_sudo("Hello", "t1")),
        )

    def test_author_and_representative_are_told_of_the_vendor_s_comment(self):
        deal = self._register(representative_id=self.colleague_a.partner_id.id)
        self.assertFalse(deal.with_user(self.colleague_a).has_access("read"))
        deal.sudo().visibility = "organization"
        told = self.told(self.say(deal, self.channel_own))
        people = self.author | self.colleague_a.partner_id
        self.assertEqual(told, people | self.owner.partner_id)

    def test_a_representative_who_may_not_open_the_deal_is_not_told(self):
        deal = self._register(representative_id=self.colleague_a.partner_id.id)
        told = self.told(self.say(deal, self.channel_own))
        self.assertEqual(told, self.author | self.owner.partner_id)

    def test_partners_are_not_told_of_internal_notes(self):
        deal = self._register()
        note = self.say(deal, self.channel_own, subtype_xmlid="mail.mt_note")
        self.assertFalse(self.told(note).filtered("partner_share"))

    def test_not_even_when_the_note_names_them(self):
        deal = self._register()
        people = (self.author | self.owner.partner_id).ids
        note = self.say(
            deal, self.channel_own, subtype_xmlid="mail.mt_note", partner_ids=people
        )
        self.assertEqual(self.told(note), self.owner.partner_id)

    def test_partners_are_not_told_of_changes_that_are_logged(self):
        deal = self._register()
        self.log_changes()
        before = deal.sudo().message_ids
        deal.with_user(self.channel_own).expected_amount = 987654
        self.log_changes()
        logged = deal.sudo().message_ids - before
        self.assertTrue(logged.tracking_value_ids)
        self.assertFalse(self.told(logged).filtered("partner_share"))

    def test_partners_are_not_told_while_they_have_no_access(self):
        deal = self._register()
        self.partnership_a.action_suspend()
        message = self.say(deal, self.channel_own)
        self.assertFalse(self.told(message).filtered("partner_share"))
        self.partnership_a.action_activate()
        self.assertIn(self.author, self.told(self.say(deal, self.channel_own)))

    def test_partners_are_not_told_while_no_employee_is_assigned(self):
        deal = self._register()
        self.partnership_a.user_ids = False
        message = self.say(deal, self.channel_all)
        self.assertFalse(self.told(message).filtered("partner_share"))

    def test_a_new_reviewer_is_told_from_then_on(self):
        deal = self._register()
        deal.with_user(self.channel_all).action_start_review()
        told = self.told(deal._post_comment_sudo("Any news?", "t1"))
        self.assertIn(self.channel_all.partner_id, told)

    def test_a_new_owner_of_the_partnership_is_told_from_then_on(self):
        deal = self._register()
        self.partnership_a.user_id = self.channel_all
        told = self.told(deal._post_comment_sudo("Any news?", "t1"))
        self.assertIn(self.channel_all.partner_id, told)

    def test_an_employee_who_may_not_read_it_any_more_is_not_told(self):
        deal = self._register()
        self.partnership_a.user_id = self.channel_all
        self.partnership_a.user_ids -= self.owner
        self.assertFalse(deal.with_user(self.owner).has_access("read"))
        told = self.told(deal._post_comment_sudo("Any news?", "t1"))
        self.assertNotIn(self.owner.partner_id, told)

    def test_the_author_s_choice_of_companies_is_not_the_reader_s(self):
        company = self.env["res.company"].create({"name": "Second company"})
        self.channel_own.company_ids |= company
        deal = self._register()
        desk = deal.with_user(self.channel_own)
        desk = desk.with_context(allowed_company_ids=[company.id, self.company.id])
        message = self.say(desk, self.channel_own)
        self.assertIn(self.author, self.told(message))

    def test_a_comment_on_a_draft_is_nobody_s_news(self):
        deal = self._register(submit=False, comments="Not yet")
        self.assertFalse(self.told(deal._shared_messages_sudo()))

    def test_the_link_of_a_notification_leads_to_the_partner_s_page(self):
        deal = self._register()
        message = self.say(deal, self.channel_own)
        mail = self.env["mail.mail"].search([("mail_message_id", "=", message.id)])
        mail = mail.filtered(lambda mail: self.author in mail.recipient_ids)
        self.assertEqual(len(mail), 1)
        self.assertNotIn("access_token", mail.body_html)
        self.assertNotIn("token=", mail.body_html)
        self.assertEqual(mail.recipient_ids, self.author)
        action = deal._get_access_action(access_uid=self.partner_a.id)
        self.assertEqual(action["url"], deal._portal_url())
