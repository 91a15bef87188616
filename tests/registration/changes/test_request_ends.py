"""What partners asked for ends by itself where nobody can decide on it anymore."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...protection.protection_common import ProtectionData
from .change_common import ChangeCase, ProposalCase

NEWS = "prm.ir_cron_registration_news"
ENDS = ("action_set_won", "action_set_lost")


@tagged("-at_install", "post_install")
class TestRequestEnds(ProtectionData, ChangeCase):
    propose = ProposalCase.propose
    accept = ProposalCase.accept

    def asked(self):
        """Return a protected deal, with a proposal and a request that wait."""
        deal = self.protected()
        deal.lead_id.user_id = self.salesperson
        change = self.propose(deal, date_closing=self.day(40))
        return deal, change, self.ask(deal)

    def finish(self, deal, button):
        getattr(deal.lead_id.with_user(self.salesperson), button)()
        self.env.flush_all()

    def assertClosed(self, *requests):
        for request in requests:
            self.assertEqual(request.state, "closed", request._name)
            self.assertFalse(request.decided_by_id)
            self.assertTrue(request.decided_at)

    def test_what_waits_ends_as_soon_as_the_deal_is_won_or_lost(self):
        for button in ENDS:
            deal, change, request = self.asked()
            self.finish(deal, button)
            self.run_job(NEWS)
            with self.subTest(button):
                self.assertClosed(change, request)
                self.assertFalse(deal.held_until)
                self.assertFalse(self.activities(deal, "deal_change"))
                self.assertFalse(self.activities(deal, "extension"))

    def test_the_job_of_the_night_finds_what_was_missed_and_nothing_else(self):
        won, *ended = self.asked()
        _open, *waiting = self.asked()
        self.finish(won, "action_set_won")
        for _run in range(2):
            self.run_job()
            self.assertClosed(*ended)
            self.assertEqual({each.state for each in waiting}, {"pending"})

    def test_what_waits_ends_with_the_protection_and_with_a_cancelled_deal(self):
        deal, *ended = self.asked()
        deal._move_to("expired")
        self.assertClosed(*ended)
        deal, *ended = self.asked()
        deal.reason_id = self.reasons["cancellation"]
        deal.with_user(self.channel_admin).action_cancel()
        self.assertClosed(*ended)

    def test_it_ends_with_the_partnership_and_waits_while_that_is_suspended(self):
        _deal, *requests = self.asked()
        self.partnership_a.action_suspend()
        self.run_job()
        self.assertEqual({each.state for each in requests}, {"pending"})
        self.partnership_a.action_terminate()
        self.run_job()
        self.assertClosed(*requests)

    def test_who_decides_too_late_reads_that_it_was_closed(self):
        deal, change, request = self.asked()
        self.finish(deal, "action_set_lost")
        self.run_job()
        note = {"note": "No"}
        desk = self.env["prm.deal.change.decision"].with_user(self.channel_own)
        with self.assertRaisesRegex(UserError, "closed without a decision"):
            desk._reject(change.with_user(self.channel_own), **note)
        with self.assertRaisesRegex(UserError, "No extension request"):
            request.with_user(self.channel_own).action_reject()
        self.assertClosed(change, request)

    def test_what_was_decided_stays_decided(self):
        deal, change, request = self.asked()
        self.accept(change, self.channel_own)
        self.approve(request)
        self.finish(deal, "action_set_won")
        self.run_job()
        self.assertEqual((change.state, request.state), ("accepted", "approved"))

    def test_the_partner_reads_neutral_words(self):
        deal, _change, _request = self.asked()
        self.finish(deal, "action_set_won")
        self.run_job()
        own = deal.with_user(self.partner_a)
        told = self.env["prm.deal.proposal.page"].with_user(self.partner_a)._last(own)
        self.assertEqual(told["state"], "closed")
        self.assertIn("without a decision", told["headline"])
        self.assertFalse(told["note"])
        self.assertFalse(self.mails(deal, "not accepted"))
