"""The ledger, recomputed by hand from the log of the moves."""

from odoo.tests import tagged

from .promise_common import DAY, HOUR, MONDAY, PromiseCase


@tagged("-at_install", "post_install")
class TestPromiseCounted(PromiseCase):
    # ----------------------------------------------------------------- the clock

    def test_hours_of_one_day_count(self):
        deal = self.registered(MONDAY)  # 10:00
        self.decided(deal, MONDAY + 3 * HOUR)  # 13:00
        self.count()
        line = self.lines(deal)
        self.assertEqual(self.hours(deal), [3.0])
        self.assertEqual((line.result, line.is_on_time), ("approved", True))
        self.assertEqual(line.date, MONDAY + 3 * HOUR)
        self.assertEqual(line.user_id, self.channel_own)
        self.assertEqual(line.transition_id, deal.transition_ids[-1:])

    def test_a_weekend_does_not_count(self):
        friday = MONDAY + 4 * DAY  # 10:00
        deal = self.registered(friday)
        self.decided(deal, friday + 3 * DAY)  # Monday, 10:00
        self.count()
        self.assertEqual(self.hours(deal), [8.0])  # 7 on Friday, 1 on Monday

    def test_a_holiday_does_not_count(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Holiday",
                "calendar_id": self.calendar.id,
                "company_id": self.company.id,
                "date_from": MONDAY + DAY - 10 * HOUR,
                "date_to": MONDAY + DAY + 13 * HOUR,
            }
        )
        deal = self.registered(MONDAY)
        self.decided(deal, MONDAY + 2 * DAY)  # Wednesday, 10:00
        self.count()
        self.assertEqual(self.hours(deal), [8.0])

    def test_the_time_zone_of_the_office_counts(self):
        self.calendar.tz = "America/New_York"  # 9:00 is 14:00 in UTC
        deal = self.registered(MONDAY)
        self.decided(deal, MONDAY + 7 * HOUR)  # 16:00 in UTC
        self.count()
        self.assertEqual(self.hours(deal), [2.0])

    def test_without_working_hours_all_hours_count(self):
        self.portal.calendar_id = False
        friday = MONDAY + 4 * DAY
        deal = self.registered(friday)
        self.decided(deal, friday + 3 * DAY)
        self.count()
        self.assertEqual(self.hours(deal), [72.0])

    def test_the_clock_stands_still_while_the_partner_has_it(self):
        deal = self.registered(MONDAY)  # 10:00
        self.returned(deal, MONDAY + 2 * HOUR)  # 12:00
        self.sent_again(deal, MONDAY + 2 * DAY)  # Wednesday, 10:00
        self.decided(deal, MONDAY + 2 * DAY + HOUR)
        self.count()
        self.assertEqual(self.hours(deal), [3.0])
        self.assertTrue(self.lines(deal).is_on_time)

    def test_the_clock_stands_still_while_the_author_has_taken_it_back(self):
        deal = self.registered(MONDAY)
        with self.at(MONDAY + HOUR):
            mine = deal.with_user(self.partner_a).sudo(False)
            mine.env["prm.deal.take.back"]._take_back(mine)
        self.sent_again(deal, MONDAY + DAY)
        self.decided(deal, MONDAY + DAY + 2 * HOUR, "reject")
        self.count()
        self.assertEqual(self.hours(deal), [3.0])

    def test_a_review_that_goes_on_without_the_form_runs_again(self):
        deal = self.registered(MONDAY)
        self.returned(deal, MONDAY + HOUR)
        self.in_review(deal, MONDAY + DAY)
        self.decided(deal, MONDAY + DAY + HOUR)
        self.count()
        self.assertEqual(self.hours(deal), [2.0])

    # -------------------------------------------------------------- what counts

    def test_decided_by_several_is_one_decision_of_who_ended_it(self):
        deal = self.registered(MONDAY)
        self.in_review(deal, MONDAY + HOUR, self.channel_all)
        self.returned(deal, MONDAY + 2 * HOUR)
        self.sent_again(deal, MONDAY + 3 * HOUR)
        self.in_review(deal, MONDAY + 3 * HOUR, self.channel_own)
        self.decided(deal, MONDAY + 4 * HOUR, by=self.channel_admin)
        self.count()
        self.assertEqual(self.hours(deal), [3.0])
        self.assertEqual(self.lines(deal).user_id, self.channel_admin)

    def test_what_was_reopened_is_decided_twice(self):
        deal = self.registered(MONDAY)
        self.decided(deal, MONDAY + 2 * HOUR, "reject")
        self.reopened(deal, MONDAY + 3 * DAY)  # Thursday, 10:00
        self.decided(deal, MONDAY + 3 * DAY + HOUR)
        self.count()
        self.assertEqual(self.hours(deal), [2.0, 1.0])
        lines = self.lines(deal)
        self.assertEqual(lines.mapped("result"), ["rejected", "approved"])
        self.assertEqual(set(lines.mapped("is_on_time")), {True})
        self.assertEqual(lines[1].due_at, MONDAY + 4 * DAY)  # 8 hours later

    def test_an_appeal_that_is_granted_begins_a_new_review(self):
        deal = self.registered(MONDAY)
        self.decided(deal, MONDAY + 2 * HOUR, "reject")
        with self.at(MONDAY + DAY):
            mine = deal.with_user(self.partner_a).sudo(False)
            mine.env["prm.appeal.desk"]._ask(mine, "The customer has signed.")
        self.reopened(deal, MONDAY + 2 * DAY)
        self.assertEqual(deal.appeal_ids.state, "granted")
        self.decided(deal, MONDAY + 2 * DAY + 3 * HOUR, by=self.channel_all)
        self.count()
        self.assertEqual(self.hours(deal), [2.0, 3.0])

    def test_a_cancellation_by_us_is_a_decision_and_no_approval(self):
        deal = self.registered(MONDAY)
        self.decided(deal, MONDAY + HOUR, "cancel")
        self.count()
        line = self.lines(deal)
        self.assertEqual((line.result, line.approved_rate), ("cancelled", 0))

    def test_what_the_vendor_did_not_decide_is_not_counted(self):
        waiting = self.registered(MONDAY)
        with self.at(MONDAY):
            draft = self._register(submit=False).sudo()
        withdrawn = self.registered(MONDAY)
        with self.at(MONDAY + HOUR):
            mine = withdrawn.with_user(self.partner_a).sudo(False)
            mine._withdraw(self.reasons["withdrawal"].id)
        with_partner = self.registered(MONDAY)
        self.returned(with_partner, MONDAY + HOUR)
        self.decided(with_partner, MONDAY + 2 * HOUR, "cancel")
        approved = self.registered(MONDAY)
        self.decided(approved, MONDAY + HOUR)
        self.decided(approved, MONDAY + 2 * HOUR, "cancel")
        self.count()
        none = waiting | draft | withdrawn | with_partner
        self.assertFalse(self.lines(none))
        self.assertEqual(self.lines(approved).mapped("result"), ["approved"])

    def test_a_protection_that_ended_is_no_second_decision(self):
        deal = self.registered(MONDAY)
        self.decided(deal, MONDAY + HOUR)
        with self.at(MONDAY + 3 * DAY):
            deal._move_to("expired")
        self.count()
        self.assertEqual(self.lines(deal).mapped("result"), ["approved"])

    def test_shared_and_offered_deals_are_not_counted(self):
        deals = self.env["prm.registration"]
        with self.at(MONDAY):
            values = {
                "name": "Ours",
                "partnership_id": self.partnership_a.id,
                "contact_id": self.partner_a.partner_id.id,
            }
            shared = {**values, "origin": "shared", "state": "approved"}
            offered = {**values, "origin": "offered", "state": "offered"}
            found = deals.create([shared, offered])
        with self.at(MONDAY + HOUR):
            found[1]._move_to("approved")
        self.count()
        self.assertFalse(self.lines(found))

    def test_data_from_elsewhere_without_a_log_is_not_counted(self):
        deal, half = self.registered(MONDAY), self.registered(MONDAY)
        self.decided(deal, MONDAY + HOUR)
        self.decided(half, MONDAY + HOUR)
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM prm_registration_transition WHERE registration_id = %s"
            " OR (registration_id = %s AND new = 'submitted')",
            [deal.id, half.id],
        )
        self.env.invalidate_all()
        self.count()
        self.assertFalse(self.lines(deal | half))

    # --------------------------------------------------------------- on time

    def test_a_decision_after_the_promise_is_late(self):
        deal, late = self.registered(MONDAY), self.registered(MONDAY)
        due = MONDAY + DAY  # 7 hours on Monday, one on Tuesday
        self.assertEqual(deal.transition_ids[-1:].due_at, due)
        self.decided(deal, due)
        self.decided(late, due + HOUR)
        self.count()
        self.assertEqual(self.lines(deal).is_on_time, True)
        self.assertEqual(self.lines(late).is_on_time, False)

    def test_a_promise_that_is_moved_later_is_not_kept_by_it(self):
        deal = self.registered(MONDAY)
        with self.at(MONDAY + HOUR):
            desk = deal.with_user(self.channel_own).sudo(False)
            desk.review_due_at = MONDAY + 10 * DAY
        self.in_review(deal, MONDAY + 2 * HOUR)
        self.program.review_hours = 500
        self.decided(deal, MONDAY + 3 * DAY)
        self.count()
        self.assertFalse(self.lines(deal).is_on_time)

    def test_of_moves_before_the_upgrade_the_hours_of_the_program_count(self):
        deal, late = self.registered(MONDAY), self.registered(MONDAY)
        self.decided(deal, MONDAY + DAY)
        self.decided(late, MONDAY + DAY + HOUR)
        self.env.flush_all()
        self.env.cr.execute("UPDATE prm_registration_transition SET due_at = NULL")
        self.env.invalidate_all()
        self.count()
        self.assertTrue(self.lines(deal).is_on_time)
        self.assertFalse(self.lines(late).is_on_time)
