"""The lead shows the partner's conversation, and what nobody has answered."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase


@tagged("post_install", "-at_install")
class TestDirectConversation(PrmCase):
    def setUp(self):
        super().setUp()
        self.deal = self._register(comments="First words")
        self.lead = self._approve(self.deal)
        self.lead.user_id = self.salesperson
        self.mine = self.lead.with_user(self.salesperson)

    def say(self, text):
        self.deal.with_user(self.partner_a)._post_comment_sudo(text)
        self.env.invalidate_all()

    def answer(self, text="We answer"):
        self.deal.with_user(self.channel_own).message_post(
            body=text, message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        self.env.invalidate_all()

    def test_the_salesperson_reads_it_on_the_lead(self):
        self.say("Any news?")
        for text in ("First words", "Any news?", self.partner_a.name):
            self.assertIn(text, self.mine.prm_conversation_html)

    def test_internal_notes_are_no_part_of_it(self):
        self.deal.sudo().message_post(body="Secret note")
        self.assertNotIn("Secret note", self.mine.prm_conversation_html)

    def test_what_the_partner_wrote_is_unread_until_somebody_answers(self):
        self.say("One")
        self.say("Two")
        self.assertEqual(self.mine.prm_unread_count, 3)
        self.assertTrue(self.mine.prm_has_unread)
        self.answer()
        self.assertEqual(self.mine.prm_unread_count, 0)
        self.say("Three")
        self.assertEqual(self.mine.prm_unread_count, 1)

    def test_or_until_somebody_marks_it_as_read(self):
        self.say("One")
        self.mine.action_prm_mark_read()
        self.assertEqual(self.mine.prm_unread_count, 0)

    def test_leads_with_unread_answers_are_found(self):
        leads = self.env["crm.lead"].with_user(self.salesperson)
        unread = [("prm_has_unread", "=", True)]
        self.assertIn(self.mine, leads.search(unread))
        self.answer()
        self.assertNotIn(self.mine, leads.search(unread))
        self.assertIn(self.mine, leads.search([("prm_has_unread", "=", False)]))

    def test_who_may_not_read_the_registration_sees_nothing_of_it(self):
        self.say("Any news?")
        self.portal.block_ids.filtered(
            lambda row: row.key == "conversation"
        ).visible = False
        self.assertFalse(self.mine.prm_conversation_html or self.mine.prm_unread_count)

    def test_another_salesperson_neither_reads_nor_marks_it(self):
        seller = self._create_user("sid", "sales_team.group_sale_salesman")
        other = self.lead.with_user(seller)
        with self.assertRaises(AccessError):
            other.action_prm_mark_read()
        leads = self.env["crm.lead"].with_user(seller)
        self.assertNotIn(self.lead, leads.search([("prm_has_unread", "=", True)]))

    def test_the_reply_goes_to_the_partner_and_not_to_the_customer(self):
        action = self.mine.action_answer_partner()
        context = action["context"]
        self.assertEqual(context["default_model"], "prm.registration")
        self.assertEqual(context["default_partner_ids"], self.partner_a.partner_id.ids)
