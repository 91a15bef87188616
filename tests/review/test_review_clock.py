"""Until when a decision is due: in the hours of the office, without the partner's."""

from datetime import datetime, timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .review_common import FRIDAY, ReviewCase

MONDAY = datetime(2026, 1, 19, 8, 0)  # 9:00 in Berlin


@tagged("-at_install", "post_install")
class TestReviewClock(ReviewCase):
    def setUp(self):
        super().setUp()
        self.portal.calendar_id = self.calendar

    # --------------------------------------------------------------- the calendar

    def test_without_working_hours_all_hours_count_as_before(self):
        self.portal.calendar_id = False
        deal = self.registered()
        self.assertEqual(deal.review_due_at, FRIDAY + timedelta(hours=8))
        self.returned(deal, FRIDAY + timedelta(hours=6))
        later = FRIDAY + timedelta(days=3)
        self.sent_again(deal, later)
        self.assertEqual(deal.review_due_at, later + timedelta(hours=8))

    def test_over_a_weekend_the_hours_go_on_on_monday(self):
        # 14:00 to 17:00 on Friday, five hours on Monday.
        self.assertEqual(self.registered().review_due_at, MONDAY + timedelta(hours=5))

    def test_what_comes_on_a_weekend_begins_on_monday(self):
        deal = self.registered(FRIDAY + timedelta(days=1))
        self.assertEqual(deal.review_due_at, MONDAY + timedelta(hours=8))

    def test_a_holiday_of_the_calendar_does_not_count(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Holiday",
                "calendar_id": self.calendar.id,
                "company_id": self.company.id,
                "date_from": datetime(2026, 1, 18, 23, 0),
                "date_to": datetime(2026, 1, 19, 22, 59),
            }
        )
        tuesday = MONDAY + timedelta(days=1)
        self.assertEqual(self.registered().review_due_at, tuesday + timedelta(hours=5))

    def test_the_hours_are_those_of_the_calendar_s_place(self):
        self.calendar.tz = "America/New_York"
        # 8:00 there: an hour before the office opens.
        opened = FRIDAY + timedelta(hours=1)
        self.assertEqual(self.registered().review_due_at, opened + timedelta(hours=8))

    def test_the_clocks_change_on_a_weekend_in_between(self):
        deal = self.registered(datetime(2026, 3, 27, 13, 0))
        self.assertEqual(deal.review_due_at, datetime(2026, 3, 30, 12, 0))

    def test_a_calendar_in_which_nobody_works_counts_all_hours(self):
        self.calendar.attendance_ids.unlink()
        deal = self.registered()
        self.assertEqual(deal.review_due_at, FRIDAY + timedelta(hours=8))

    def test_a_long_promise_is_found_behind_many_weeks(self):
        self.program.review_hours = 400  # ten weeks
        due = self.registered().review_due_at
        self.assertEqual(due, datetime(2026, 3, 27, 13, 0))

    # --------------------------------------------------------- time with the partner

    def test_while_it_is_with_the_partner_the_clock_stands_still(self):
        deal = self.registered()
        self.returned(deal, FRIDAY + timedelta(hours=2))  # six hours are left
        self.sent_again(deal, MONDAY + timedelta(days=7))
        self.assertEqual(deal.review_due_at, MONDAY + timedelta(days=7, hours=6))

    def test_going_on_without_a_corrected_form_has_what_is_left_as_well(self):
        deal = self.registered()
        self.returned(deal, FRIDAY + timedelta(hours=2))
        with self.at(MONDAY + timedelta(days=1)):
            deal.with_user(self.channel_own).action_start_review()
        self.assertEqual(deal.review_due_at, MONDAY + timedelta(days=1, hours=6))

    def test_what_was_late_when_returned_has_an_hour(self):
        deal = self.registered()
        self.returned(deal, MONDAY + timedelta(days=2))
        self.sent_again(deal, MONDAY + timedelta(days=3))
        self.assertEqual(deal.review_due_at, MONDAY + timedelta(days=3, hours=1))

    def test_returned_twice_only_our_time_counts(self):
        deal = self.registered()
        self.returned(deal, FRIDAY + timedelta(hours=2))
        self.sent_again(deal, MONDAY)
        self.returned(deal, MONDAY + timedelta(hours=4))  # two are left
        self.sent_again(deal, MONDAY + timedelta(days=1))
        self.assertEqual(deal.review_due_at, MONDAY + timedelta(days=1, hours=2))

    def test_a_review_that_is_taken_up_anew_has_all_its_time(self):
        deal = self.registered()
        with self.at(MONDAY):
            desk = deal.with_user(self.channel_admin)
            desk.reason_id = self.reasons["rejection"]
            desk.action_reject()
            desk.reason_id = self.reasons["reopening"]
            desk.action_reopen()
        self.assertEqual(deal.review_due_at, MONDAY + timedelta(hours=8))

    def test_the_partner_s_page_follows(self):
        with self.at(FRIDAY):
            deal = self._register()
            said = self.env["prm.registration.progress"].with_user(self.partner_a)
            self.assertIn("01/19/2026", said._waiting(deal))

    # ---------------------------------------------------------------------- settings

    def test_hours_below_zero_are_refused(self):
        for name in ("reminder_hours", "escalation_hours"):
            with (
                self.subTest(name=name),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.portal[name] = -1
                self.env.flush_all()

    def test_responsible_is_somebody_who_may_open_registrations(self):
        with self.assertRaises(ValidationError):
            self.portal.escalation_user_id = self.employee

    def test_administrators_set_it_and_others_do_not(self):
        portal = self.portal.with_user(self.channel_admin)
        portal.write({"reminder_hours": 4, "calendar_id": self.calendar.id})
        for user in (self.channel_all, self.channel_own, self.supervisor_a):
            with self.subTest(user=user.login):
                self.assertFalse(self.portal.with_user(user).has_access("write"))
