"""From the program page to the certificate, by pages; what is linked for whom."""

from odoo import fields
from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase

from .slides_common import NAME, CourseData


@tagged("post_install", "-at_install")
class TestCoursePages(CourseData, PrmHttpCase):
    def open_program(self, user=None, tab="certificates"):
        page = self.visit("/program", user=user or self.partner_a, tab=tab)
        self.assertEqual(page.status, 200)
        return page

    def links(self, user=None):
        """Return the courses that the program page links below the certificates."""
        found = self.open_program(user).all("//section[contains(@class, 'prm_get')]//a")
        return [link.get("href") for link in found]

    def begin_by_page(self, user):
        """Join the course, begin the certification; return the attempt."""
        self.login(user)
        [address] = self.links(user)
        self.assertEqual(self.url_open(address).status_code, 200)
        params = {"channel_id": self.channel.id}
        self.make_jsonrpc_request("/slides/channel/join", params)
        self.url_open(
            f"/slides_survey/slide/get_certification_url?slide_id={self.slide.id}"
        )
        attempt = self.env["survey.user_input"].search(
            [("partner_id", "=", user.partner_id.id)], limit=1
        )
        self.call("begin", attempt)
        return attempt

    def call(self, what, attempt, **params):
        """Call an address of Surveys about an attempt."""
        tokens = f"{attempt.survey_id.access_token}/{attempt.access_token}"
        return self.make_jsonrpc_request(f"/survey/{what}/{tokens}", params)

    def submit(self, attempt, right=True):
        """Send the answer as the page of Surveys does."""
        question = self.survey.question_ids
        choices = question.suggested_answer_ids.sorted("answer_score")
        answer = str(choices[-1 if right else 0].id)
        return self.call("submit", attempt, **{str(question.id): answer})

    # -------------------------------------------------------------------- the way

    def test_a_partner_passes_and_finds_the_certificate(self):
        attempt = self.begin_by_page(self.partner_a)
        self.submit(attempt)
        self.assertEqual((attempt.state, attempt.scoring_success), ("done", True))
        self.assertEqual(self.certificates().attempt_ids, attempt)
        page = self.open_program()
        [row] = page.texts("//section[@id='certificates']//tbody/tr")
        self.assertIn(NAME, row)
        self.assertIn("Passed", row)

    def test_a_form_sent_twice_makes_one(self):
        attempt = self.begin_by_page(self.partner_a)
        self.submit(attempt)
        self.assertEqual(self.submit(attempt)[1], {"error": "unauthorized"})
        self.assertEqual(len(self.certificates()), 1)
        self.assertEqual(len(self.certificates().message_ids), 2)

    def test_a_failed_one_makes_none(self):
        attempt = self.begin_by_page(self.supervisor_a)
        self.submit(attempt, right=False)
        self.assertEqual((attempt.state, attempt.scoring_success), ("done", False))
        self.assertFalse(self.certificates(self.supervisor_a))

    def test_others_send_nothing_for_a_person(self):
        attempt = self.begin_by_page(self.partner_a)
        for user in (self.partner_b, self.colleague_a, self.channel_admin):
            self.login(user)
            self.assertEqual(self.submit(attempt)[1], {"error": "answer_wrong_user"})
        self.logout()
        self.assertEqual(self.submit(attempt)[1], {"error": "survey_auth"})
        self.assertFalse(self.certificates())

    def test_a_visitor_who_has_the_link_makes_nothing_either(self):
        attempt = self.begin_by_page(self.partner_a)
        self.survey.users_login_required = False
        self.logout()
        self.submit(attempt)
        self.assertEqual(attempt.state, "done")
        self.assertFalse(self.certificates())

    # -------------------------------------------------------------------- the links

    def test_a_certificate_that_ends_leads_to_its_course(self):
        today = fields.Date.today()
        certificate = self._create_certificate(
            self.partnership_a,
            self.partner_a,
            name=NAME,
            date_expiry=fields.Date.add(today, days=20),
        )
        ways = "//section[@id='certificates']//td//*[contains(@class, 'prm_ways')]"
        page = self.open_program()
        self.assertEqual(page.texts(ways), ["Renew: Course “Engineering”"])
        self.assertEqual(page.all(f"{ways}/a/@href"), [self.channel.website_url])
        self.take(self.partner_a)
        self.assertEqual(self.open_program().texts(ways), [])
        self.assertEqual(certificate.course_id, self.course)

    def test_what_is_missing_leads_to_the_course(self):
        silver = self._create_tiers(self.program, 60)
        self._create_condition(silver, "certified_employees", value=2, points=60)
        self.partnership_a.action_recompute()
        ways = "//section[@id='progress']//*[contains(@class, 'prm_ways')]//a"
        for user in (self.partner_a, self.supervisor_a):
            self.assertEqual(
                self.open_program(user, "progress").texts(ways),
                ["Course “Engineering”"],
            )
        self.take(self.partner_a)
        self.take(self.colleague_a)
        self.partnership_a.action_recompute()
        self.assertEqual(self.open_program(tab="progress").texts(ways), [])

    def test_only_what_can_be_taken_is_linked(self):
        self.assertEqual(self.links(), [self.channel.website_url])
        for record, name in (
            (self.channel, "is_published"),
            (self.channel, "active"),
            (self.slide, "is_published"),
            (self.survey, "active"),
            (self.survey, "certification"),
            (self.course, "active"),
        ):
            record[name] = False
            with self.subTest(record=record._name, name=name):
                self.assertEqual(self.links(), [])
            self.slide.active = record[name] = True
            self.channel.is_published = self.slide.is_published = True
        self.assertEqual(self.links(), [self.channel.website_url])

    def test_a_course_for_its_attendees_is_linked_for_them_alone(self):
        self.channel.write({"visibility": "members", "enroll": "invite"})
        self.channel._action_add_members(self.partner_a.partner_id)
        self.assertEqual(self.links(), [self.channel.website_url])
        for user in (self.supervisor_a, self.partner_b):
            self.assertEqual(self.links(user), [], user.login)

    def test_a_course_of_another_program_is_not_linked(self):
        other = self.env["prm.program"].create(
            {"name": "Consultants", "portal_id": self.portal.id}
        )
        self.assertEqual(self.links(self.partner_b), [self.channel.website_url])
        self.course.program_ids = other
        self.assertEqual(self.links(self.partner_b), [])

    def test_a_course_of_another_website_is_not_linked(self):
        self.channel.website_id = self.env["website"].create({"name": "Elsewhere"})
        self.assertEqual(self.links(), [])

    def test_who_may_not_open_the_page_sees_no_course(self):
        self.env["prm.member"].search(
            [("user_id", "=", self.colleague_a.id)]
        ).state = "disabled"
        for user in (self.colleague_a, self.portal_user):
            page = self.visit("/program", user=user)
            self.assertNotEqual(page.status, 200, user.login)
            self.assertNotIn("Engineering", page.text)
        self.logout()
        page = self.visit("/program")
        self.assertEqual(page.status, 303)
        self.assertIn("/web/login", page.location)
