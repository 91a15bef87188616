"""A registration that waits is one activity of its reviewer."""

from datetime import date, timedelta

from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestNoticeActivity(PrmCase):
    def activities(self, deal):
        return deal.sudo().activity_ids

    def send_back(self, deal):
        desk = deal.with_user(self.channel_own)
        desk.decision_note = "Which budget?"
        desk.action_return()

    def submit_again(self, deal):
        deal._resubmit(self._form_values(self.partner_a), "again", submit=True)

    @freeze_time("2026-03-02 10:00:00")
    def test_it_is_due_when_the_decision_is(self):
        self.program.review_hours = 72
        activity = self.activities(self._register())
        self.assertEqual(len(activity), 1)
        self.assertEqual(activity.user_id, self.channel_own)
        self.assertEqual(activity.date_deadline, date(2026, 3, 5))
        self.assertEqual(
            activity.activity_type_id, self.env.ref("prm.mail_activity_review")
        )

    def test_starting_the_review_keeps_it(self):
        deal = self._register()
        activity = self.activities(deal)
        deal.with_user(self.channel_own).action_start_review()
        self.assertEqual(self.activities(deal), activity)

    def test_whoever_starts_the_review_takes_it_over(self):
        deal = self._register()
        deal.with_user(self.channel_all).action_start_review()
        activity = self.activities(deal)
        self.assertEqual(len(activity), 1)
        self.assertEqual(activity.user_id, self.channel_all)

    def test_a_reviewer_who_is_named_takes_it_over(self):
        deal = self._register()
        deal.with_user(self.channel_all).reviewer_id = self.channel_other
        self.assertEqual(self.activities(deal).user_id, self.channel_other)
        deal.with_user(self.channel_all).reviewer_id = False
        self.assertFalse(self.activities(deal))

    def test_a_deadline_that_is_moved_moves_it(self):
        deal = self._register()
        due = deal.review_due_at + timedelta(days=3)
        deal.with_user(self.channel_own).review_due_at = due
        self.assertEqual(self.activities(deal).date_deadline, due.date())

    def test_a_decision_ends_it(self):
        def reject(deal):
            desk = deal.with_user(self.channel_own)
            desk.reason_id = self.reasons["rejection"]
            desk.action_reject()

        def cancel(deal):
            desk = deal.with_user(self.channel_own)
            desk.reason_id = self.reasons["cancellation"]
            desk.action_cancel()

        def withdraw(deal):
            deal._withdraw(self.reasons["withdrawal"].id)

        for decide in (self._approve, self.send_back, reject, cancel, withdraw):
            deal = self._register()
            decide(deal)
            with self.subTest(state=deal.state):
                self.assertFalse(self.activities(deal))

    @freeze_time("2026-03-02 10:00:00")
    def test_a_resubmission_renews_it(self):
        deal = self._register()
        self.send_back(deal)
        with freeze_time("2026-03-09 10:00:00"):
            self.submit_again(deal)
        activity = self.activities(deal)
        self.assertEqual(len(activity), 1)
        self.assertEqual(activity.user_id, self.channel_own)
        self.assertEqual(activity.date_deadline, date(2026, 3, 11))

    def test_a_reopened_registration_waits_again(self):
        deal = self._register()
        desk = deal.with_user(self.channel_admin)
        desk.reason_id = self.reasons["rejection"]
        desk.action_reject()
        desk.reason_id = self.reasons["reopening"]
        desk.action_reopen()
        self.assertEqual(self.activities(deal).user_id, self.channel_own)

    def test_without_a_default_reviewer_the_partner_manager_reviews(self):
        self.partnership_a.user_id = self.channel_all
        self.assertEqual(self.activities(self._register()).user_id, self.channel_own)
        self.channel_own.active = False
        self.assertEqual(self.activities(self._register()).user_id, self.channel_all)
        self.portal.reviewer_id = False
        self.assertEqual(self.activities(self._register()).user_id, self.channel_all)

    def test_who_does_not_work_with_partners_reviews_nothing(self):
        deal = self._register().sudo()
        others = self.salesperson | self.employee | self.partner_a
        for record in (self.portal, deal):
            for user in others:
                with self.assertRaisesRegex(ValidationError, "Channel: own partners"):
                    record.reviewer_id = user
            desk = record.with_user(self.channel_admin)
            domain = desk.fields_get(["reviewer_id"])["reviewer_id"]["domain"]
            offered = desk.env["res.users"].search(domain)
            self.assertFalse(offered & others)
            self.assertIn(self.channel_other, offered)
        self.portal.reviewer_id = deal.reviewer_id = self.channel_other
        self.assertEqual(self.activities(deal).user_id, self.channel_other)

    def test_a_manager_or_reviewer_without_the_group_is_passed_over(self):
        self.portal.reviewer_id.group_ids -= self.env.ref("prm.group_prm_user")
        self.partnership_a.user_id = self.salesperson
        self.assertFalse(self._register().sudo().reviewer_id)
        self.partnership_a.user_id = self.channel_all
        self.assertEqual(self._register().sudo().reviewer_id, self.channel_all)

    def test_a_draft_waits_for_nobody(self):
        self.assertFalse(self.activities(self._register(submit=False)))
