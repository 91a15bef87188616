"""The registration follows its opportunity, and keeps what is its own."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import RedirectWarning, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PrmCase

REFUSALS = (IntegrityError, RedirectWarning, UserError)


@tagged("-at_install", "post_install")
class TestCrmFollow(PrmCase):
    def setUp(self):
        super().setUp()
        self.deal = self._register(date_closing=date(2026, 5, 1))
        self.lead = self._approve(self.deal)

    def decide(self, kind, button):
        admin = self.deal.with_user(self.channel_admin)
        admin.write({"reason_id": self.reasons[kind].id, "decision_note": "Please"})
        getattr(admin, button)()

    def assertNoOpportunity(self):
        """Assert that the partner sees nothing of an opportunity."""
        deal = self.deal
        found = (deal.outcome, deal.stage_name, deal.pipeline_name, deal.amount)
        self.assertEqual(found, (False, False, False, 0))
        opened = deal.search([("outcome", "!=", False), ("id", "=", deal.id)])
        self.assertFalse(opened)

    # ------------------------------------------------------------------ followed

    def test_stage_amount_and_closing_follow(self):
        stage = self.env["crm.stage"].create({"name": "Proposal", "sequence": 50})
        self.lead.write(
            {
                "stage_id": stage.id,
                "expected_revenue": 1500,
                "date_deadline": "2026-08-31",
            }
        )
        self.assertEqual(self.deal.stage_name, "Proposal")
        self.assertEqual(self.deal.amount, 1500)
        self.assertEqual(self.deal.date_closing, date(2026, 8, 31))
        self.lead.date_deadline = False
        self.assertEqual(self.deal.date_closing, date(2026, 8, 31))

    def test_a_team_of_another_pipeline_follows(self):
        team = self.env["crm.team"].create({"name": "North"})
        self.lead.team_id = team
        self.assertEqual(self.deal.pipeline_name, "North")

    def test_stage_and_pipeline_are_told_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.lead.stage_id.with_context(lang="fr_FR").name = "Qualifié"
        self.lead.team_id.with_context(lang="fr_FR").name = "Ventes"
        french = self.deal.with_context(lang="fr_FR")
        self.assertEqual(french.stage_name, "Qualifié")
        self.assertEqual(french.pipeline_name, "Ventes")
        self.assertNotEqual(self.deal.stage_name, "Qualifié")

    def test_the_outcome_follows_there_and_back(self):
        self.lead.action_set_lost()
        self.assertEqual(self.deal.outcome, "lost")
        self.lead.action_unarchive()
        self.assertEqual(self.deal.outcome, "open")
        self.lead.action_set_won()
        self.assertEqual(self.deal.outcome, "won")

    # ------------------------------------------------------------------- emptied

    def test_a_cancelled_deal_shows_nothing_of_the_opportunity(self):
        self.lead.expected_revenue = 1500
        self.decide("cancellation", "action_cancel")
        self.assertNoOpportunity()
        self.lead.action_set_won()
        self.lead.date_deadline = "2027-01-01"
        self.assertNoOpportunity()
        self.assertEqual(self.deal.date_closing, date(2026, 5, 1))
        self.assertEqual(self.deal.sudo().lead_id, self.lead)

    def test_an_expired_deal_shows_nothing_of_what_becomes_of_the_opportunity(self):
        self.deal.sudo()._move_to("expired")
        self.assertEqual(self.deal.outcome, "open")
        self.lead.action_set_won()
        self.assertNoOpportunity()

    def test_nor_does_one_that_was_reopened_until_it_is_approved_again(self):
        self.decide("cancellation", "action_cancel")
        self.decide("reopening", "action_reopen")
        self.assertNoOpportunity()
        self.assertFalse(self.deal._portal_page()["protection"])
        self.decide("rejection", "action_reject")
        self.assertNoOpportunity()

    def test_the_page_of_each_state_opens(self):
        pages = [self.deal._portal_page()["badge"]["key"]]
        self.decide("cancellation", "action_cancel")
        pages.append(self.deal._portal_page()["badge"]["key"])
        self.decide("reopening", "action_reopen")
        pages.append(self.deal._portal_page()["badge"]["key"])
        self.decide("return", "action_return")
        pages.append(self.deal._portal_page()["badge"]["key"])
        expected = ["approved", "cancelled", "in_review", "action_required"]
        self.assertEqual(pages, expected)

    # ---------------------------------------------------------------- nothing lost

    def test_what_is_archived_erases_nothing(self):
        self.channel_own.active = False
        self.lead.active = False
        self.offering.active = False
        deal = self.deal.sudo()
        deal.customer_id.active = False
        for reason in self.reasons.values():
            reason.active = False
        self.program.active = False
        self.env.invalidate_all()
        self.assertEqual(deal.lead_id, self.lead)
        self.assertEqual(deal.outcome, "lost")
        self.assertEqual(deal.reviewer_id, self.channel_own)
        self.assertEqual(deal.decided_by_id, self.channel_own)
        self.assertEqual(deal.transition_ids.mapped("user_id.active"), [True, False])
        self.assertTrue(deal.stage_id)
        self.assertTrue(deal.customer_id)
        page = self.deal._portal_page()
        self.assertEqual(page["badge"]["key"], "lost")

    def test_what_a_registration_stands_on_is_not_deleted(self):
        deal = self._register(offering_id=self.offering.id)
        self.decide("cancellation", "action_cancel")
        kept = (
            self.offering,
            self.reasons["cancellation"],
            self.deal.sudo().customer_id,
            self.organization_a,
            self.partner_a.partner_id,
            self.tier,
            self.program,
            self.portal,
            self.channel_own,
        )
        for record in kept:
            with (
                self.subTest(model=record._name),
                self.assertRaises(Exception) as caught,
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                record.unlink()
                self.env.flush_all()
            self.assertIsInstance(caught.exception, REFUSALS)
            self.assertTrue(record.exists())
        self.assertEqual(deal.offering_id, self.offering)

    def test_a_stage_that_is_in_use_is_not_deleted_and_another_one_is(self):
        unused = self.env["crm.stage"].create({"name": "Unused"})
        unused.unlink()
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self.lead.stage_id.unlink()
            self.env.flush_all()
        self.assertTrue(self.deal.stage_name)
