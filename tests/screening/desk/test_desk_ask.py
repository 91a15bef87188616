"""A question to both partners: neutral, once, and nothing is decided by it."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...registration.approval.approval_common import ApprovalCase


@tagged("post_install", "-at_install")
class TestDeskAsk(ApprovalCase):
    def setUp(self):
        super().setUp()
        self.first = self.asked(self.partner_b, **self.LIKELY)
        self.later = self.asked(**self.LIKELY)
        self.here = self.conflict(self.later, self.first)

    def said(self, deal):
        messages = deal.sudo()._shared_messages_sudo()
        return messages.filtered(lambda message: "next step" in (message.body or ""))

    def test_both_read_the_same_words_in_their_conversations(self):
        self.here.action_ask_both()
        texts = {self.said(deal).body for deal in (self.first, self.later)}
        self.assertEqual(len(texts), 1)
        for deal, user in (
            (self.first, self.partner_b),
            (self.later, self.partner_a),
        ):
            page = str(deal.with_user(user)._portal_page())
            self.assertIn("next step", page)

    def test_the_question_names_nobody_and_comes_from_the_company(self):
        self.here.action_ask_both()
        said = self.said(self.first) | self.said(self.later)
        self.assertEqual(said.author_id, self.company.partner_id)
        names = [
            *(self.organization_a | self.organization_b).mapped("name"),
            *(self.first | self.later).mapped("number"),
            "partner",
            "conflict",
        ]
        for name in names:
            self.assertNotIn(name, str(said.mapped("body")))

    def test_it_stays_to_be_decided_with_the_day_on_both_sides(self):
        self.here.action_ask_both()
        there = self.conflict(self.first, self.later)
        for conflict in (self.here, there):
            self.assertEqual(conflict.decision, "ask")
            self.assertTrue(conflict.asked_at and conflict.is_to_decide)
            self.assertFalse(conflict.decided_by_id)

    def test_nobody_is_asked_twice(self):
        self.here.action_ask_both()
        self.here.decision = "open"
        self.here.decision = "ask"
        self.conflict(self.first, self.later).decision = "ask"
        self.assertEqual(len(self.said(self.first)), 1)
        self.assertEqual(len(self.said(self.later)), 1)

    def test_an_approval_waits_for_the_decision_all_the_same(self):
        self.confirm(self.dialog(self.first))
        self.here.action_ask_both()
        self.assertRaisesRegex(UserError, "approval dialog", self._approve, self.later)

    def test_what_was_asked_goes_when_the_other_deal_leaves(self):
        self.here.action_ask_both()
        self.first.with_user(self.partner_b)._withdraw(self.reasons["withdrawal"].id)
        self.assertFalse(self.here.exists())

    def test_where_portals_show_no_conversation_nobody_can_be_asked(self):
        self.portal.block_ids.filtered(
            lambda row: row.key == "conversation"
        ).visible = False
        with self.assertRaisesRegex(UserError, "Nobody can be asked"):
            self.here.decision = "ask"
