"""What each decision on a conflict does, on both sides of it."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...registration.approval.approval_common import WHY, ApprovalCase


@tagged("post_install", "-at_install")
class TestDeskDecisions(ApprovalCase):
    """Partner B was first; ``channel_own`` reviews both."""

    def setUp(self):
        super().setUp()
        self.first = self.asked(self.partner_b, **self.LIKELY)
        self.later = self.asked(**self.LIKELY)
        self.here = self.conflict(self.later, self.first)
        self.there = self.conflict(self.first, self.later)

    def approve_first(self):
        """Approve B's deal though nobody decided yet; return its opportunity."""
        self.confirm(self.dialog(self.first))
        return self.first.sudo().lead_id

    # -------------------------------------------------------------- both sides of it

    def test_what_is_decided_on_one_side_is_decided_on_the_other(self):
        self.here.write({"decision": "different", "note": WHY})
        self.assertEqual(self.there.decision, "different")
        self.assertEqual(self.there.decided_by_id, self.channel_own)
        self.assertTrue(self.there.decided_at)
        self.assertFalse(self.there.is_to_decide)

    def test_the_note_stays_where_it_was_written_and_counts_on_both_sides(self):
        self.here.write({"decision": "different", "note": WHY})
        self.approve_first()
        self.assertFalse(self.there.note)
        self.assertFalse(self.there.is_note_missing or self.here.is_note_missing)
        self.there.decision = "open"
        self.there.write({"decision": "different", "note": "Two plants"})
        self.here.note = False
        self.confirm(self.dialog(self.later))
        self.assertEqual(self.later.state, "approved")

    def test_what_is_opened_again_is_open_on_both_sides(self):
        self.here.write({"decision": "different", "note": WHY})
        self.there.decision = "open"
        self.assertEqual(self.here.decision, "open")
        self.assertFalse(self.here.decided_by_id or self.here.decided_at)

    def test_what_was_decided_on_the_other_side_goes_with_the_other_deal(self):
        self.here.write({"decision": "different", "note": WHY})
        self.later._withdraw(self.reasons["withdrawal"].id)
        self.assertFalse(self.there.exists())
        self.assertTrue(self.here.exists())

    def test_what_was_decided_itself_stays_when_the_other_deal_leaves(self):
        self.there.write({"decision": "different", "note": WHY})
        self.later._withdraw(self.reasons["withdrawal"].id)
        self.assertTrue(self.there.exists())

    def test_a_side_that_is_noted_later_takes_over_what_was_decided(self):
        self.here.write({"decision": "different", "note": WHY})
        self.there.sudo().unlink()
        self.env["prm.customer.screening"]._screen(self.first)
        self.assertEqual(self.conflict(self.first, self.later).decision, "different")

    # ------------------------------------------------------------------ a note is due

    def test_different_without_a_note_is_to_be_decided_while_an_approval_asks_for_it(
        self,
    ):
        self.approve_first()
        self.here.decision = "different"
        self.assertTrue(self.here.is_note_missing and self.here.is_to_decide)
        missing = self.here.search([("is_note_missing", "=", True)])
        self.assertIn(self.here, missing)
        self.assertIn(self.here, self.here.search([("is_to_decide", "=", True)]))
        self.here.note = WHY
        self.assertFalse(self.here.is_note_missing or self.here.is_to_decide)
        self.assertNotIn(self.here, self.here.search([("is_note_missing", "=", True)]))

    def test_where_no_approval_asks_for_it_different_needs_no_note(self):
        self.here.decision = "different"
        self.assertFalse(self.here.is_note_missing or self.here.is_to_decide)

    # -------------------------------------------------------------------- the buttons

    def test_same_rejects_the_later_one_as_a_duplicate_from_either_side(self):
        for conflict in (self.here, self.there):
            with self.subTest(of=conflict.registration_id.number):
                save = self.env.cr.savepoint(flush=True)
                conflict.action_reject_later()
                self.assertEqual(self.later.state, "rejected")
                self.assertEqual(self.later.reason_id.sudo().kind, "duplicate")
                self.assertEqual(self.first.state, "submitted")
                self.assertEqual(self.here.decision, "same")
                save.rollback()
                save.close(rollback=False)
                self.env.invalidate_all()

    def test_beside_a_lead_the_registration_is_the_later_one(self):
        lead = self.env["crm.lead"].create({"name": "L", "partner_name": "Quarz Mill"})
        deal = self.asked(customer_name="Quarz Mill")
        self.conflict(deal, lead).action_reject_later()
        self.assertEqual(deal.state, "rejected")

    def test_the_losing_partner_gets_one_mail_that_names_nobody(self):
        self.here.action_reject_later()
        mails = self.env["mail.mail"].search(
            [("model", "=", self.later._name), ("res_id", "=", self.later.id)]
        )
        told = mails.filtered(
            lambda mail: (
                self.partner_a.partner_id in mail.recipient_ids
                and "not accepted" in mail.subject.lower()
            )
        )
        self.assertEqual(len(told), 1, mails.mapped("subject"))
        text = f"{told.subject} {told.body_html}"
        names = (
            self.organization_b.name,
            self.partner_b.name,
            self.first.number,
            self.first.name,
        )
        for name in names:
            self.assertNotIn(name, text)

    def test_who_may_not_decide_on_the_later_one_is_told_whom_to_ask(self):
        self.partnership_a.write({"user_id": self.channel_all.id})
        self.partnership_a.user_ids = self.channel_all
        self.later.sudo().reviewer_id = self.channel_all
        with self.assertRaisesRegex(UserError, "ask channel_all"):
            self.there.action_reject_later()
        self.env.invalidate_all()
        self.assertEqual(self.later.state, "submitted")

    def test_nobody_else_presses_the_buttons(self):
        buttons = ("different", "share", "ask_both", "reject_later")
        for user in (self.channel_other, self.salesperson, self.partner_a):
            for name in buttons:
                with self.subTest(user=user.login, button=name):
                    press = getattr(self.here.with_user(user), f"action_{name}")
                    self.assertRaises(AccessError, press)

    def test_who_decides_on_what_is_no_more_so_is_told_who_was_first(self):
        seen = self.here.with_user(self.channel_all).with_context(prm_seen="open")
        self.here.write({"decision": "different", "note": WHY})
        with self.assertRaisesRegex(UserError, "was first.*Different"):
            seen.action_reject_later()
        self.assertEqual(self.later.state, "submitted")

    # ------------------------------------------------------------------------ sharing

    def test_to_share_gives_both_partners_one_opportunity_that_both_protect(self):
        lead = self.approve_first()
        self.here.action_share()
        self.assertEqual(self.there.decision, "share")
        self.assertEqual(self._approve(self.later, self.channel_own), lead)
        self.assertTrue(self.first.is_protected and self.later.is_protected)
        self.assertEqual(self.here.decision, "share")

    def test_decided_before_either_is_approved_it_holds_for_whoever_comes_second(self):
        self.there.action_share()
        lead = self._approve(self.later)
        self.assertEqual(self._approve(self.first), lead)

    def test_the_dialog_proposes_what_is_shared(self):
        lead = self.approve_first()
        self.here.action_share()
        dialog = self.dialog(self.later)
        self.assertEqual((dialog.lead_mode, dialog.lead_id), ("link", lead))
        dialog.lead_mode = "create"
        self.assertIn("You decided to share", dialog.problem)

    def test_who_may_not_read_the_opportunity_does_not_get_it_by_sharing(self):
        lead = self.approve_first()
        lead.user_id = self.channel_admin
        self.here.action_share()
        if not lead.with_user(self.channel_own).has_access("read"):
            with self.assertRaises(AccessError):
                self._approve(self.later, self.channel_own)

    def test_what_cannot_be_shared_is_refused_by_page_and_rpc(self):
        self._create_organization("Lonely Corp")
        deal = self.asked(customer_name="Lonely Corp")
        conflict = deal.sudo().conflict_ids.with_user(self.channel_own)
        with self.assertRaisesRegex(UserError, "no deal to share"):
            conflict.decision = "share"
        self.approve_first()
        self.here.write({"decision": "different", "note": WHY})
        self.confirm(self.dialog(self.later))
        with self.assertRaisesRegex(UserError, "Merge the opportunities"):
            self.here.decision = "share"

    # ------------------------------------------------------------------------ figures

    def test_nobody_writes_how_many_weak_matches_there_are(self):
        for user in (self.channel_own, self.channel_admin):
            with self.subTest(user=user.login), self.assertRaises(UserError):
                self.later.with_user(user).write({"weaker_sign_count": 7})
        self.assertEqual(self.later.sudo().weaker_sign_count, 0)

    # ----------------------------------------------------------------- who was first

    def test_a_list_and_rpc_replace_no_decision_of_somebody_else_unseen(self):
        self.here.write({"decision": "different", "note": WHY})
        other = self.here.with_user(self.channel_all)
        for decision in ("same", "share"):
            with self.assertRaisesRegex(UserError, "_own.* was first.*Different"):
                other.write({"decision": decision})
            with self.assertRaisesRegex(UserError, "was first"):
                other.registration_id.write(
                    {"conflict_ids": [(1, other.id, {"decision": decision})]}
                )
        other.action_different()
        other.note = "Two plants, I have asked"
        self.assertEqual(self.here.decided_by_id, self.channel_own)

    def test_who_has_seen_it_replaces_it_and_so_does_who_decided(self):
        self.here.write({"decision": "different", "note": WHY})
        other = self.here.with_user(self.channel_all)
        with self.assertRaisesRegex(UserError, "was first"):
            other.with_context(prm_seen="open").action_open_again()
        other.with_context(prm_seen="different").action_open_again()
        self.assertEqual(self.here.decision, "open")
        other.decision = "different"
        other.decision = "share"
        self.assertEqual(self.there.decision, "share")
        self.here.with_user(self.channel_admin).decision = "different"
        self.assertEqual(self.here.decided_by_id, self.channel_admin)

    def test_of_two_deals_of_the_same_second_one_was_first(self):
        for deal in (self.first, self.later):
            deal.sudo()._write_guarded({"first_in_at": "2026-01-15 09:00:00"})
        self.env.invalidate_all()
        self.assertEqual(self.here.came_first, "other")
        self.assertEqual(self.there.came_first, "this")

    def test_list_and_rpc_say_who_came_first_even_of_what_one_may_not_read(self):
        self.later.sudo().reviewer_id = self.channel_other
        here = self.here.with_user(self.channel_other)
        [row] = here.web_read({"own_first_in_at": {}, "came_first": {}})
        first_sudo, later_sudo = self.first.sudo(), self.later.sudo()
        self.assertEqual(here.first_in_at, first_sudo.first_in_at)
        self.assertEqual(here.own_first_in_at, later_sudo.first_in_at)
        self.assertEqual(row["came_first"], "other")
        self.assertEqual(self.there.came_first, "this")
        views = here.get_views([(False, each) for each in ("list", "kanban", "form")])
        for kind, view in views["views"].items():
            with self.subTest(kind):
                self.assertIn('name="own_first_in_at"', view["arch"])
                self.assertIn('name="first_in_at"', view["arch"])
