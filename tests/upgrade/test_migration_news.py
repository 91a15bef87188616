"""Deals of before know when something happened beside their opportunity."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..common import PrmCase
from .migration_common import migration


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationNews(PrmCase):
    def upgraded(self, deal, last):
        """Return the news of the registration alone after an upgrade."""
        deal.write({"last_news_at": last, "plain_news_at": False})
        self.env.flush_all()
        for _again in range(2):
            migration("post-news.py", "19.0.1.5.0").migrate(self.env.cr, "")
        self.env.invalidate_all()
        return deal.plain_news_at

    def setUp(self):
        super().setUp()
        self.deal = self._register().sudo()
        self.now = fields.Datetime.now()

    def test_they_are_those_of_its_moves_and_not_of_its_opportunity(self):
        moved = self.now - timedelta(days=9)
        self.deal.transition_ids.date = moved
        self.assertEqual(self.upgraded(self.deal, self.now), moved)

    def test_a_shared_message_counts_and_a_note_does_not(self):
        self.deal.transition_ids.date = self.now - timedelta(days=9)
        said = self.now - timedelta(days=4)
        for subtype, date in (("comment", said), ("note", self.now)):
            message = self.deal.message_post(
                body="x", subtype_xmlid=f"mail.mt_{subtype}"
            )
            message.date = date
        self.assertEqual(self.upgraded(self.deal, self.now), said)

    def test_nothing_is_newer_than_the_last_news(self):
        last = self.now - timedelta(days=20)
        self.assertEqual(self.upgraded(self.deal, last), last)
