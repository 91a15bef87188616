"""The main way: from the program page through the course to the certificate."""

from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase

from .slides_common import CourseData


@tagged("post_install", "-at_install")
class TestCourseTour(CourseData, PrmHttpCase):
    """What follows from the attempt is there as soon as it has ended."""

    def test_a_partner_passes_a_course(self):
        login = self.partner_a.login
        self.start_tour(
            "/partner/test/program", "prm_slides_course_passed", login=login
        )
        self.assertEqual(self.certificates().result, "passed")
        page = "/partner/test/program"
        self.start_tour(page, "prm_slides_certificate_found", login=login)
