"""What passing makes, and which attempts make nothing."""

from datetime import date

from odoo.tests import freeze_time, tagged

from .slides_common import NAME, CourseCase


@tagged("post_install", "-at_install")
class TestPassing(CourseCase):
    @freeze_time("2026-03-10 12:00:00")
    def test_a_passed_certification_makes_a_certificate(self):
        attempt = self.take(self.partner_a)
        certificate = self.certificates()
        self.assertEqual(len(certificate), 1)
        self.assertEqual((certificate.name, certificate.type), (NAME, "certification"))
        self.assertEqual(certificate.partnership_id, self.partnership_a)
        self.assertEqual(certificate.result, "passed")
        self.assertEqual(certificate.date_event, date(2026, 3, 10))
        self.assertEqual(certificate.date_expiry, date(2028, 3, 10))
        self.assertEqual(certificate.validity, "valid")
        self.assertEqual(certificate.course_id, self.course)
        self.assertEqual(certificate.attempt_ids.ids, attempt.ids)
        self.assertEqual(attempt.prm_certificate_ids.ids, certificate.ids)
        self.assertEqual(self.course.certificate_count, 1)

    def test_it_counts_at_once_and_nobody_has_to_confirm_it(self):
        self.take(self.partner_a)
        self.assertTrue(self.certificates().score_due)
        self.partnership_a.action_recompute()
        self.assertEqual(self.partnership_a.certified_count, 1)

    def test_employees_read_by_what_it_was_made(self):
        self.take(self.partner_a)
        messages = self.certificates().message_ids
        [note] = messages.filtered(lambda message: "Exam" in message.body)
        self.assertIn("Passed: Exam, with 100%.", note.body)
        self.assertTrue(note.is_internal or note.subtype_id.internal)
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            self.assertFalse(note.with_user(user).has_access("read"), user.login)

    @freeze_time("2026-03-10 20:00:00")
    def test_its_day_is_that_of_the_company(self):
        self.company.partner_id.tz = "Asia/Tokyo"
        self.take(self.partner_a)
        self.assertEqual(self.certificates().date_event, date(2026, 3, 11))

    def test_a_course_without_months_gives_one_without_end(self):
        self.course.months = 0
        self.take(self.partner_a)
        self.assertFalse(self.certificates().date_expiry)
        self.assertEqual(self.certificates().validity, "valid")

    def test_a_course_may_give_several_and_each_program_its_own(self):
        other = self.env["prm.program"].create(
            {"name": "Consultants", "portal_id": self.portal.id}
        )
        self._create_course(name="Basics", type="training")
        self._create_course(name="Foreign", program_ids=[(6, 0, other.ids)])
        self.take(self.partner_a)
        found = self.certificates().mapped(lambda one: (one.name, one.type))
        self.assertEqual({*found}, {(NAME, "certification"), ("Basics", "training")})

    def test_it_has_the_name_of_the_course_unless_told(self):
        unnamed = self.env["prm.course"].create(
            {
                "channel_id": self.channel.id,
                "program_ids": [(6, 0, self.program.ids)],
            }
        )
        self.assertEqual(unnamed.name, "Engineering")
        self.assertEqual(self.course.name, NAME)

    def test_each_certification_of_a_course_gives_it(self):
        second = self._create_survey()
        slide = self._create_slide(self.channel, second)
        slide.active = False
        self.answer(self.begin(self.partner_a, second))
        self.assertFalse(self.certificates())
        slide.active = True
        self.answer(self.begin(self.partner_a, second))
        self.assertEqual(len(self.certificates()), 1)
        self.take(self.colleague_a)
        self.assertEqual(len(self.certificates(self.colleague_a)), 1)

    # --------------------------------------------------------------- what makes none

    def test_a_failed_attempt_makes_nothing(self):
        self.take(self.partner_a, right=False)
        self.assertFalse(self.certificates())
        self.take(self.partner_a)
        self.assertTrue(self.certificates())

    def test_a_test_makes_nothing(self):
        attempt = self.begin(self.partner_a)
        attempt.test_entry = True
        self.answer(attempt)
        self.assertTrue(attempt.scoring_success)
        self.assertFalse(self.certificates())

    def test_a_survey_that_is_no_certification_makes_nothing(self):
        self.survey.certification = False
        self.take(self.partner_a)
        self.assertFalse(self.certificates())

    def test_another_certification_makes_nothing(self):
        self.answer(self.begin(self.partner_a, self._create_survey()))
        self.assertFalse(self.certificates())

    def test_an_archived_course_of_ours_makes_nothing(self):
        self.course.active = False
        self.take(self.partner_a)
        self.assertFalse(self.certificates())

    def test_an_attempt_that_ended_counts_once(self):
        attempt = self.take(self.partner_a)
        self.certificates().write({"date_event": False, "date_expiry": "2027-01-31"})
        attempt._mark_done()
        self.assertEqual(self.certificates().date_expiry, date(2027, 1, 31))

    # --------------------------------------------------------------- what it outlives

    def test_it_outlives_the_attempt_the_course_and_its_content(self):
        attempt = self.take(self.partner_a)
        certificate = self.certificates()
        attempt.unlink()
        self.assertFalse(certificate.attempt_ids)
        self.channel.unlink()
        self.assertFalse(self.course.exists())
        self.assertEqual(certificate.result, "passed")
        self.assertFalse(certificate.course_id)

    def test_it_outlives_the_survey(self):
        self.take(self.partner_a)
        self.slide.unlink()
        self.survey.unlink()
        self.assertEqual(self.certificates().result, "passed")

    def test_who_leaves_takes_no_certificate_along(self):
        self.take(self.partner_a)
        self.partner_a.partner_id.parent_id = self.organization_b
        self.assertEqual(self.certificates().organization_id, self.organization_a)
        self.partnership_a.action_recompute()
        self.assertEqual(self.partnership_a.certified_count, 0)
