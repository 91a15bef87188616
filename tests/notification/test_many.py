"""Many at once: the number of queries does not depend on how many are told."""

from odoo.tests import tagged

from ..common import PrmCase
from .notification_common import NotificationData

TEMPLATE = "prm.mail_template_fund_entry"


@tagged("-at_install", "post_install", "prm_once")
class TestNotificationMany(NotificationData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.many = cls.env["prm.partnership"]
        for number in range(24):
            organization = cls._create_organization(f"Partner {number}")
            partnership = cls._create_partnership(organization)
            cls._create_member(partnership, f"super{number}", role="supervisor")
            cls.many |= partnership

    def queries(self, partnerships):
        """Return how many queries it takes to tell these partnerships."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.env["prm.notification.desk"]._tell(partnerships, TEMPLATE)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def choose_all(self, often):
        preferences = self.env["prm.notification.preference"]
        for member in self.many.member_ids:
            preferences._choose(member, {"fund_entry": often})

    def test_news_of_many_cost_what_news_of_few_cost(self):
        self.choose_all("daily")
        self.queries(self.many[:1])  # what is read once
        few, more = self.queries(self.many[:4]), self.queries(self.many[4:24])
        self.assertLessEqual(more, few + 3)
        told = self.env["prm.notification"].search(
            [("member_id", "in", self.many.member_ids.ids)]
        )
        self.assertEqual(len(told), 25)

    def test_mails_of_many_are_made_together(self):
        self.queries(self.many[:1])
        few, more = self.queries(self.many[:4]), self.queries(self.many[4:24])
        self.assertLessEqual(more, few + 20)

    def test_ten_thousand_news_are_written_in_few_queries(self):
        desk = self.env["prm.notification.desk"]
        self.choose_all("daily")
        told = desk._told(self.many.sudo(), TEMPLATE) * 420
        self.env.flush_all()
        before = self.env.cr.sql_log_count
        desk._write_down(told, ["New entries"] * len(told))
        self.env.flush_all()
        self.assertGreater(len(told), 10_000)
        self.assertLess(self.env.cr.sql_log_count - before, 250)

    def test_news_of_half_a_year_ago_are_forgotten(self):
        member = self.member(self.partner_a)
        news = self.env["prm.notification"].create(
            [
                {
                    "member_id": member.id,
                    "event": "won",
                    "subject": "Won",
                    "date": date,
                }
                for date in ("2020-01-01 00:00:00", "2099-01-01 00:00:00")
            ]
        )
        self.env["prm.notification"]._gc_news()
        self.assertEqual(news.exists(), news[1])
