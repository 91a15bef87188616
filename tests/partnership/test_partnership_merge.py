"""Merging contacts keeps partnerships, registrations and access."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestPartnershipMerge(PrmCase):
    def merge(self, kept, gone):
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge((kept | gone).ids, kept)

    def test_a_partner_that_is_merged_into_a_contact_goes_on_there(self):
        deal = self._register()
        twin = self._create_organization("Alder Systems GmbH")
        self.merge(twin, self.organization_a)
        self.assertEqual(self.partnership_a.partner_id, twin)
        self.assertEqual(deal.sudo().partner_id, twin)
        self.assertTrue(deal.with_user(self.partner_a).has_access("read"))
        self.assertTrue(deal.with_user(self.supervisor_a).has_access("read"))
        self.assertFalse(deal.with_user(self.partner_b).has_access("read"))
        self.assertTrue(self._register().exists())

    def test_a_contact_that_is_merged_into_a_partner_changes_nothing(self):
        deal = self._register()
        self.merge(self.organization_a, self._create_organization("Alder"))
        self.assertEqual(self.partnership_a.partner_id, self.organization_a)
        self.assertTrue(deal.with_user(self.partner_a).has_access("read"))

    def test_two_partners_of_one_company_are_not_merged(self):
        with self.assertRaisesRegex(UserError, "partnerships in the same company"):
            self.merge(self.organization_a, self.organization_b)
        self.partnership_b.action_terminate()
        self.merge(self.organization_a, self.organization_b)
        self.assertEqual(self.partnership_b.partner_id, self.organization_a)

    def test_figures_and_charts_are_counted_again_after_a_merge(self):
        both = self.organization_a | self.organization_b
        self._register()
        self._register(self.partner_b)
        job = self.env["prm.scorecard.job"]
        job._compute_due(both.ids)
        self.partnership_b.action_terminate()
        self.merge(self.organization_a, self.organization_b)
        [organization_id] = job._due_organization_ids()
        self.assertEqual(organization_id, self.organization_a.id)
        job._compute_due([organization_id])
        lines = self.env["prm.registration.summary"].search(
            [("partner_id", "=", organization_id), ("kind", "=", "submitted")]
        )
        self.assertEqual(sum(lines.mapped("registration_count")), 2)

    def test_customers_that_are_merged_stay_on_their_registrations(self):
        deal = self._register(customer_name="Miller Ltd")
        self._approve(deal)
        twin = self._create_organization("Miller Limited")
        self.merge(twin, deal.sudo().customer_id)
        self.assertEqual(deal.sudo().customer_id, twin)
        self.assertEqual(deal.customer_name, "Miller Ltd")

    def test_a_person_who_is_merged_keeps_deals_and_access(self):
        deal = self._register()
        twin = self._create_person(self.organization_a, "anna2")
        self.merge(twin, self.partner_a.partner_id)
        self.assertEqual(deal.sudo().contact_id, twin)
        self.assertEqual(self.partner_a.partner_id, twin)
        self.assertTrue(deal.with_user(self.partner_a).has_access("read"))

    def test_a_person_of_another_organization_who_is_merged_brings_nothing_along(self):
        deal = self._register(self.partner_b)
        stranger = self._create_person(self.organization_b, "anna3")
        self.merge(stranger, self.partner_a.partner_id)
        self.assertFalse(deal.with_user(self.partner_a).has_access("read"))
        portals = self.env["prm.portal"].with_user(self.partner_a)._for_user()
        self.assertFalse(portals)
