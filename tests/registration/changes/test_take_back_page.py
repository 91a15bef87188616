"""Taking a registration back on its page."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("-at_install", "post_install")
class TestTakeBackPage(PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.deal = self._register()
        self.address = f"/registrations/{self.deal.id}"

    def test_the_page_offers_it_and_leads_to_the_form(self):
        page = self.visit(self.address, self.partner_a)
        self.assertTrue(page.has_class("prm_open_take_back"))
        answer = self.send(f"{self.address}/take_back")
        self.assertEqual(answer.status, 303)
        self.assertEqual(
            answer.location, f"{self.HOME}{self.address}/edit?done=taken_back"
        )
        form = self.visit(f"{self.address}/edit")
        self.assertEqual(form.value("name"), self.deal.name)

    def test_its_page_says_who_took_it_back_and_what_comes_next(self):
        self.send(f"{self.address}/take_back", user=self.partner_a)
        page = self.visit(self.address)
        self.assertIn("You took it back for changes.", page.text)
        self.assertIn("Change it and resubmit it.", page.text)
        self.assertFalse(page.has_class("prm_open_take_back"))
        page = self.visit(self.address, self.supervisor_a)
        self.assertIn("took it back for changes.", page.text)
        self.assertIn("Taken back for changes", page.text)

    def test_opening_the_address_changes_nothing(self):
        page = self.visit(f"{self.address}/take_back", self.partner_a)
        self.assertEqual(page.location, f"{self.HOME}{self.address}")
        self.assertEqual(self.deal.state, "submitted")

    def test_too_late_is_said_on_the_page(self):
        self.deal.with_user(self.channel_own).action_start_review()
        page = self.send(f"{self.address}/take_back", user=self.partner_a)
        self.assertEqual(page.status, 422)
        self.assertIn("Our review has started", page.text)

    def test_strangers_find_nothing_there(self):
        for user in (self.partner_b, self.portal_user):
            with self.subTest(user.login):
                self.login(user)
                page = self.send(f"{self.address}/take_back")
                self.assertNotIn(page.status, (200, 422))
        self.assertEqual(self.deal.state, "submitted")

    def test_without_the_token_of_the_session_nothing_happens(self):
        self.login(self.partner_a)
        page = self.send(f"{self.address}/take_back", csrf=False)
        self.assertEqual(page.status, 400)
        self.assertEqual(self.deal.state, "submitted")
