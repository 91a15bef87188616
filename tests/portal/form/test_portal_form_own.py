"""The form says what is the organization's own, and leads there with one click."""

import uuid

from odoo.tests import tagged

from ...http_common import PrmHttpCase

# What stands in a template is shown by scripts, while somebody types.
CHOOSE = "//button[@name='use_company'][not(ancestor::template)]"


@tagged("post_install", "-at_install")
class TestPortalFormOwn(PrmHttpCase):
    def typed(self, **values):
        return self.form_data(
            self.partner_a, name="Second deal", customer_name="Acme", **values
        )

    def owned(self):
        """Return an approved deal of the organization with the customer Acme."""
        deal = self._register(customer_name="Acme")
        self._approve(deal)
        return deal.sudo()

    def test_an_own_customer_is_told_with_a_button_and_a_link(self):
        deal = self.owned()
        page = self.send("/registrations", self.typed(), user=self.partner_a)
        self.assertEqual(page.status, 422)
        self.assertIn("You already have this customer", page.errors["customer_name"])
        [button] = page.all(CHOOSE)
        self.assertEqual(button.get("value"), str(deal.customer_id.id))
        self.assertIn("Acme", button.text_content())
        [link] = page.all("//*[contains(@class, 'prm_own_customer')]//a")
        self.assertEqual(self.visit(link.get("href")).status, 200)
        self.assertTrue(page.has_class("prm_ask_review"))

    def test_who_may_not_open_the_deal_gets_no_link(self):
        self.owned()
        page = self.send("/registrations", self.typed(), user=self.colleague_a)
        self.assertTrue(page.all(CHOOSE))
        self.assertFalse(page.all("//*[contains(@class, 'prm_own_customer')]//a"))

    def test_the_button_chooses_it_and_keeps_what_was_typed(self):
        deal = self.owned()
        typed = self.typed(budget="10 k", requirements="By Christmas")
        wish = {**typed, "use_company": str(deal.customer_id.id)}
        page = self.send("/registrations", wish, user=self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertFalse(page.errors)
        self.assertFalse(page.value("is_new_company"))
        self.assertTrue(page.value("is_new_contact"))
        self.assertTrue(page.has_class("prm_chosen"))
        self.assertEqual(page.value("customer_id"), str(deal.customer_id.id))
        for name in ("name", "budget", "requirements", "contact_last_name"):
            self.assertEqual(page.value(name), typed[name])
        sent = {name: typed[name] for name in typed if name != "is_new_company"}
        sent |= {"customer_id": page.value("customer_id"), "is_new_contact": "1"}
        answer = self.send("/registrations", sent)
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.created(name="Second deal").customer_id, deal.customer_id)

    def test_the_button_chooses_nothing_that_is_not_offered(self):
        foreign = self._register(self.partner_b, customer_name="Heron")
        self._approve(foreign)
        wish = {**self.typed(), "use_company": str(foreign.sudo().customer_id.id)}
        page = self.send("/registrations", wish, user=self.partner_a)
        self.assertFalse(page.value("customer_id"))
        self.assertFalse(page.has_class("prm_chosen"))
        self.assertNotIn("Heron", page.text)

    def test_an_undecided_deal_of_the_organization_is_told_and_can_be_reviewed(self):
        deal = self._register(customer_name="Acme")
        page = self.send("/registrations", self.typed(), user=self.partner_a)
        self.assertIn(
            "Your organization has already registered", page.errors["customer_name"]
        )
        self.assertFalse(page.all(CHOOSE))
        [link] = page.all("//*[contains(@class, 'prm_own_customer')]//a")
        self.assertTrue(link.get("href").endswith(f"/registrations/{deal.id}"))
        asked = {**self.typed(), "ask_review": "1"}
        asked["submission_token"] = uuid.uuid4().hex
        self.assertEqual(self.send("/registrations", asked).status, 303)
