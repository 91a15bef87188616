"""Many at once: the number of queries does not depend on how many are told."""

from unittest.mock import patch

from lxml import etree

from odoo.tests import tagged

from odoo.addons.base.models.ir_qweb import IrQweb

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

    def compiled(self, partnerships):
        """Return how many bodies of mails are compiled to tell these partnerships."""
        found, compile_one = [], IrQweb._generate_code

        def noted(engine, template):
            if isinstance(template, etree._Element):
                found.append(template)
            return compile_one(engine, template)

        with patch.object(IrQweb, "_generate_code", noted):
            self.queries(partnerships)
        return len(found)

    def test_the_mail_of_many_is_compiled_once(self):
        one, four = self.compiled(self.many[:1]), self.compiled(self.many[:4])
        self.assertTrue(one)
        self.assertEqual(four, one)
        mails = self.env["mail.mail"].search([], order="id desc", limit=4)
        for mail, partnership in zip(mails[::-1], self.many[:4], strict=True):
            self.assertIn(partnership.partner_id.name, mail.body_html)

    def test_why_many_have_another_tier_is_read_at_once(self):
        for number, partnership in enumerate(self.many[:4]):
            for cause in ("Before", f"Cause {number}"):
                partnership._note_history("tier", "Silver", "Gold", cause)
        template = "prm.mail_template_tier_reached"
        tell = self.env["prm.notification.desk"]._tell
        counts = []
        for partnerships in (self.many[:1], self.many[:4]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            tell(partnerships.sudo(), template)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 8)
        mails = self.env["mail.mail"].search([], order="id desc", limit=4)
        for number, mail in enumerate(mails[::-1]):
            self.assertIn(f"Cause {number}", mail.body_html)

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
