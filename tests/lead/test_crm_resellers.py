"""The app for resellers beside the partner portal: what its methods reach."""

from datetime import date

from odoo.exceptions import AccessDenied
from odoo.tests import tagged

from .reseller_common import RESELLERS, ResellerCase, beside

CONTACT = {
    "partner_name": "Renamed",
    "phone": "+49 30 5",
    "email_from": "renamed@example.org",
    "street": "Somewhere 1",
    "street2": "Yard",
    "city": "Berlin",
    "zip": "10115",
    "state_id": False,
    "country_id": False,
}
NUMBERS = {
    "expected_revenue": 900000,
    "probability": 100,
    "priority": "3",
    "date_deadline": "2026-12-24",
    "activity_date_deadline": False,
}


@tagged("-at_install", "post_install")
class TestCrmResellers(ResellerCase):
    """Partner A has one lead with a registration, and one without."""

    def setUp(self):
        super().setUp()
        if "grade_id" in self.organization_a._fields:
            grade = self.env["res.partner.grade"].create({"name": "Gold"})
            self.organization_a.grade_id = grade

    def calls(self):
        """Return name → call of each public method that takes a lead."""
        return {
            "partner_interested": lambda lead: lead.partner_interested("Yes"),
            "partner_desinterested": lambda lead: lead.partner_desinterested(spam=True),
            "update_lead_portal": lambda lead: lead.update_lead_portal(NUMBERS),
            "update_contact_details_from_portal": lambda lead: (
                lead.update_contact_details_from_portal(CONTACT)
            ),
            "update_stage_from_portal": lambda lead: lead.update_stage_from_portal(
                self.won_stage.id
            ),
        }

    def stored(self, lead):
        self.env.flush_all()
        self.env.cr.execute("SELECT * FROM crm_lead WHERE id = %s", [lead.id])
        return self.env.cr.dictfetchone()

    @beside(RESELLERS)
    def test_every_public_method_for_portal_users_is_tried_here(self):
        lead = type(self.env["crm.lead"])
        ours = [each for each in lead.__mro__ if RESELLERS in each.__module__]
        found = {
            name
            for each in ours
            for name in vars(each)
            if not name.startswith("_")
            and ("portal" in name or name.startswith("partner_"))
            and callable(vars(each)[name])
            and name not in lead._fields
        }
        self.assertEqual(found, {*self.calls(), "create_opp_portal"})

    @beside(RESELLERS)
    def test_a_registered_lead_is_out_of_their_reach(self):
        for user in (self.partner_a, self.supervisor_a):
            for name, call in self.calls().items():
                before = self.stored(self.lead)
                with self.subTest(method=name, user=user.login), self.refused():
                    call(self.lead.with_user(user))
                self.assertEqual(self.stored(self.lead), before)

    @beside(RESELLERS)
    def test_neither_is_it_together_with_one_that_is_not_registered(self):
        for name, call in self.calls().items():
            both = (self.plain | self.lead).with_user(self.partner_a)
            with self.subTest(method=name), self.refused():
                call(both)
        self.assertFalse(self.plain.prm_to_confirm)

    @beside(RESELLERS)
    def test_they_find_and_read_only_what_is_not_registered(self):
        leads = self.env["crm.lead"].with_user(self.partner_a)
        self.assertEqual(leads.search([]), self.plain.with_user(self.partner_a))
        self.assertEqual(leads.browse(self.plain.id).name, self.plain.name)
        with self.refused():
            leads.browse(self.lead.id).read(["name"])
        with self.refused():
            leads.search([("prm_has_registration", "=", True)])

    @beside(RESELLERS)
    def test_on_a_lead_without_registration_they_work_as_before(self):
        for name, call in self.calls().items():
            with self.subTest(method=name), self.env.cr.savepoint() as savepoint:
                call(self.plain.with_user(self.partner_a))
                savepoint.rollback()
            self.env.invalidate_all()

    @beside(RESELLERS)
    def test_what_they_claim_there_is_marked(self):
        for name, parts in (
            ("partner_interested", set()),
            ("partner_desinterested", set()),
            ("update_contact_details_from_portal", set()),
            ("update_lead_portal", {"amount", "outcome", "closing"}),
            ("update_stage_from_portal", {"outcome"}),
        ):
            with self.subTest(method=name), self.env.cr.savepoint() as savepoint:
                self.calls()[name](self.plain.with_user(self.partner_a))
                self.assertEqual(self.waiting(self.plain), parts)
                self.assertEqual(self.plain.prm_to_confirm, bool(parts))
                savepoint.rollback()
            self.env.invalidate_all()

    @beside(RESELLERS)
    def test_an_own_opportunity_declared_won_counts_when_confirmed(self):
        leads = self.env["crm.lead"].with_user(self.partner_a)
        made = leads.create_opp_portal(
            {"contact_name": "Me", "description": "Mine", "title": "Own deal"}
        )
        lead = leads.browse(made["id"])
        lead.update_lead_portal(NUMBERS)
        lead.update_stage_from_portal(self.won_stage.id)
        mine = lead.with_env(self.env)
        deal = self._register().sudo()
        desk = deal.with_user(self.channel_all)
        desk._qualify(desk.env["prm.approval.plan"]._default(desk)._replace(lead=mine))
        self.assertEqual((deal.outcome, deal.amount), ("open", 0))
        self.assertEqual(self.figures()[:4], (0, 0, 0, 0))
        mine.with_user(self.channel_all).sudo().action_prm_confirm()
        self.assertEqual(self.figures()[:4], (1, 900000, 900000, 90000))

    @beside(RESELLERS)
    def test_who_has_no_grade_makes_no_opportunity(self):
        leads = self.env["crm.lead"].with_user(self.partner_b)
        values = {"contact_name": "Me", "description": "Mine", "title": "Own deal"}
        with self.refused(AccessDenied):
            leads.create_opp_portal(values)

    # ----------------------------------------------------------- documents (app Sales)

    def _order(self, amount, lead=None):
        product = self.env["product.product"].create(
            {"name": "License", "type": "service", "taxes_id": False}
        )
        line = {"product_id": product.id, "price_unit": amount, "tax_ids": False}
        return self.env["sale.order"].create(
            {
                "partner_id": self.organization_b.id,
                "opportunity_id": (lead or self.lead).id,
                "order_line": [(0, 0, line)],
            }
        )

    @beside("sale_crm")
    def test_an_order_that_a_customer_confirms_counts_at_once(self):
        for user in (self.partner_b, self.public_user):
            order = self._order(self.lead.expected_revenue + 4000)
            order.with_user(user).sudo().action_confirm()
            self.assertFalse(self.lead.prm_to_confirm)
            self.assertEqual(self.deal.amount, order.amount_untaxed)

    @beside("sale_crm")
    def test_a_quotation_is_no_reason_and_says_nothing_of_the_outcome(self):
        order = self._order(5000)
        self.outside().expected_revenue = 5000
        self.assertEqual(self.waiting(), {"amount"})
        self.lead.action_prm_confirm()
        self.outside().expected_revenue = 1000
        order.with_user(self.partner_b).sudo().action_confirm()
        self.outside().write({"stage_id": self.won_stage.id, "date_deadline": DAY})
        self.assertEqual(self.waiting(), {"outcome", "closing"})
        self.assertEqual((self.deal.amount, self.deal.outcome), (5000, "open"))

    @beside("sale_crm")
    def test_an_order_is_no_reason_for_what_it_does_not_say(self):
        order = self._order(self.lead.expected_revenue + 4000)
        order.with_user(self.partner_b).sudo().action_confirm()
        for values in (
            {"recurring_revenue": 900000},
            {"recurring_revenue": 900000, "expected_revenue": order.amount_untaxed},
        ):
            with self.subTest(values=values), self.env.cr.savepoint() as savepoint:
                self.outside().write(values)
                self.assertEqual(self.waiting(), {"amount"})
                savepoint.rollback()
            self.env.invalidate_all()


DAY = date(2026, 8, 1)
