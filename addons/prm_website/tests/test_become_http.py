"""The page "Become a partner": what the vendor shows to the public, and no more."""

from odoo.tests import tagged

from odoo.addons.http_routing.tests.common import MockRequest
from odoo.addons.prm.tests.http_common import PrmHttpCase

from .pages_common import PagesData


@tagged("post_install", "-at_install")
class TestBecomeHttp(PagesData, PrmHttpCase):
    """Programs and benefits are shown one by one."""

    def setUp(self):
        super().setUp()
        self.benefit = self._create_condition(
            self.tier, kind="benefit", points=0, value=1
        )
        self.benefit.parameter_id.write({"name": "Logo", "value_type": "boolean"})

    def page(self):
        found = self.visit("/partner/apply")
        self.assertEqual(found.status, 200)
        return found

    def test_a_program_is_shown_when_it_is_marked(self):
        self.assertNotIn(self.program.name, self.page().text)
        self.program.write({"is_public": True, "public_text": "For mills."})
        text = self.page().text
        self.assertIn("For mills.", text)
        self.assertNotIn("Bronze", text)
        self.benefit.is_public = True
        self.assertIn("Bronze", self.page().text)
        self.benefit.date_end = "2026-01-01"
        self.assertNotIn("Bronze", self.page().text)
        self.portal.state = "draft"
        self.assertNotIn("For mills.", self.page().text)

    def test_one_applies_where_the_portal_takes_applications(self):
        self.program.is_public = True
        self.assertFalse(self.page().has_class("prm_apply_here"))
        self.portal.accepts_applications = True
        [link] = self.page().has_class("prm_apply_here")
        self.assertEqual(self.visit(link.get("href")).status, 200)

    def test_the_site_proposes_both_pages_for_its_menu(self):
        website = self.env["website"].get_current_website()
        with MockRequest(self.env, website=website):
            found = {each[1] for each in website.get_suggested_controllers()}
        self.assertLessEqual({"/partner/directory", "/partner/apply"}, found)
