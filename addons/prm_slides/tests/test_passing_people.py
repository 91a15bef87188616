"""Who gets certificates: people with access to the portal, for themselves."""

from odoo.tests import tagged

from .slides_common import CourseCase


@tagged("post_install", "-at_install")
class TestPassingPeople(CourseCase):
    def member(self, user):
        return self.env["prm.member"].search([("user_id", "=", user.id)])

    def test_each_gets_it_at_the_own_partner(self):
        for user, partnership in (
            (self.partner_a, self.partnership_a),
            (self.supervisor_a, self.partnership_a),
            (self.partner_b, self.partnership_b),
        ):
            self.take(user)
            certificate = self.certificates(user)
            self.assertEqual(certificate.partnership_id, partnership, user.login)

    def test_who_is_nobodys_member_gets_nothing(self):
        for user in (self.portal_user, self.employee, self.channel_admin):
            attempt = self.take(user)
            self.assertTrue(attempt.scoring_success)
            self.assertFalse(self.certificates(user), user.login)

    def test_whose_access_has_ended_gets_nothing(self):
        attempt = self.begin(self.partner_a)
        self.member(self.partner_a).action_disable()
        self.answer(attempt)
        self.assertFalse(self.certificates())

    def test_a_partner_whose_partnership_rests_gets_nothing(self):
        attempt = self.begin(self.partner_a)
        self.partnership_a.action_suspend()
        self.answer(attempt)
        self.assertFalse(self.certificates())
        self.partnership_a.action_activate()
        self.take(self.partner_a)
        self.assertTrue(self.certificates())

    def test_who_moved_to_another_partner_gets_nothing_at_the_former_one(self):
        attempt = self.begin(self.partner_a)
        self.partner_a.partner_id.parent_id = self.organization_b
        self.answer(attempt)
        self.assertFalse(self.certificates())

    def test_nobody_passes_for_somebody_else(self):
        for user in (
            self.employee,
            self.channel_admin,
            self.colleague_a,
            self.supervisor_a,
            self.public_user,
        ):
            attempt = self.begin(self.partner_a)
            self.answer(attempt.with_user(user).sudo())
            self.assertTrue(attempt.scoring_success)
            self.assertFalse(self.certificates(), user.login)
        self.assertFalse(self.certificates(self.colleague_a))
        self.take(self.partner_a)
        self.assertTrue(self.certificates())

    def test_an_attempt_without_a_person_makes_nothing(self):
        attempt = self.begin(self.partner_a)
        attempt.partner_id = False
        self.answer(attempt)
        self.answer(attempt.with_user(self.public_user).sudo())
        self.assertFalse(self.course.certificate_ids)

    def test_employees_who_end_an_attempt_by_hand_make_nothing(self):
        attempt = self.begin(self.partner_a)
        question = self.survey.question_ids
        attempt._save_lines(question, question.suggested_answer_ids[-1].id)
        officer = self._create_user("olga", "survey.group_survey_manager")
        attempt.with_user(officer).sudo(False).write({"state": "done"})
        self.assertTrue(attempt.scoring_success)
        self.assertFalse(self.certificates())
