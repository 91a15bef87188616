"""A customer's form says that the customer is protected for a partner."""

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ...screening.lead_common import LeadProtectionCase


@tagged("post_install", "-at_install")
class TestDirectBanner(LeadProtectionCase):
    def customer(self, user=None):
        return self.deal.sudo().customer_id.with_user(user or self.salesperson)

    def test_the_customer_of_a_protected_deal_says_until_when(self):
        told = self.customer().prm_protection
        self.assertIn(self.until(), told)
        self.assertNotIn(self.organization_a.name, told)
        self.assertNotIn(self.deal.number, told)

    def test_who_may_read_the_registration_reads_the_partner_and_no_more(self):
        told = self.customer(self.channel_own).prm_protection
        self.assertIn(self.organization_a.name, told)
        for secret in (self.deal.number, self.deal.name, self.partner_a.name):
            self.assertNotIn(secret, told)

    def test_employees_without_crm_are_told_nothing(self):
        self.employee.group_ids += self.env.ref("base.group_partner_manager")
        with self.assertRaises(AccessError):
            self.customer(self.employee).read(["prm_protection"])
        form = Form(self.env["res.partner"].with_user(self.employee))
        form.name = "Guard Co"
        form.website = "https://guard.io"
        self.assertNotIn("prm_protection", form._view["fields"])
        self.assertTrue(form.save())

    def test_its_people_say_so_too(self):
        person = self.env["res.partner"].create(
            {"name": "Petra", "parent_id": self.customer().id}
        )
        self.assertTrue(person.with_user(self.salesperson).prm_protection)

    def test_a_customer_says_so_while_it_is_typed(self):
        form = Form(self.env["res.partner"].with_user(self.leader))
        form.name = "Whoever"
        self.assertFalse(form.prm_protection)
        form.website = "https://guard.io"
        self.assertIn(self.until(), form.prm_protection)

    def test_others_partners_and_the_vendor_say_nothing(self):
        other = self._create_organization("Nobody's")
        for contact in (other, self.organization_a, self.company.partner_id):
            told = contact.with_user(self.salesperson).prm_protection
            self.assertFalse(told, contact.name)

    def test_nothing_is_said_when_the_protection_is_over(self):
        self.deal.sudo()._move_to("expired")
        self.assertFalse(self.customer().prm_protection)
