"""Who is not written to: strangers, ended access, unattended partnerships."""

from odoo.tests import tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestNoticePeople(PrmCase):
    def told_of_approval(self, deal, reviewer=None):
        """Approve ``deal``; return the people who get a mail by that."""
        mails = self.env["mail.mail"].search([])
        self._approve(deal, reviewer)
        news = self.env["mail.mail"].search([]) - mails
        return news.recipient_ids

    def test_the_author_is_told(self):
        deal = self._register()
        self.assertIn(self.partner_a.partner_id, self.told_of_approval(deal))

    def test_nobody_is_told_while_no_employee_is_assigned(self):
        deal = self._register()
        self.partnership_a.user_ids = False
        told = self.told_of_approval(deal)
        self.assertFalse(told.filtered("partner_share"))

    def test_nobody_is_told_while_the_partnership_is_suspended(self):
        deal = self._register()
        self.partnership_a.action_suspend()
        self.assertFalse(self.told_of_approval(deal).filtered("partner_share"))
        self.partnership_a.action_activate()
        other = self._register()
        self.assertIn(self.partner_a.partner_id, self.told_of_approval(other))

    def test_a_disabled_member_is_not_told_and_the_other_one_is(self):
        colleague = self.colleague_a.partner_id
        deal = self._register(representative_id=colleague.id)
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.partner_id == colleague
        )
        member.action_disable()
        told = self.told_of_approval(deal).filtered("partner_share")
        self.assertEqual(told, self.partner_a.partner_id)

    def test_a_person_who_left_the_organization_is_not_told(self):
        deal = self._register()
        self.partner_a.partner_id.parent_id = self.organization_b
        self.assertFalse(self.told_of_approval(deal).filtered("partner_share"))

    def test_neither_the_organization_nor_the_customer_gets_a_mail(self):
        self.organization_a.email = "info@alder.example.com"
        mails = self.env["mail.mail"].search([])
        messages = self.env["mail.message"].search([])
        deal = self._register(contact_email="carl@customer.example.com", comments="Hi")
        lead = self._approve(deal)
        deal.with_user(self.channel_own).message_post(
            body="We are on it",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )
        mails = self.env["mail.mail"].search([]) - mails
        messages = self.env["mail.message"].search([]) - messages
        customer = deal.sudo().customer_id | deal.sudo().customer_contact_id
        self.assertEqual(lead.partner_id.email, "carl@customer.example.com")
        told = mails.recipient_ids | messages.notified_partner_ids
        self.assertFalse(told & (customer | self.organization_a))
        addresses = ", ".join(
            str(mail.email_to or "") + str(mail.email_cc or "") for mail in mails
        )
        for address in ("carl@", "info@"):
            self.assertNotIn(address, addresses)

    def test_the_composer_proposes_neither_of_them(self):
        self.organization_a.email = "info@alder.example.com"
        deal = self._register(contact_email="carl@customer.example.com")
        self._approve(deal)
        desk = deal.with_user(self.channel_own)
        proposed = desk._message_get_suggested_recipients(no_create=False)
        emails = {person["email"] for person in proposed}
        self.assertFalse(
            emails & {"carl@customer.example.com", "info@alder.example.com"}
        )

    def test_not_even_who_is_named_by_mistake_gets_the_partner_s_conversation(self):
        deal = self._register(contact_email="carl@customer.example.com")
        self._approve(deal)
        customer = deal.sudo().customer_contact_id
        strangers = customer | self.partner_b.partner_id | self.organization_a
        message = deal.with_user(self.channel_own).message_post(
            body="For Anna",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            partner_ids=(strangers | self.partner_a.partner_id).ids,
        )
        told = message.notified_partner_ids
        self.assertIn(self.partner_a.partner_id, told)
        self.assertFalse(told & strangers)
