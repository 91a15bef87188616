"""Partners get no right by this addon; employees have those of their role."""

from contextlib import suppress

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .slides_common import CourseCase

COURSE_FIELDS = ("course_id", "attempt_ids")


@tagged("post_install", "-at_install")
class TestCanary(CourseCase):
    def setUp(self):
        super().setUp()
        self.attempt = self.take(self.partner_a).with_env(self.env)

    def outsiders(self):
        return (
            self.partner_a
            | self.colleague_a
            | self.supervisor_a
            | self.partner_b
            | self.supervisor_b
            | self.portal_user
            | self.public_user
        )

    def assert_closed(self, record, user):
        """Check that a user finds, reads and changes a record in no way."""
        here = record.with_user(user)
        for operation in ("read", "write", "create", "unlink"):
            self.assertFalse(here.has_access(operation), (user.login, operation))
        with self.assertRaises(AccessError):
            here.read(["display_name"])
        with suppress(AccessError):
            self.fail(f"{user.login} finds {here.search([])}")

    def test_no_partner_has_a_right_on_courses_surveys_and_attempts(self):
        for user in self.outsiders():
            for record in (self.course, self.survey, self.attempt):
                with self.subTest(user=user.login, model=record._name):
                    self.assert_closed(record, user)

    def test_a_disabled_member_has_none_either(self):
        self.env["prm.member"].search(
            [("user_id", "=", self.partner_a.id)]
        ).state = "disabled"
        for record in (self.course, self.survey, self.attempt):
            self.assert_closed(record, self.partner_a)

    def test_partners_read_the_certificate_and_not_its_course(self):
        for user in (self.partner_a, self.supervisor_a):
            certificate = self.certificates().with_user(user)
            self.assertEqual(certificate.name, self.course.name)
            for name in COURSE_FIELDS:
                with self.assertRaises(AccessError, msg=f"{user.login} {name}"):
                    certificate.read([name])
                with self.assertRaises(AccessError, msg=f"{user.login} {name}"):
                    certificate.search([(name, "!=", False)])

    def test_other_organizations_read_nothing_of_it(self):
        for user in (self.partner_b, self.supervisor_b, self.portal_user):
            with self.assertRaises(AccessError, msg=user.login):
                self.certificates().with_user(user).read(["name"])

    # -------------------------------------------------------------------- employees

    def test_administrators_keep_courses_and_the_rest_of_the_channel_reads_them(self):
        values = {
            "channel_id": self.channel.id,
            "program_ids": [(6, 0, self.program.ids)],
        }
        courses = self.env["prm.course"]
        made = courses.with_user(self.channel_admin).create(values)
        made.name = "Other"
        made.unlink()
        for user in (self.channel_own, self.channel_all, self.channel_other):
            here = self.course.with_user(user)
            self.assertEqual(here.read(["name"])[0]["name"], self.course.name)
            with self.assertRaises(AccessError, msg=user.login):
                here.months = 1200
            with self.assertRaises(AccessError, msg=user.login):
                courses.with_user(user).create(values)
            with self.assertRaises(AccessError, msg=user.login):
                here.unlink()
        for user in (self.salesperson, self.employee):
            with self.assertRaises(AccessError, msg=user.login):
                self.course.with_user(user).read(["name"])

    def test_another_company_keeps_its_own_courses(self):
        company = self.env["res.company"].create({"name": "Other"})
        other = self._create_user("otto", "prm.group_prm_manager")
        other.write({"company_ids": [(6, 0, company.ids)], "company_id": company.id})
        with self.assertRaises(AccessError):
            self.course.with_user(other).read(["name"])
        values = {
            "channel_id": self.channel.id,
            "program_ids": [(6, 0, self.program.ids)],
        }
        with self.assertRaises(AccessError):
            self.env["prm.course"].with_user(other).create(values)

    def test_attempts_are_shown_to_who_may_read_them(self):
        certificate = self.certificates()
        officer = self._create_user(
            "olga", "prm.group_prm_user_all,survey.group_survey_user"
        )
        self.assertEqual(certificate.with_user(officer).attempt_ids, self.attempt)
        with self.assertRaises(AccessError):
            certificate.with_user(self.channel_all).read(["attempt_ids"])
        surveyor = self._create_user("sara", "survey.group_survey_user")
        with self.assertRaises(AccessError):
            self.attempt.with_user(surveyor).read(["prm_certificate_ids"])

    def test_an_attempt_shows_certificates_of_own_partners_alone(self):
        groups = "prm.group_prm_user,survey.group_survey_user"
        stranger = self._create_user("sven", groups)
        self.assertFalse(self.attempt.with_user(stranger).prm_certificate_ids)
        self.partnership_a.user_ids |= stranger
        self.env.invalidate_all()
        found = self.attempt.with_user(stranger).prm_certificate_ids
        self.assertEqual(found, self.certificates())
