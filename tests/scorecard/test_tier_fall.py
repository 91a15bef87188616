"""A tier that is not kept: notice, grace, proposal, decision; never silently."""

from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from .score_common import DAY, ScoreCase


@tagged("-at_install", "post_install", "prm_once")
class TestTierFall(ScoreCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Set by hand, without the points for it.
        cls.partnership_a.tier_id = cls.gold
        cls.partnership_a.history_ids.unlink()

    def score_on(self, day):
        with freeze_time(f"{day} 10:00:00"):
            return self.score()

    def keep_silver(self):
        self._win(4)
        self._certify(self.partner_a)

    @contextmanager
    def mail_count(self):
        """Collect how many people each mailing of the notice is for."""
        seen = []
        model = self.registry["prm.notification.mailing"]
        send = model._send

        def watch(service, template, told, context):
            seen.append(len(told))
            return send(service, template, told, context)

        with patch.object(model, "_send", watch):
            yield seen

    # ------------------------------------------------------------------- notice

    def test_first_partner_and_owner_are_told_and_nothing_changes(self):
        self._win(4)
        partnership = self.score()
        self.assertEqual((partnership.tier_id, partnership.is_kept), (self.gold, False))
        self.assertEqual(partnership.notice_date, DAY)
        self.assertFalse(partnership.proposed_tier_id)
        self.assertEqual(self._lines(partnership, "notice"), [("Kept", "At risk")])
        self.assertEqual(
            partnership.activity_ids.mapped("summary"), ["Gold tier at risk"]
        )
        mail = self._mails("your Gold tier is at risk")
        self.assertEqual(mail.recipient_ids, self.supervisor_a.partner_id)
        ways = "4 more certified employees and 3 more won deals"
        self.assertIn(ways, mail.body_html)
        self.assertIn("07/15/2026", mail.body_html)

    def test_the_owner_is_not_told_of_a_mail_that_nobody_gets(self):
        self.partnership_b.tier_id = self.gold
        self.partnership_b.user_ids = False
        self.score(), self.score(self.partnership_b)
        self.assertIn("was notified by email", self.partnership_a.activity_ids.note)
        self.assertIn("Nobody at the partner", self.partnership_b.activity_ids.note)

    def test_the_notice_is_given_once(self):
        for day in (DAY, DAY, date(2026, 6, 20), date(2026, 7, 14)):
            self.score_on(day)
        self.assertEqual(self.partnership_a.notice_date, DAY)
        self.assertEqual(len(self._mails("is at risk")), 1)
        self.assertEqual(len(self.partnership_a.activity_ids), 1)

    def test_after_the_grace_period_a_lower_tier_is_proposed(self):
        self.keep_silver()
        self.score()
        self.assertFalse(self.score_on("2026-07-14").proposed_tier_id)
        partnership = self.score_on("2026-07-15")
        self.assertEqual(partnership.proposed_tier_id, self.silver)
        self.assertEqual(partnership.tier_id, self.gold)
        self.assertEqual(
            partnership.activity_ids.mapped("summary"), ["Award the tier Silver?"]
        )

    def test_the_lowest_tier_is_proposed_at_least(self):
        self.score()
        self.assertEqual(self.score_on("2026-07-15").proposed_tier_id, self.bronze)

    def test_without_grace_notice_and_proposal_come_together(self):
        self.program.downgrade_grace_days = 0
        partnership = self.score()
        self.assertEqual(partnership.notice_date, DAY)
        self.assertEqual(partnership.proposed_tier_id, self.bronze)

    def test_of_a_crowd_each_partner_is_told_and_the_owner_gets_ten_mails(self):
        partners = self.env["prm.partnership"]
        for number in range(12):
            organization = self._create_organization(f"Partner {number}")
            partners |= self._create_partnership(organization)
            self._create_member(partners[-1], f"crowd{number}", "supervisor")
        partners.tier_id = self.gold
        before = self.env["mail.message"].search([])
        with self.mail_count() as mailings:
            partners._recompute_scores()
        self.assertEqual(partners.mapped("notice_date"), [DAY] * 12)
        self.assertEqual(len(partners.activity_ids), 12)
        told = self.env["mail.message"].search([]) - before
        to_owner = told.filtered(
            lambda message: self.channel_own.partner_id in message.partner_ids
        )
        self.assertEqual(len(to_owner), 10)
        self.assertEqual(mailings, [12])

    # ----------------------------------------------------------------- decision

    def test_accepting_lowers_the_tier_and_tells_the_partner(self):
        self.keep_silver()
        self.score()
        partnership = self.score_on("2026-07-15").with_user(self.channel_own)
        with freeze_time("2026-07-15 11:00:00"):
            partnership.action_accept_tier()
        self.assertEqual(partnership.tier_id, self.silver)
        self.assertFalse(partnership.notice_date)
        self.assertFalse(partnership.proposed_tier_id)
        self.assertFalse(partnership.activity_ids)
        self.assertTrue(partnership.is_kept)
        self.assertEqual(self._lines(partnership, "tier"), [("Gold", "Silver")])
        mail = self._mails("your tier is now Silver")
        self.assertIn("were not enough", mail.body_html)
        self.score_on("2026-07-16")
        self.assertEqual(partnership.tier_id, self.silver)

    def test_declining_leaves_the_tier(self):
        self.score()
        partnership = self.score_on("2026-07-15")
        partnership.action_decline_tier()
        self.score_on("2026-07-16")
        self.assertEqual(partnership.tier_id, self.gold)
        self.assertFalse(partnership.proposed_tier_id)
        self.assertFalse(partnership.activity_ids)
        self.assertEqual(len(self._mails("is at risk")), 1)

    def test_another_tier_is_proposed_after_one_was_declined(self):
        self.keep_silver()
        self.score()
        self.score_on("2026-07-15").action_decline_tier()
        self.env["prm.certificate"].search([]).result = "failed"
        self.assertEqual(self.score_on("2026-07-16").proposed_tier_id, self.bronze)

    # --------------------------------------------------------------- kept again

    def test_kept_again_takes_notice_and_proposal_away(self):
        self._win(8)
        self._certify(self.partner_a, self.colleague_a)  # 60 + 20
        self.score()
        self.assertEqual(self.score_on("2026-07-15").proposed_tier_id, self.silver)
        self._certify(self.supervisor_a)  # 60 + 30
        partnership = self.score_on("2026-07-16")
        self.assertTrue(partnership.is_kept)
        self.assertFalse(partnership.notice_date)
        self.assertFalse(partnership.proposed_tier_id)
        self.assertFalse(partnership.activity_ids)
        self.assertEqual(
            self._lines(partnership, "notice"),
            [("Kept", "At risk"), ("At risk", "Kept")],
        )

    def test_what_the_former_term_earned_is_kept_until_this_one_ends(self):
        self.partnership_a.kept_level = 3
        partnership = self.score()
        self.assertTrue(partnership.is_kept)
        self.assertFalse(partnership.notice_date)
        partnership.kept_level = 0
        self.assertFalse(self.score().is_kept)

    def test_it_is_kept_up_to_the_level_that_was_earned(self):
        self.partnership_a.kept_level = 2
        partnership = self.score()
        self.assertFalse(partnership.is_kept)
        self.assertEqual(self.score_on("2026-07-15").proposed_tier_id, self.silver)

    def test_a_tier_that_asks_for_nothing_is_kept(self):
        self.gold.condition_ids.date_start = date(2026, 7, 1)
        self.assertTrue(self.score().is_kept)
        self.assertFalse(self.partnership_a.notice_date)

    def test_an_inactive_partnership_gets_no_notice(self):
        self.partnership_a.action_suspend()
        partnership = self.score()
        self.assertFalse(partnership.is_kept)
        self.assertFalse(partnership.notice_date)
        self.assertFalse(self._mails("is at risk"))
