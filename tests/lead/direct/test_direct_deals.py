"""Deals that were won without the partner are counted, once, by a job."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...screening.lead_common import LeadProtectionCase


@tagged("post_install", "-at_install")
class TestDirectDeals(LeadProtectionCase):
    def won(self, **values):
        """Return a lead of direct sales for the protected customer, won now."""
        customer = self.deal.sudo().customer_id
        lead = self.env["crm.lead"].create(
            {
                "name": "Direct",
                "type": "opportunity",
                "partner_id": customer.id,
                "user_id": self.salesperson.id,
                "expected_revenue": 500,
                **values,
            }
        )
        lead.action_set_won()
        return lead

    def count(self, *leads):
        """Run the job on some leads; return what is noted of them."""
        leads = self.env["crm.lead"].union(*leads).sudo()
        self.env.flush_all()
        self.env["prm.direct.deal.job"]._count(leads)
        return self.env["prm.direct.deal"].search([("lead_id", "in", leads.ids)])

    def test_a_win_beside_a_protected_deal_counts_once(self):
        lead = self.won()
        fact = self.count(lead)
        self.assertEqual(fact.registration_id, self.deal)
        self.assertEqual((fact.kind, fact.amount), ("protected", 500))
        self.assertEqual(fact.partnership_id, self.partnership_a)
        self.assertEqual(fact.user_id, self.salesperson)
        self.assertEqual(self.count(lead), fact)

    def test_a_registration_that_was_cancelled_around_the_win_counts(self):
        deal = self.deal.with_user(self.channel_admin)
        deal.reason_id = self.reasons["cancellation"]
        deal.action_cancel()
        lead = self.deal.sudo().lead_id
        lead.action_set_won()
        self.assertEqual(self.count(lead).kind, "cancelled")
        self.deal.sudo()._write_guarded(
            {"decided_at": fields.Datetime.now() - timedelta(days=200)}
        )
        self.assertFalse(self.count(lead))

    def test_a_win_with_the_partner_does_not_count(self):
        lead = self.deal.sudo().lead_id
        lead.action_set_won()
        self.assertFalse(self.count(lead))

    def test_nor_a_win_after_the_protection_or_for_another_customer(self):
        other = self.won(partner_id=self._create_organization("Else").id)
        late = self.won()
        yesterday = fields.Date.today() - timedelta(days=1)
        start = yesterday - timedelta(days=9)
        self.deal.sudo()._write_guarded(
            {"protection_end": yesterday, "protection_start": start}
        )
        self.assertFalse(self.count(other, late))

    def test_nor_what_a_reviewer_said_to_be_another_deal(self):
        lead = self.won()
        self.env["prm.registration.conflict"].create(
            {
                "registration_id": self.deal.id,
                "lead_id": lead.id,
                "decision": "different",
            }
        )
        self.assertFalse(self.count(lead))

    def test_who_shares_the_lead_with_somebody_takes_it_direct_all_the_same(self):
        lead = self.won()
        partnership = self.partnership_b.with_user(self.channel_own)
        sharing = self.env["prm.deal.sharing"].with_user(self.channel_own)
        lead.user_id = self.channel_own
        own = lead.with_user(self.channel_own)
        shared = sharing._share(own, partnership, partnership.member_ids.browse())
        self.assertEqual(self.count(lead).registration_id, self.deal)
        shared.reason_id = self.reasons["cancellation"]
        shared.action_stop_sharing()
        self.assertEqual(self.count(lead).registration_id, self.deal)

    def test_a_win_that_is_taken_back_does_not_count_any_more(self):
        lead = self.won()
        self.assertTrue(self.count(lead))
        lead.stage_id = self.env["crm.stage"].search([("is_won", "=", False)], limit=1)
        self.assertFalse(self.count(lead))

    def test_the_job_looks_at_wins_of_the_last_months(self):
        self.won()
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref("prm.ir_cron_direct_deals").method_direct_trigger()
        self.assertEqual(self.partnership_a.direct_deal_count, 1)

    def test_the_partnership_shows_it_to_the_vendor_alone(self):
        self.count(self.won())
        mine = self.partnership_a.with_user(self.channel_own)
        self.assertEqual(mine.direct_deal_count, 1)
        action = mine.action_open_direct_deals()
        facts = self.env["prm.direct.deal"].with_user(self.channel_own)
        self.assertEqual(len(facts.search(action["domain"])), 1)
        for user in (self.partner_a, self.supervisor_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.partnership_a.with_user(user).read(["direct_deal_count"])
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                facts.with_user(user).search([])

    def test_nobody_writes_a_fact(self):
        fact = self.count(self.won())
        for user in (self.channel_own, self.channel_admin):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                fact.with_user(user).write({"kind": "cancelled"})
