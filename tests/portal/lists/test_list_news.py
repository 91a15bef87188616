"""Rows say in words what happened last, with as many queries for one as for many."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ...security.security_common import RpcCase
from .list_common import ListData


@tagged("post_install", "-at_install")
class TestListNews(ListData, RpcCase):
    def news(self, deal, user=None):
        """Return the words of the row of a deal."""
        self._forget()
        latest = self.env["prm.registration.latest"].with_user(user or self.partner_a)
        deal = deal.with_user(user or self.partner_a)
        return latest._texts(deal).get(deal.id, "")

    def test_moves_stages_and_outcomes_are_told_in_words(self):
        deal = self._register(name="Told")
        self.assertEqual(self.news(deal), "Submitted")
        self._approve(deal)
        lead = self._lead(deal)
        self.assertEqual(self.news(deal), "Approved")
        stages = self.env["crm.stage"].search([("is_won", "=", False)])
        self._forget()
        deal.sudo()._tell_news()
        lead.stage_id = (stages - lead.stage_id)[:1]
        lead.date_last_stage_update = fields.Datetime.now() + timedelta(hours=1)
        self._forget()
        deal.sudo()._tell_news()
        expected = f"Stage changed to {lead.stage_id.name}"
        self.assertEqual(self.news(deal), expected)
        page = self.visit("/opportunities", self.partner_a)
        self.assertIn(expected, page.text)

    def test_a_row_says_how_long_ago_and_on_hover_when(self):
        deal = self._register(name="Told")
        deal.sudo().last_news_at = fields.Datetime.now() - timedelta(days=3)
        page = self.visit("/registrations", self.partner_a)
        [told] = page.all("//td//time")
        self.assertEqual(told.text_content(), "3 days ago")
        self.assertIn(str(deal.sudo().last_news_at.year), told.get("title"))

    def test_messages_are_told_by_their_writer(self):
        deal = self._register(visibility="organization")
        self.vendor_posts(deal, "An answer")
        name = self.channel_own.partner_id.name
        self.assertEqual(self.news(deal), f"Answer from {name}")
        deal.with_user(self.partner_a)._post_comment_sudo("A note")
        self.assertEqual(self.news(deal), "Your note")
        name = self.partner_a.partner_id.name
        self.assertEqual(self.news(deal, self.colleague_a), f"Note from {name}")

    def test_internal_notes_are_not_told(self):
        deal = self._register()
        deal.with_user(self.channel_own).message_post(
            body="Zebra", subtype_xmlid="mail.mt_note"
        )
        self.assertEqual(self.news(deal), "Submitted")

    def test_a_question_about_progress_is_told(self):
        deal = self._open()
        question = {"registration_id": deal.id, "answer_until": "2099-01-01"}
        asked = self.env["prm.progress.question"].create(question)
        asked.asked_at = "2099-01-01 00:00:00"
        self.assertEqual(self.news(deal), "We asked whether the deal is still active")

    def test_many_deals_cost_no_more_queries_than_one(self):
        deals = self._open() | self._register() | self._won()
        latest = self.env["prm.registration.latest"].with_user(self.partner_a)
        deals = deals.with_user(self.partner_a)

        def queries(some):
            self._forget()
            latest._texts(some)
            before = self.env.cr.sql_log_count
            latest._texts(some)
            return self.env.cr.sql_log_count - before

        self.assertLessEqual(queries(deals), queries(deals[:1]))
