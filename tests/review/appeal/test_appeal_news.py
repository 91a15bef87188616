"""The lists tell of appeals what the pages of the deals tell."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from ...common import PrmCase
from ...portal.sections.section_common import SectionData
from .appeal_common import AppealData


@tagged("-at_install", "post_install")
class TestAppealNews(AppealData, SectionData, PrmCase):
    def news(self, *deals, user=None):
        """Return the last news of deals, as a list tells them."""
        mine = self.env["prm.registration"].browse(deal.id for deal in deals)
        mine = mine.with_user(user or self.partner_a)
        rows = self.env["prm.registration.list"].with_env(mine.env)._rows(mine)
        texts = [rows[deal.id]["news_text"] for deal in deals]
        return texts[0] if len(texts) == 1 else texts

    def ask_later(self, deal, days=1):
        """Appeal so many days after the decision: all is one transaction here."""
        appeal = self.ask(deal)
        self.env.flush_all()
        moment = fields.Datetime.now() + timedelta(days=days)
        query = "UPDATE prm_appeal SET create_date = %s WHERE id = %s"
        self.env.cr.execute(query, [moment, appeal.id])
        self.env.invalidate_all()
        return appeal

    def later(self, days):
        self.env.flush_all()
        return freeze_time(fields.Datetime.now() + timedelta(days=days))

    def test_each_step_is_the_last_news(self):
        deal = self.rejected()
        self.assertIn("Not accepted", self.news(deal))
        appeal = self.ask_later(deal)
        self.assertEqual(self.news(deal), "Appealed")
        with self.later(2):
            self.decline(appeal)
        self.assertEqual(self.news(deal), "Appeal: Declined")
        labels = [row["label"] for row in self.page(deal)["timeline"]]
        self.assertIn("Appeal: Declined", labels)

    def test_what_was_granted_is_told_until_something_else_happens(self):
        deal = self.rejected()
        appeal = self.ask_later(deal)
        with self.later(2):
            self.grant(appeal)
        self.assertEqual(self.news(deal), "Appeal: Granted")
        with self.later(3):
            desk = deal.with_user(self.channel_admin).sudo(False)
            desk.reason_id = self.reasons["rejection"]
            desk.action_reject()
        self.assertIn("Not accepted", self.news(deal))

    def test_a_portal_that_does_not_tell_what_happened_tells_no_appeal(self):
        deal = self.rejected()
        self.ask_later(deal)
        self._show_block("history", False)
        self.assertFalse(self.news(deal))

    def test_many_appeals_take_as_many_queries_as_one(self):
        deals = [self.rejected() for _number in range(4)]
        for deal in deals:
            self.ask(deal)
        self.news(*deals)
        counted = []
        for some in (deals[:1], deals):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.news(*some)
            counted.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counted[1], counted[0] + 2)
