"""The section of the portal: filling in, errors, withdrawing."""

import uuid

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .directory_common import DirectoryData


@tagged("post_install", "-at_install")
class TestEntryHttp(DirectoryData, PrmHttpCase):
    """For supervisors alone."""

    def send_entry(self, user=None, **values):
        data = {"submission_token": uuid.uuid4().hex, "name": "Alder", "agreed": "1"}
        return self.send("/directory", data | values, user=user or self.supervisor_a)

    def entries(self):
        return self.env["prm.directory.entry"].search([])

    def test_the_form_starts_with_the_profile_and_keeps_what_was_sent(self):
        page = self.visit("/directory", user=self.supervisor_a)
        self.assertEqual(page.value("name"), self.organization_a.name)
        german = self.env.ref("base.lang_de")
        ticks = {f"offering_{self.offering.id}": "1", f"language_{german.id}": "1"}
        page = self.send_entry(name="Alder", city="Bremen", **ticks)
        self.assertEqual(page.location.split("?")[0], "/partner/test/directory")
        entry = self.entries()
        self.assertEqual(entry.offering_ids, self.offering)
        self.assertEqual(entry.lang_ids, german)
        page = self.visit("/directory", done="directory_saved")
        self.assertEqual(page.value("city"), "Bremen")
        self.assertTrue(page.value(f"language_{german.id}"))
        self.assertFalse(page.value("agreed"))
        self.assertIn("waits for our approval", page.text)

    def test_without_agreement_nothing_is_kept_but_what_was_typed(self):
        page = self.send_entry(agreed="", name="", city="Bremen", email="none")
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), {"agreed", "name", "email"})
        self.assertEqual(page.value("city"), "Bremen")
        self.assertFalse(self.entries())

    def test_a_website_is_one_and_a_country_exists(self):
        page = self.send_entry(website="javascript:alert(1)", country_id="999999")
        self.assertEqual(set(page.errors), {"website"})
        page = self.send_entry(country_id="999999")
        self.assertEqual(set(page.errors), {"country_id"})

    def test_others_do_not_find_it(self):
        for user in (self.partner_a, self.portal_user):
            self.assertIn(self.visit("/directory", user=user).status, (303, 404))
            self.assertIn(self.send_entry(user).status, (303, 404))
        self.section.visible = False
        self.assertEqual(self.visit("/directory", user=self.supervisor_a).status, 404)
        self.assertEqual(self.send_entry().status, 404)
        self.assertEqual(self.send("/directory/withdraw").status, 404)
        self.assertFalse(self.entries())

    def test_who_may_not_change_it_reads_its_state(self):
        self.section.can_edit = False
        page = self.visit("/directory", user=self.supervisor_a)
        self.assertEqual(page.status, 200)
        self.assertFalse(page.has_class("prm_entry_form"))
        self.assertEqual(self.send_entry().status, 404)

    def test_an_entry_is_withdrawn(self):
        entry = self.publish()
        page = self.visit("/directory", user=self.supervisor_a)
        self.assertTrue(page.has_class("prm_withdraw_entry"))
        self.assertEqual(self.send("/directory/withdraw").status, 303)
        self.assertEqual(entry.state, "ended")
        self.assertEqual(self.send("/directory/withdraw").status, 422)
        self.assertEqual(self.visit("/directory/withdraw").status, 200)

    def test_posts_need_a_token_of_the_session(self):
        self.login(self.supervisor_a)
        data = {"name": "Alder", "agreed": "1"}
        self.assertEqual(self.send("/directory", data, csrf=False).status, 400)
        self.assertFalse(self.entries())
