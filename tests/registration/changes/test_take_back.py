"""A submitted registration comes back to its author, until a review starts."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ....policy.registration_moves import STATES
from ....policy.registration_permissions import verdict_action
from .change_common import ChangeCase


@tagged("-at_install", "post_install")
class TestTakeBack(ChangeCase):
    def codes(self, call, *args):
        """Return the codes of a refusal, or None."""
        try:
            call(*args)
        except RegistrationRefused as refused:
            return set(refused.errors.values())
        return None

    def test_its_author_takes_it_back_without_a_reason(self):
        deal = self._register()
        self.take_back(deal)
        self.assertEqual(deal.state, "action_required")
        last = deal.sudo().transition_ids[-1]
        self.assertEqual((last.old, last.new), ("submitted", "action_required"))
        self.assertTrue(last.by_partner)
        self.assertFalse(last.reason_id)
        self.assertFalse(last.note)
        self.assertIn("edit", deal._portal_actions())

    def test_in_every_state_the_table_of_permissions_decides(self):
        roles = {
            "author": self.partner_a,
            "supervisor": self.supervisor_a,
            "colleague": self.colleague_a,
        }
        for state in STATES:
            deal = self.in_state(state)
            deal.sudo().visibility = "organization"
            for role, user in roles.items():
                own = deal.with_user(user)
                if not own.has_access("read"):
                    self.assertEqual(state, "draft")
                    with self.assertRaises(AccessError):
                        self.take_back(deal, user)
                    continue
                may = bool(verdict_action("take_back", role, state))
                with self.subTest(state=state, role=role):
                    self.assertEqual("take_back" in own._portal_actions(), may)
                    code = self.codes(self.take_back, deal, user)
                    self.assertEqual(code is None, may)
                    if may:
                        break  # it has moved

    def test_strangers_cannot_take_it_back(self):
        deal = self._register()
        for user in (self.partner_b, self.supervisor_b, self.portal_user):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.take_back(deal, user)
        self.assertEqual(deal.state, "submitted")

    def test_it_is_refused_once_a_review_has_started(self):
        deal = self.in_state("in_review")
        self.assertEqual(self.codes(self.take_back, deal), {"review_has_started"})
        self.assertEqual(deal.state, "in_review")

    def test_taking_it_back_twice_is_taking_it_back_once(self):
        deal = self._register()
        self.take_back(deal)
        self.take_back(deal)
        moves = deal.sudo().transition_ids.mapped("new")
        self.assertEqual(moves, ["submitted", "action_required"])

    def test_what_a_reviewer_returned_was_not_taken_back(self):
        deal = self._register()
        self.take_back(deal)
        desk = deal.with_user(self.channel_own)
        desk.action_start_review()
        desk.decision_note = "Which site?"
        desk.action_return()
        self.assertFalse(deal._is_taken_back())
        self.assertEqual(self.codes(self.take_back, deal), {"not_in_this_state"})

    def test_the_reviewer_is_told_and_nothing_waits_for_a_decision(self):
        deal = self._register()
        self.assertTrue(deal.sudo().activity_ids)
        self.take_back(deal)
        self.assertFalse(deal.sudo().activity_ids)
        told = deal.sudo().message_ids.filtered(lambda each: "took the" in each.body)
        self.assertIn(self.channel_own.partner_id, told.notified_partner_ids)
        self.assertFalse(told in deal._shared_messages_sudo())

    def test_partners_get_no_mail_about_what_they_did(self):
        deal = self._register()
        mails = self.env["mail.mail"].sudo()
        before = mails.search_count([])
        self.take_back(deal)
        new = mails.search([], limit=mails.search_count([]) - before, order="id desc")
        people = deal.sudo().contact_id
        self.assertFalse(people & new.recipient_ids)

    def test_sending_it_again_uses_no_resubmission_up(self):
        self.program.max_resubmissions = 1
        deal = self._register()
        for turn in range(3):
            self.take_back(deal)
            self.assertIn("edit", deal._portal_actions())
            deal._resubmit(self.typed(deal), f"again-{turn}", submit=True)
        self.assertEqual(deal.resubmission_count, 0)
        self.assertEqual(deal.state, "submitted")

    def test_it_can_be_taken_back_even_when_all_resubmissions_are_used_up(self):
        self.program.max_resubmissions = 1
        deal = self.in_state("action_required")
        deal._resubmit(self.typed(deal), "first", submit=True)
        self.assertEqual(deal.resubmission_count, 1)
        self.take_back(deal)
        deal._resubmit(self.typed(deal), "second", submit=True)
        self.assertEqual((deal.state, deal.resubmission_count), ("submitted", 1))

    def test_the_time_with_the_partner_does_not_count(self):
        deal = self._register().sudo()
        deal.review_due_at = "2020-01-01 08:00:00"
        self.take_back(deal)
        deal.with_user(self.partner_a)._resubmit(self.typed(deal), "x", submit=True)
        self.assertGreater(deal.review_due_at, deal.submitted_at)

    # ------------------------------------------------------------------ switches

    def test_a_portal_may_not_let_anything_be_taken_back(self):
        deal = self._register()
        self.portal.let_take_back = False
        self.assertNotIn("take_back", deal._portal_actions())
        self.assertEqual(self.codes(self.take_back, deal), {"take_back_off"})
        self.portal.let_take_back = True
        self.assertIn("take_back", deal._portal_actions())

    def test_where_nothing_may_be_changed_nothing_is_taken_back(self):
        deal = self._register()
        rows = self.portal.section_ids
        row = rows.filtered(lambda each: each.key == "registrations")
        row.can_edit = False
        self.assertNotIn("take_back", deal._portal_actions())
        self.assertEqual(self.codes(self.take_back, deal), {"registrations_fixed"})

    # ------------------------------------------------------------------ from outside

    def test_nobody_writes_the_mark_by_rpc(self):
        deal = self._register()
        for user in (self.channel_own, self.channel_admin):
            with self.subTest(user.login), self.assertRaises(UserError):
                deal.with_user(user).write({"is_taken_back": True})
        with self.assertRaises(AccessError):
            deal.with_user(self.partner_a).write({"is_taken_back": True})
        with self.assertRaises(AccessError):
            deal.with_user(self.partner_a).read(["is_taken_back"])
