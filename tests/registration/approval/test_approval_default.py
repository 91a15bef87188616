"""Approved without the dialog: what is the same is linked, what is likely asks."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .approval_common import TAX_NUMBER, ApprovalCase


@tagged("-at_install", "post_install")
class TestApprovalDefault(ApprovalCase):
    def known(self, name="Known Ltd", **values):
        return self._create_organization(name, **values)

    def lead(self, **values):
        values = {"name": "Ours", "user_id": self.salesperson.id, **values}
        return self.env["crm.lead"].create(values)

    def assertAsks(self, deal, sentence="Decide in the approval dialog"):
        desk = deal.with_user(self.channel_own)
        with self.assertRaisesRegex(UserError, sentence), self.env.cr.savepoint():
            desk.action_qualify()
        self.env.invalidate_all()
        self.assertEqual(deal.state, "submitted")

    # ---------------------------------------------------------------------- linked

    def test_the_same_customer_and_person_are_linked(self):
        known = self.known(vat=TAX_NUMBER)
        person = self._create_person(known, "Eva", email="eva@doppel.example")
        deal = self.asked(**self.SAME, contact_email="eva@doppel.example")
        lead = self._approve(deal)
        self.assertEqual(deal.sudo().customer_id, known)
        self.assertEqual(deal.sudo().customer_contact_id, person)
        self.assertEqual(lead.partner_id, person)
        self.assertEqual(self.customers(vat=TAX_NUMBER), known)

    def test_an_archived_one_too_and_it_is_active_again(self):
        gone = self.known(vat=TAX_NUMBER, active=False)
        deal = self.asked(**self.SAME)
        self._approve(deal)
        self.assertEqual(deal.sudo().customer_id, gone)
        self.assertTrue(gone.active)

    def test_the_customer_of_a_lead_that_is_the_same_is_linked_and_the_lead_is_not(
        self,
    ):
        customer = self.known("Parent Brand")
        site = "zorblax.example"
        lead = self.lead(partner_id=customer.id, partner_name="Zorblax", website=site)
        deal = self.asked(customer_website=site)
        mine = self._approve(deal)
        self.assertEqual(deal.sudo().customer_id, customer)
        self.assertNotEqual(mine, lead)
        self.assertEqual(lead.user_id, self.salesperson)

    def test_two_own_deals_of_one_new_customer_have_one_record_of_it(self):
        mail = {"contact_email": "eva@doppel.example"}
        deals = self.asked(**self.SAME, **mail).sudo()
        deals |= self.asked(self.colleague_a, **self.SAME, **mail).sudo()
        deals.with_user(self.channel_own).action_qualify()
        self.assertEqual(len(deals.customer_id), 1)
        self.assertEqual(len(deals.customer_contact_id), 1)
        self.assertEqual(len(self.customers(vat=TAX_NUMBER)), 1)

    def test_a_next_deal_with_an_own_customer_needs_nobody(self):
        first = self._register(**self.LIKELY)
        self._approve(first)
        again = self.asked(self.colleague_a, **self.LIKELY)
        self._approve(again)
        self.assertEqual(again.sudo().customer_id, first.sudo().customer_id)

    def test_a_customer_that_the_partner_chose_settles_who_else_has_its_name(self):
        self.program.company_lookup = "all"
        chosen = self.known("Zorblax Works")
        self.known("Zorblax Works")
        deal = self._register(
            is_new_company=False,
            customer_id=chosen.id,
            customer_name=False,
            customer_website=False,
            customer_vat=False,
        )
        self._approve(deal)
        self.assertEqual(deal.sudo().customer_id, chosen)

    def test_nobody_known_means_a_new_customer(self):
        deal = self._register()
        self._approve(deal)
        self.assertEqual(deal.sudo().customer_id.name, deal.customer_name)

    def test_what_came_after_the_submission_counts(self):
        deal = self._register(**self.SAME)
        known = self.known(vat=TAX_NUMBER)
        self._approve(deal)
        self.assertEqual(deal.sudo().customer_id, known)

    # ------------------------------------------------------------------------- asks

    def test_what_is_likely_and_not_decided_asks_for_the_dialog(self):
        found = {
            "Customer Works": self.known,
            "Lead Works": lambda name: self.lead(partner_name=name),
            "Other Works": lambda name: self.asked(self.partner_b, customer_name=name),
        }
        for name, create in found.items():
            target = create(name)
            deal = self.asked(customer_name=name)
            with self.subTest(name=name):
                self.assertAsks(deal)
                self.decide(deal, target, "different")
                self._approve(deal)
                self.assertEqual(deal.state, "approved")

    def test_of_several_that_are_the_same_somebody_has_to_choose(self):
        twins = [self.known(f"Twin {number}", vat=TAX_NUMBER) for number in range(2)]
        deal = self.asked(**self.SAME)
        self.assertAsks(deal, "several customers")
        self.decide(deal, twins[0], "different")
        self._approve(deal)
        self.assertEqual(deal.sudo().customer_id, twins[1])

    def test_a_customer_that_the_reviewer_may_not_read_is_not_linked_blindly(self):
        known = self.known(vat=TAX_NUMBER)
        deal = self.asked(**self.SAME)
        self.env["ir.rule"].create(
            {
                "name": "Closed",
                "model_id": self.env["ir.model"]._get_id("res.partner"),
                "domain_force": f"[('id', '!=', {known.id})]",
            }
        )
        self.assertAsks(deal, "cannot see")

    def test_two_partners_do_not_get_one_tax_number_approved_twice(self):
        first = self._register(self.partner_b, **self.SAME)
        deal = self.asked(**self.SAME)
        self._approve(first)
        self.assertAsks(deal, "administrator")
        self.assertEqual(len(self.customers(vat=TAX_NUMBER)), 1)

    def test_nor_in_one_selection(self):
        first = self._register(self.partner_b, **self.SAME)
        deals = (first | self.asked(**self.SAME)).with_user(self.channel_own)
        with (
            self.assertRaisesRegex(UserError, "administrator"),
            self.env.cr.savepoint(),
        ):
            deals.action_qualify()
        self.env.invalidate_all()
        self.assertEqual(set(deals.mapped("state")), {"submitted"})
