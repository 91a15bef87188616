"""Deals of before are found by the text that lists search, and have their place."""

from odoo.tests import tagged

from ...common import PrmCase
from ..migration_common import migration

VERSION = "19.0.1.6.0"


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationLists(PrmCase):
    def upgrade(self):
        self.env.flush_all()
        for _again in range(2):
            for name in ("pre-lists.py", "post-lists.py"):
                migration(name, VERSION).migrate(self.env.cr, "")
        self.env.invalidate_all()

    def test_the_text_is_as_the_record_would_have_it(self):
        deals = self._register(partner_reference="PO 7") | self._register(submit=False)
        before = deals.sudo().mapped("search_text")
        self.env.flush_all()
        self.cr.execute("ALTER TABLE prm_registration DROP COLUMN search_text")
        self.upgrade()
        self.assertNotEqual(deals.sudo().mapped("search_text"), before)
        self.env.invalidate_all()
        for _again in range(2):
            for name in ("pre-search.py", "post-search.py"):
                migration(name, "19.0.1.11.0").migrate(self.env.cr, "")
        self.env.invalidate_all()
        self.assertEqual(deals.sudo().mapped("search_text"), before)

    def test_a_deal_without_news_is_as_new_as_it_is_and_others_stay(self):
        silent, told = self._register(submit=False).sudo(), self._register().sudo()
        silent.write({"last_news_at": False, "plain_news_at": False})
        told.last_news_at = "2020-01-01 00:00:00"
        self.upgrade()
        created = silent.create_date.replace(microsecond=0)
        for name in ("last_news_at", "plain_news_at"):
            self.assertEqual(silent[name].replace(microsecond=0), created)
        self.assertEqual(str(told.last_news_at), "2020-01-01 00:00:00")

    def test_a_deal_keeps_the_closing_date_that_partners_have_read(self):
        deal = self._register(date_closing="2044-04-13").sudo()
        other = self._register(date_closing="2044-05-13").sudo()
        deal.own_closing = False
        other.own_closing = "2044-06-13"
        self.env.flush_all()
        for _again in range(2):
            migration("post-closing.py", VERSION).migrate(self.env.cr, "")
        self.env.invalidate_all()
        self.assertEqual(str(deal.own_closing), "2044-04-13")
        self.assertEqual(str(other.own_closing), "2044-06-13")
