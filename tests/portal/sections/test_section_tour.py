from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestSectionTour(PrmHttpCase):
    """The way of an administrator, and what a partner finds after it."""

    def test_home_form_and_profile_are_arranged_and_the_partner_finds_them_so(self):
        self.portal.with_user(self.channel_admin).property_definition = [
            {"name": "site", "string": "Site", "type": "char"},
            {"name": "quay", "string": "Quay", "type": "char"},
        ]
        self.partner_a.partner_id.phone = "+49 30 1234567"
        self.start_tour(self.address(), "prm_arrange_portal", login=self.admin_login())
        keys = self.portal.widget_ids.sorted().mapped("key")
        self.assertLess(keys.index("news"), keys.index("counters"))
        page = self.visit("/registrations/new", user=self.partner_a)
        for first, second in (
            ("question_quay", "question_site"),
            ("contact_last_name", "question_quay"),
        ):
            order = page.all("//*[@name]/@name")
            self.assertLess(order.index(first), order.index(second), (first, second))
        page = self.visit("/profile")
        labels = page.texts("//form[contains(@class, 'prm_profile_form')]//label")
        self.assertIn("Phone", labels[0])

    def address(self):
        return f"/odoo/action-prm.prm_portal_action/{self.portal.id}"

    def admin_login(self):
        return self.channel_admin.login

    def test_sections_are_arranged_and_the_partner_finds_them_so(self):
        self.start_tour(
            self.address(), "prm_arrange_sections", login=self.admin_login()
        )
        self.start_tour(
            self.HOME, "prm_see_arranged_sections", login=self.partner_a.login
        )
        self.assertEqual(self.visit("/program", user=self.partner_a).status, 404)
