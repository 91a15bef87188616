"""The vendor approves or rejects a request, and the partner is told."""

from datetime import timedelta

from lxml import etree

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools.safe_eval import safe_eval

from ..common import PrmCase
from .protection_common import EXPIRE, ProtectionData


@tagged("-at_install", "post_install")
class TestExtensionDecided(ProtectionData, PrmCase):
    def test_an_approval_prolongs_the_protection_from_its_end(self):
        deal = self.protected(days=10)
        request = self.ask(deal, days=20)
        self.approve(request)
        self.assertEqual(deal.protection_end, self.day(30))
        self.assertEqual(
            (request.old_end, request.new_end), (self.day(10), self.day(30))
        )
        self.assertEqual(request.decided_by_id, self.channel_own)
        self.assertFalse(deal.held_until)
        self.assertFalse(self.activities(deal, "extension"))
        mail = self.mails(deal, "Protection extended")
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        news = self.env["prm.notification"].search(
            [("registration_id", "=", deal.id), ("event", "=", "extension_decided")]
        )
        self.assertEqual(len(news), 1)
        self.assertTrue(news.mailed_at)

    def test_an_approval_after_the_end_counts_from_that_day(self):
        deal = self.protected(days=1)
        request = self.ask(deal, days=20)
        with freeze_time(fields.Datetime.now() + timedelta(days=8)):
            self.run_job(EXPIRE)
            self.approve(request)
            self.assertEqual(deal.protection_end, self.day(20))
            self.assertTrue(deal.is_protected)

    def test_a_rejection_needs_a_note_and_ends_what_was_held(self):
        deal = self.protected(days=1)
        request = self.ask(deal)
        with self.assertRaisesRegex(UserError, "Add a note"):
            request.with_user(self.channel_own).action_reject()
        self.reject(request, "The customer chose another supplier.")
        self.assertEqual(
            (request.state, deal.protection_end), ("rejected", self.day(1))
        )
        mail = self.mails(deal, "Protection not extended")
        self.assertIn("says why", mail.body_html)
        self.assertNotIn("another supplier", mail.body_html)
        with freeze_time(fields.Datetime.now() + timedelta(days=2)):
            self.run_job(EXPIRE)
            self.assertEqual(deal.state, "expired")

    def test_what_is_decided_is_decided(self):
        request = self.ask(self.protected())
        self.approve(request)
        for decide in (self.approve, self.reject):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                decide(request)
        with self.assertRaisesRegex(UserError, "decided first"):
            request.with_user(self.channel_all).action_approve()
        self.assertEqual(request.state, "approved")

    def test_reviewers_and_owners_decide_nobody_else(self):
        deal = self.protected()
        request = self.ask(deal)
        stranger = self._create_user("sten", "prm.group_prm_user")
        for user in (stranger, self.salesperson, self.partner_a, self.supervisor_a):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                request.with_user(user).action_approve()
        deal.reviewer_id = stranger
        request.with_user(stranger).action_approve()
        self.assertEqual(request.state, "approved")

    def test_the_button_opens_the_request_that_waits(self):
        deal = self.protected()
        with self.assertRaisesRegex(UserError, "No extension request"):
            deal.with_user(self.channel_own).action_open_extension()
        request = self.ask(deal)
        action = deal.with_user(self.channel_own).action_open_extension()
        self.assertEqual(action["res_id"], request.id)

    def test_a_cancelled_deal_has_no_request_that_waits(self):
        deal = self.protected()
        request = self.ask(deal)
        own = deal.with_user(self.channel_own)
        own.reason_id = self.reasons["cancellation"]
        own.action_cancel()
        self.assertEqual(request.state, "closed")
        with self.assertRaises(UserError):
            self.approve(request)

    def test_filters_of_the_list_find_what_they_say(self):
        pending, quiet = self.protected(days=2), self.protected(days=20)
        self.ask(pending)
        view = self.env.ref("prm.prm_registration_view_search_protection")
        deals = self.env["prm.registration"].with_user(self.channel_own)
        mine = [("id", "in", (pending | quiet).ids)]
        for name, found in (
            ("ending_30", pending | quiet),
            ("ending_14", pending),
            ("ending_3", pending),
            ("extension_pending", pending),
            ("silent", deals.browse()),
            ("asked", deals.browse()),
        ):
            with self.subTest(filter=name):
                arch = deals.get_view(view.id, "search")["arch"]
                domain = self.domain_of(arch, name)
                self.assertEqual(deals.search(domain + mine).ids, found.ids[::-1])

    def domain_of(self, arch, name):
        """Return the domain of a filter of a search view."""
        [node] = etree.fromstring(arch).xpath(f"//filter[@name='{name}']")
        return safe_eval(node.get("domain"))
