"""Two attempts of a person that end at the same moment, in real transactions."""

from odoo.tests import tagged

from odoo.addons.prm.tests.race_common import RaceCase

from .slides_common import CourseData


@tagged("post_install", "-at_install")
class TestRacePassing(CourseData, RaceCase):
    def test_two_attempts_at_once_make_one_certificate(self):
        with self.committed():
            person = self.here(self.partner_a)
            survey = self.here(self.survey)
            attempts = [self.begin(person, survey) for _number in range(2)]

        def end(attempt):
            return lambda env: self.answer(attempt.with_env(env(su=True))) and None

        outcomes = self.race(*((self.partner_a, end(each)) for each in attempts))
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            certificate = self.certificates(self.here(self.partner_a))
            self.assertEqual(len(certificate), 1)
            self.assertEqual(
                {*certificate.attempt_ids.ids}, {each.id for each in attempts}
            )
