"""Passing again: one certificate that counts, for longer, never for less long."""

from datetime import date, timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from .slides_common import NAME, CourseCase

TODAY = date(2026, 3, 10)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 12:00:00")
class TestRenewal(CourseCase):
    def enter(self, **values):
        """Return a certificate of partner A that an employee entered."""
        values = {"name": NAME, "date_event": "2024-06-01", **values}
        return self._create_certificate(self.partnership_a, self.partner_a, **values)

    def test_passing_again_renews_the_one_that_counts(self):
        with freeze_time("2025-01-10 12:00:00"):
            first = self.take(self.partner_a)
        again = self.take(self.partner_a)
        certificate = self.certificates()
        self.assertEqual(len(certificate), 1)
        self.assertEqual(certificate.date_event, TODAY)
        self.assertEqual(certificate.date_expiry, date(2028, 3, 10))
        self.assertEqual({*certificate.attempt_ids.ids}, {first.id, again.id})

    def test_one_that_was_entered_by_hand_is_renewed(self):
        certificate = self.enter(name=f"  {NAME.lower()} ", date_expiry=TODAY)
        self.take(self.partner_a)
        self.assertEqual(self.certificates(), certificate)
        self.assertEqual(certificate.date_expiry, date(2028, 3, 10))
        self.assertEqual(certificate.course_id, self.course)

    def test_it_never_ends_earlier_than_before(self):
        certificate = self.enter(date_expiry="2040-01-31")
        self.take(self.partner_a)
        self.assertEqual(certificate.date_expiry, date(2040, 1, 31))
        certificate.date_expiry = False
        self.take(self.partner_a)
        self.assertEqual(self.certificates(), certificate)
        self.assertFalse(certificate.date_expiry)

    def test_one_that_has_ended_stays_and_a_new_one_is_made(self):
        ended = self.enter(date_expiry=TODAY - timedelta(1))
        self.take(self.partner_a)
        self.assertEqual(ended.date_expiry, TODAY - timedelta(1))
        self.assertEqual(self.certificates().mapped("validity"), ["expired", "valid"])

    def test_a_planned_one_becomes_passed(self):
        planned = self.enter(result="planned", date_event="2026-05-01")
        self.take(self.partner_a)
        self.assertEqual(self.certificates(), planned)
        self.assertEqual((planned.result, planned.date_event), ("passed", TODAY))

    def test_one_that_counts_comes_before_a_planned_one(self):
        planned = self.enter(result="planned", date_event="2026-05-01")
        certificate = self.enter(date_expiry="2026-06-01")
        self.take(self.partner_a)
        self.assertEqual(certificate.date_expiry, date(2028, 3, 10))
        self.assertEqual(planned.result, "planned")

    def test_what_was_failed_or_is_another_one_stays_as_it_is(self):
        others = (
            self.enter(result="failed"),
            self.enter(name="Other", date_expiry="2026-06-01"),
            self.enter(type="training", date_expiry="2026-06-01"),
            self.enter(active=False, date_expiry="2026-06-01"),
        )
        names = ["result", "date_event", "date_expiry", "write_date"]
        before = [other.read(names) for other in others]
        self.take(self.partner_a)
        self.assertEqual([other.read(names) for other in others], before)
        self.assertTrue(self.certificates().filtered("course_id"))

    def test_a_colleague_has_one_of_their_own(self):
        self.take(self.partner_a)
        self.take(self.colleague_a)
        self.assertEqual(len(self.certificates()), 1)
        self.assertEqual(len(self.certificates(self.colleague_a)), 1)

    def test_a_renewed_one_counts_without_a_gap(self):
        self.company.partner_id.tz = "Asia/Tokyo"
        certificate = self.enter(date_expiry="2026-06-01")
        with freeze_time("2026-03-10 20:00:00"):
            self.take(self.partner_a)
            today = fields.Date.today()
            valid = self.env["prm.certificate"]._valid_domain(today)
            self.assertEqual(certificate.filtered_domain(valid), certificate)

    def test_people_are_reminded_anew(self):
        certificate = self.enter(date_expiry="2026-04-01")
        certificate.reminded_step = 30
        self.take(self.partner_a)
        self.assertEqual(certificate.reminded_step, 0)
