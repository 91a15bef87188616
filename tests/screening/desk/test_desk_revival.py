"""B is lost, A is approved, B's opportunity is restored: both reviewers are told."""

from odoo.tests import tagged

from ...registration.approval.approval_common import WHY, ApprovalCase

ACTIVITY = "prm.mail_activity_conflict"


@tagged("post_install", "-at_install")
class TestDeskRevival(ApprovalCase):
    def setUp(self):
        super().setUp()
        self.first = self.protected(**self.LIKELY)
        self.first.lead_id.action_set_lost()
        self.first._tell_news()
        self.later = self.asked(**self.LIKELY)

    def restore(self):
        self.first.lead_id.action_unarchive()
        self.first.lead_id.write({"probability": 20})
        self.env.flush_all()
        self.first._tell_news()

    def approve(self):
        self._judge(self.later, decision="different", note="")
        self._approve(self.later)
        self.later.sudo().conflict_ids.write({"decision": "open"})

    def told(self, deal):
        return deal.sudo().activity_search([ACTIVITY])

    def test_both_reviewers_have_something_to_decide(self):
        self.approve()
        self.restore()
        self.assertTrue(self.first.is_protected and self.later.is_protected)
        for deal, other in ((self.first, self.later), (self.later, self.first)):
            self.assertEqual(self.told(deal).user_id, self.channel_own)
            conflict = self.conflict(deal, other)
            self.assertTrue(conflict.is_to_decide and conflict.is_protected)

    def test_once(self):
        self.approve()
        self.restore()
        self.first.lead_id.action_set_lost()
        self.first._tell_news()
        self.restore()
        self.assertEqual(len(self.told(self.first)), 1)

    def test_what_was_said_to_be_another_deal_stays_said(self):
        self.approve()
        self.conflict(self.later, self.first).write(
            {"decision": "different", "note": WHY}
        )
        self.restore()
        self.assertFalse(self.told(self.first) or self.told(self.later))

    def test_nobody_is_told_while_the_other_one_is_not_approved(self):
        self.restore()
        self.assertFalse(self.told(self.first) and self.told(self.later))
