"""Who hears that a deal is shared: those who see it, where the portal tells of it."""

from odoo.tests import tagged

from ...common import PrmCase
from ...notification.notification_common import NotificationData
from .share_common import ShareData


@tagged("post_install", "-at_install")
class TestShareMails(NotificationData, ShareData, PrmCase):
    def setUp(self):
        super().setUp()
        self.lead = self.create_lead()

    def told(self, deal):
        """Return the contacts who get a mail on a deal."""
        mails = self.env["mail.mail"].search(
            [("model", "=", deal._name), ("res_id", "=", deal.id)]
        )
        return mails.filtered(lambda mail: mail.prm_event == "deal_shared")

    def test_sharing_makes_news_and_one_mail_for_each_who_sees_it(self):
        deal = self.share(self.lead)
        people = self.partner_a | self.colleague_a | self.supervisor_a
        mails = self.told(deal)
        self.assertEqual(mails.recipient_ids, people.partner_id)
        self.assertEqual(len(mails), 3)
        self.assertIn("Shared with you: Wind park control", mails[0].subject)
        news = self.env["prm.notification"].search([("event", "=", "deal_shared")])
        self.assertEqual(len(news), 3)
        self.assertEqual(news.registration_id, deal)
        self.assertTrue(
            all(each.startswith("/partner/test") for each in news.mapped("url"))
        )

    def test_one_person_alone_hears_of_what_is_for_that_person(self):
        deal = self.share(self.lead, self.partner_a)
        self.assertEqual(self.told(deal).recipient_ids, self.partner_a.partner_id)

    def test_who_saw_it_before_is_not_told_again_when_others_see_it_too(self):
        deal = self.share(self.lead, self.partner_a)
        before = self.told(deal)
        self.share(self.lead, self.colleague_a)
        people = self.colleague_a | self.supervisor_a
        self.assertEqual((self.told(deal) - before).recipient_ids, people.partner_id)

    def test_the_mail_says_nothing_confidential(self):
        mail = self.told(self.share(self.lead))[0]
        for secret in ("Oak Mills", "5,000", "they pay late"):
            self.assertNotIn(secret, mail.body_html)
        self.assertIn("/partner/test/registrations/", mail.body_html)

    def test_nobody_is_told_where_the_switch_is_off_and_the_deal_appears(self):
        self.portal.mail_deal_shared = False
        deal = self.share(self.lead)
        self.assertFalse(self.told(deal))
        self.assertTrue(self.sees(self.partner_a, deal))

    def test_nobody_is_told_where_the_portal_does_not_offer_the_event(self):
        row = self.portal.event_ids.filtered(lambda each: each.event == "deal_shared")
        row.offered = False
        deal = self.share(self.lead)
        self.assertFalse(self.told(deal))
        self.assertFalse(
            self.env["prm.notification"].search([("event", "=", "deal_shared")])
        )

    def test_nobody_is_told_who_chose_never(self):
        self.choose("deal_shared", "never")
        deal = self.share(self.lead)
        self.assertNotIn(self.partner_a.partner_id, self.told(deal).recipient_ids)
        self.assertIn(self.colleague_a.partner_id, self.told(deal).recipient_ids)
