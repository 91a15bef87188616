"""After the protection the partner goes on seeing the deal, while it is open."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .protection_common import EXPIRE, ProtectionData


@tagged("-at_install", "post_install")
class TestExpiredSight(ProtectionData, PrmHttpCase):
    def expired(self, **values):
        deal = self.protected(days=-1, **values)
        deal.lead_id.expected_revenue = 5000
        self.run_job(EXPIRE)
        self.assertEqual(deal.state, "expired")
        return deal

    def seen(self, deal, user=None):
        names = ["outcome", "amount", "stage_name", "is_protected"]
        return deal.with_user(user or self.partner_a).read(names)[0]

    def test_the_opportunity_stays_readable_while_it_is_open(self):
        deal = self.expired()
        seen = self.seen(deal)
        self.assertEqual(seen["outcome"], "open")
        self.assertEqual(seen["amount"], 5000)
        self.assertTrue(seen["stage_name"])
        self.assertFalse(seen["is_protected"])
        page = self.visit("/opportunities?view=mine", self.partner_a)
        self.assertIn(deal.name, page.rows)
        page = self.visit(f"/opportunities/{deal.id}", self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertIn("Protection ended", page.text)

    def test_what_becomes_of_it_afterwards_is_not_told(self):
        for end in ("action_set_won", "action_set_lost"):
            with self.subTest(end=end):
                deal = self.expired()
                getattr(deal.lead_id, end)()
                seen = self.seen(deal)
                self.assertFalse(seen["outcome"] or seen["amount"])
                self.assertFalse(seen["stage_name"])
                page = self.visit("/opportunities?view=mine", self.partner_a)
                self.assertNotIn(deal.name, page.rows)
                self.run_job("prm.ir_cron_registration_news")
                self.assertFalse(self.mails(deal, "Won") | self.mails(deal, "Lost"))

    def test_conversation_and_appeal_alone_are_open_to_the_partner(self):
        deal = self.expired()
        actions = deal.with_user(self.partner_a)._portal_actions()
        self.assertEqual(actions - {"clone"}, {"comment", "attach", "appeal"})
        self.portal.let_appeal = False
        actions = deal.with_user(self.partner_a)._portal_actions()
        self.assertEqual(actions - {"clone"}, {"comment", "attach"})
        with self.assertRaises(AccessError):
            deal.with_user(self.partner_a).write({"name": "Mine"})

    def test_the_scores_count_approved_deals_only(self):
        deal = self.expired()
        counted = self.env["prm.counted.deal"]
        self.assertNotIn(deal, self.env["prm.registration"].search(counted._domain()))
        self.assertFalse(counted._open_deals(self.partnership_a) & deal)

    def test_the_customer_is_free_for_another_partner(self):
        first = self.protected(customer_vat="136695976")
        second = self._register(
            self.partner_b, customer_vat="136695976", ask_review=True
        )
        self.assertTrue(any(second.sudo().conflict_ids.mapped("is_protected")))
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._approve(second)
        first._move_to("expired")
        self.assertFalse(any(second.sudo().conflict_ids.mapped("is_protected")))
        self._approve(second)
        self.assertEqual((first.state, second.state), ("expired", "approved"))
        self.assertTrue(second.is_protected)
