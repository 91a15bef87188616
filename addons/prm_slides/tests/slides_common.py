"""A published course whose certification gives a certificate, and who takes it."""

from odoo.addons.prm.tests.common import PrmCase

NAME = "Certified Engineer"


class CourseData:
    """Beside the data of prm: one question decides who passes."""

    @classmethod
    def _create_data(cls):
        super()._create_data()
        cls.survey = cls._create_survey()
        cls.channel = cls._create_channel()
        cls.slide = cls._create_slide(cls.channel, cls.survey)
        cls.course = cls._create_course()

    @classmethod
    def _create_survey(cls):
        survey = cls.env["survey.survey"].create(
            {
                "title": "Exam",
                "access_mode": "public",
                "users_login_required": True,
                "questions_layout": "one_page",
                "scoring_type": "scoring_without_answers",
                "scoring_success_min": 100,
                "certification": True,
            }
        )
        cls.env["survey.question"].create(
            {
                "survey_id": survey.id,
                "title": "Well?",
                "question_type": "simple_choice",
                "suggested_answer_ids": [
                    (0, 0, {"value": "No"}),
                    (0, 0, {"value": "Yes", "is_correct": True, "answer_score": 1}),
                ],
            }
        )
        return survey

    @classmethod
    def _create_channel(cls, **values):
        return cls.env["slide.channel"].create(
            {
                "name": "Engineering",
                "enroll": "public",
                "visibility": "connected",
                "is_published": True,
                **values,
            }
        )

    @classmethod
    def _create_slide(cls, channel, survey):
        return cls.env["slide.slide"].create(
            {
                "name": NAME,
                "channel_id": channel.id,
                "slide_category": "certification",
                "survey_id": survey.id,
                "is_published": True,
            }
        )

    @classmethod
    def _create_course(cls, **values):
        return cls.env["prm.course"].create(
            {
                "channel_id": cls.channel.id,
                "name": NAME,
                "months": 24,
                "program_ids": [(6, 0, cls.program.ids)],
                **values,
            }
        )

    # --------------------------------------------------------------------- attempts

    def begin(self, user, survey=None):
        """Return the attempt of a person, as superuser in the person's environment."""
        survey = (survey or self.survey).with_user(user).sudo()
        attempt = survey._create_answer(user=user, slide_id=self.slide.id)
        attempt._mark_in_progress()
        return attempt

    def answer(self, attempt, right=True):
        """Save an answer and end the attempt, as the page of Surveys does."""
        question = attempt.survey_id.question_ids
        choices = question.suggested_answer_ids.sorted("answer_score")
        attempt._save_lines(question, choices[-1 if right else 0].id)
        attempt._mark_done()
        return attempt

    def take(self, user, right=True):
        """Let a person take the certification."""
        return self.answer(self.begin(user), right)

    def certificates(self, user=None):
        """Return the certificates of a person, oldest first."""
        person = (user or self.partner_a).partner_id
        domain = [("partner_id", "=", person.id)]
        return self.env["prm.certificate"].search(domain, order="id")


class CourseCase(CourseData, PrmCase):
    """Tests of the data layer."""
