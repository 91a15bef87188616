"""Reminders before a decision is due, reports of delays: each once for each promise."""

from datetime import datetime, timedelta
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.review.registration import DUE, LATE
from .review_common import ReviewCase

MONDAY = datetime(2026, 1, 19, 8, 0)
JOB = "prm.ir_cron_review_on_time"


@tagged("-at_install", "post_install")
class TestReviewJob(ReviewCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal.write(
            {
                "calendar_id": cls.calendar.id,
                "reviewer_id": cls.channel_own.id,
                "reminder_hours": 2,
                "escalation_hours": 4,
                "escalation_user_id": cls.channel_all.id,
            }
        )

    def run_job(self, moment):
        """Run the job as the scheduler does, at a moment."""
        with self.at(moment), self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def activities(self, deal, xmlid):
        return deal.activity_search([xmlid])

    def test_the_reviewer_is_reminded_once_in_working_time_before_it_is_due(self):
        deal = self.registered()  # due on Monday, 14:00 in Berlin
        due = MONDAY + timedelta(hours=5)
        self.assertEqual(deal.review_remind_at, due - timedelta(hours=2))
        self.run_job(due - timedelta(hours=3))
        self.assertFalse(self.activities(deal, DUE))
        for minutes in (1, 16):
            self.run_job(due - timedelta(hours=2) + timedelta(minutes=minutes))
            [activity] = self.activities(deal, DUE)
            self.assertEqual(activity.user_id, self.channel_own)
            self.assertEqual(activity.date_deadline, due.date())
        self.assertFalse(self.activities(deal, LATE))

    def test_a_delay_is_reported_once_to_who_is_responsible(self):
        deal = self.registered()
        # 14:00 on Monday, and four hours of work: 10:00 on Tuesday.
        reported = MONDAY + timedelta(days=1, hours=1)
        self.assertEqual(deal.review_escalate_at, reported)
        self.run_job(reported - timedelta(minutes=1))
        self.assertFalse(self.activities(deal, LATE))
        for minutes in (0, 20):
            self.run_job(reported + timedelta(minutes=minutes))
            self.assertEqual(self.activities(deal, LATE).user_id, self.channel_all)
        self.assertFalse(self.activities(deal, DUE), "of what is late, none is needed")

    def test_without_settings_nothing_happens_as_before(self):
        self.portal.write(
            {"calendar_id": False, "reminder_hours": 0, "escalation_hours": 0}
        )
        deal = self.registered()
        self.assertFalse(deal.review_remind_at or deal.review_escalate_at)
        self.run_job(MONDAY + timedelta(days=30))
        self.assertFalse(self.activities(deal, DUE) or self.activities(deal, LATE))

    def test_a_decision_takes_both_away_and_a_new_promise_begins_anew(self):
        deal = self.registered()
        self.run_job(MONDAY + timedelta(hours=4))
        self.run_job(MONDAY + timedelta(days=1, hours=2))
        self.assertTrue(self.activities(deal, DUE) and self.activities(deal, LATE))
        self.returned(deal, MONDAY + timedelta(days=1, hours=3))
        self.assertFalse(self.activities(deal, DUE) or self.activities(deal, LATE))
        self.assertFalse(deal.review_remind_at)
        self.run_job(MONDAY + timedelta(days=9))
        self.assertFalse(self.activities(deal, LATE), "it is with the partner")
        self.sent_again(deal, MONDAY + timedelta(days=14))
        self.assertFalse(deal.is_review_reminded or deal.is_review_late)
        self.run_job(MONDAY + timedelta(days=15))
        self.assertEqual(len(self.activities(deal, LATE)), 1)

    def test_without_a_responsible_the_default_owner_then_the_reviewer_hear_of_it(self):
        self.portal.write({"escalation_user_id": False, "default_user_id": False})
        deal = self.registered()
        self.run_job(MONDAY + timedelta(days=2))
        self.assertEqual(self.activities(deal, LATE).user_id, self.channel_own)
        self.portal.default_user_id = self.channel_admin
        other = self.registered()
        self.run_job(MONDAY + timedelta(days=2))
        self.assertEqual(self.activities(other, LATE).user_id, self.channel_admin)

    def test_a_substitute_who_may_open_it_is_reminded_and_nobody_else(self):
        may, may_not = self.registered(), self.registered()
        absences = self.env["prm.absence"]
        days = {"date_start": "2026-01-17", "date_end": "2026-01-30"}
        own = absences.create(
            {
                **days,
                "user_id": self.channel_own.id,
                "substitute_id": self.channel_other.id,
            }
        )
        self.run_job(MONDAY + timedelta(hours=4))
        for deal in may, may_not:
            activity = self.activities(deal, DUE)
            self.assertEqual(activity.user_id, self.channel_own, "cannot open it")
        (may | may_not).activity_unlink([DUE])
        (may | may_not).is_review_reminded = False
        own.substitute_id = self.channel_admin
        self.run_job(MONDAY + timedelta(hours=4))
        self.assertEqual(self.activities(may, DUE).user_id, self.channel_admin)

    def test_one_that_fails_stops_no_other_and_a_killed_run_goes_on(self):
        bad, good = self.registered(), self.registered()
        jobs = self.registry["prm.review.job"]
        remind = jobs._remind

        def failing(job, deal):
            if deal.id == bad.id:
                raise ValueError("no")
            return remind(job, deal)

        with (
            patch.object(jobs, "_remind", failing),
            mute_logger("odoo.addons.prm.models.common.batch"),
        ):
            self.run_job(MONDAY + timedelta(hours=4))
        self.assertFalse(self.activities(bad, DUE))
        self.assertTrue(self.activities(good, DUE))
        self.run_job(MONDAY + timedelta(hours=4))
        self.assertEqual(len(self.activities(bad, DUE)), 1)
        self.assertEqual(len(self.activities(good, DUE)), 1)

    def test_partners_read_nothing_of_it(self):
        deal = self.registered()
        hidden = ["review_remind_at", "review_escalate_at", "is_review_late"]
        shown = deal.with_user(self.partner_a).sudo(False).fields_get()
        self.assertFalse(set(hidden) & set(shown))
