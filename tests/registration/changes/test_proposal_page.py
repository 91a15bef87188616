"""Proposing a change on the portal."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("-at_install", "post_install")
class TestProposalPage(PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.deal = self._register()
        self._approve(self.deal)
        self.page_address = f"/registrations/{self.deal.id}"
        self.address = f"{self.page_address}/propose"

    def data(self, page, **values):
        """Return the form as the page shows it, with other ``values``."""
        names = page.all("//form[contains(@class, 'prm_proposal_form')]//*/@name")
        kept = {name: page.value(name) for name in names if name != "csrf_token"}
        return {**kept, **values}

    def test_the_form_starts_with_what_stands_there_and_keeps_what_is_wrong(self):
        page = self.visit(self.address, self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertEqual(page.value("contact_last_name"), "Customer")
        self.assertIn("(USD)", page.text)
        wrong = {"date_closing": "2020-01-01", "amount_estimate": "many"}
        page = self.send(self.address, self.data(page, **wrong))
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), set(wrong))
        self.assertEqual(page.value("amount_estimate"), "many")
        page = self.send(self.address, self.data(page, amount_estimate="-5"))
        self.assertIn("amount_estimate", page.errors)

    def test_what_is_proposed_stands_on_the_page_until_it_is_decided(self):
        page = self.visit(self.address, self.partner_a)
        day = str(fields.Date.today() + timedelta(days=30))
        data = self.data(page, date_closing=day, amount_estimate="12000")
        answer = self.send(self.address, data)
        self.assertEqual(answer.status, 303)
        page = self.visit(answer.location)
        self.assertIn("We will decide on it", page.text)
        [told] = page.texts("//section[contains(@class, 'prm_proposal')]")
        self.assertIn("Estimated amount", told)
        self.assertNotIn("Partner's estimate", told)
        self.assertTrue(page.has_class("prm_withdraw_proposal"))
        self.assertFalse(page.has_class("prm_open_propose"))
        again = self.send(self.address, {**data, "amount_estimate": "1"})
        self.assertEqual(again.status, 422)
        self.assertIn("already proposed", again.text)
        self.send(f"{self.address}/withdraw")
        page = self.visit(self.page_address)
        self.assertFalse(page.has_class("prm_proposal"))
        self.assertTrue(page.has_class("prm_open_propose"))

    def test_nothing_different_is_said_so(self):
        page = self.visit(self.address, self.partner_a)
        page = self.send(self.address, self.data(page))
        self.assertEqual(page.status, 422)
        self.assertIn("Nothing is different", page.text)

    def test_unknown_parameters_change_nothing(self):
        page = self.visit(self.address, self.partner_a)
        data = self.data(page, state="draft", name="Hacked", expected_amount="1")
        self.assertEqual(self.send(self.address, data).status, 422)
        self.assertFalse(self.deal.sudo().change_ids)

    def test_who_may_not_propose_is_led_back(self):
        other = self._register(visibility="organization")
        address = f"/registrations/{other.id}/propose"
        page = self.visit(address, self.partner_a)
        self.assertEqual(page.location, f"{self.HOME}/registrations/{other.id}")
        self.assertEqual(self.visit(self.address, self.partner_b).status, 404)
        page = self.visit(f"{self.address}/withdraw", self.partner_a)
        self.assertEqual(page.location, f"{self.HOME}{self.page_address}")
