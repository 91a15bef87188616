"""Who takes deals over is told how many, once, by either way."""

from odoo.tests import tagged

from ...notification.notification_common import NotificationData
from ..colleagues.colleague_common import ColleagueCase

EVENT = "deals_handed_over"


@tagged("post_install", "-at_install")
class TestHandOverTold(NotificationData, ColleagueCase):
    def hand_over(self, heir=None, user=None):
        """Let an employee hand Anna's deals over."""
        leaver = self.member(self.partner_a).with_user(user or self.channel_own)
        leaver._hand_over_to(self.member(heir or self.colleague_a))

    def subjects(self, user=None):
        return self.news(user or self.colleague_a, EVENT).mapped("subject")

    def test_by_an_employee_one_mail_says_how_many_and_leads_to_the_list(self):
        self._register(self.partner_a)
        self._register(self.partner_a, submit=False)
        self.hand_over()
        [mail] = self.mails(self.colleague_a, EVENT)
        self.assertEqual(mail.subject, "2 deals were handed over to you")
        self.assertIn("Anna", mail.body_html)
        self.assertIn("/partner/test/registrations", mail.body_html)
        [news] = self.news(self.colleague_a, EVENT)
        self.assertEqual(news.url, "/partner/test/registrations")
        self.assertFalse(self.mails(self.partner_a, EVENT))

    def test_by_a_supervisor_too_and_one_deal_is_one(self):
        deal = self._register(self.partner_a)
        heir = self.member(self.colleague_a)
        answer = self.act(self.member(self.partner_a), "hand-over", heir=str(heir.id))
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.subjects(), ["1 deal was handed over to you"])
        [mail] = self.mails(self.colleague_a, EVENT)
        self.assertNotIn(deal.sudo().customer_name, mail.body_html)

    def test_a_supervisor_who_takes_them_herself_is_not_told(self):
        self._register(self.partner_a)
        own = self.member(self.supervisor_a)
        self.act(self.member(self.partner_a), "hand-over", heir=str(own.id))
        self.assertFalse(self.subjects(self.supervisor_a))

    def test_what_the_heir_cannot_open_is_not_counted(self):
        led = self._register(self.supervisor_a)
        led.sudo().representative_id = self.partner_a.partner_id
        self.hand_over()
        self.assertFalse(self.subjects())
        self.assertEqual(led.sudo().representative_id, self.colleague_a.partner_id)

    def test_nothing_to_hand_over_tells_nothing(self):
        self.hand_over()
        self.assertFalse(self.subjects())

    def test_as_the_portal_offers_it_and_the_person_chose(self):
        self.choose(EVENT, "never", self.colleague_a)
        self._register(self.partner_a)
        self.hand_over()
        self.assertFalse(self.subjects())
        self.choose(EVENT, "daily", self.colleague_a)
        self._register(self.partner_a)
        self.hand_over()
        self.assertEqual(len(self.subjects()), 1)
        self.assertFalse(self.mails(self.colleague_a, EVENT))
        self.offer(EVENT, is_offered=False)
        self._register(self.partner_a)
        self.hand_over()
        self.assertEqual(len(self.subjects()), 1)
