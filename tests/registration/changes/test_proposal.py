"""A partner proposes to change an approved deal; nothing changes until then."""

from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ....policy.registration_moves import STATES
from ....policy.registration_permissions import verdict_action
from .change_common import ProposalCase


@tagged("-at_install", "post_install")
class TestProposal(ProposalCase):
    def test_nothing_changes_until_somebody_decides(self):
        deal = self.deal()
        before = deal.sudo().lead_id.date_deadline
        change = self.propose(deal, date_closing=self.day, amount_estimate=9000.0)
        self.assertEqual(change.kind, "deal")
        self.assertEqual(change.state, "pending")
        self.assertEqual(set(change.values), {"date_closing", "amount_estimate"})
        self.assertEqual(deal.sudo().lead_id.date_deadline, before)
        self.assertFalse(deal.amount_estimate)

    def test_its_owner_gets_an_activity_and_it_goes_with_the_decision(self):
        deal = self.deal()
        change = self.propose(deal, date_closing=self.day)
        kind = self.env.ref("prm.mail_activity_deal_change")
        activity = deal.sudo().activity_ids.filtered(
            lambda each: each.activity_type_id == kind
        )
        self.assertEqual(activity.user_id, self.salesperson)
        self.accept(change)
        self.assertFalse(activity.exists() and activity.active)

    def test_one_at_a_time_and_the_same_twice_is_one(self):
        deal = self.deal()
        first = self.propose(deal, date_closing=self.day)
        self.assertEqual(self.propose(deal, date_closing=self.day), first)
        other = {"amount_estimate": 5.0}
        self.assertEqual(self.refused(deal, **other), {"proposal_pending"})
        supervisor = (deal, self.supervisor_a)
        self.assertEqual(self.refused(*supervisor, **other), {"proposal_pending"})

    def test_what_was_withdrawn_makes_room(self):
        deal = self.deal()
        first = self.propose(deal, date_closing=self.day)
        service = self.env["prm.deal.proposal"].with_user(self.partner_a)
        service._withdraw(deal)
        self.assertEqual(first.state, "withdrawn")
        self.assertIsNone(self.refused(deal, amount_estimate=5.0))

    def test_nothing_different_is_no_proposal(self):
        self.assertEqual(self.refused(self.deal()), {"proposal_empty"})

    def test_in_every_state_the_table_of_permissions_decides(self):
        roles = {
            "author": self.partner_a,
            "supervisor": self.supervisor_a,
            "colleague": self.colleague_a,
        }
        for state in STATES:
            for role, user in roles.items():
                deal = self.in_state(state)
                deal.sudo().visibility = "organization"
                own = deal.with_user(user)
                may = bool(verdict_action("propose", role, state))
                with self.subTest(state=state, role=role):
                    if not own.has_access("read"):
                        with self.assertRaises(AccessError):
                            self.propose(deal, user, date_closing=self.day)
                        continue
                    self.assertEqual("propose" in own._portal_actions(), may)
                    code = self.refused(deal, user, date_closing=self.day)
                    self.assertEqual(code is None, may)

    def test_nothing_is_proposed_of_a_deal_that_ended(self):
        for button in ("action_set_won", "action_set_lost"):
            deal = self.deal()
            getattr(deal.sudo().lead_id.with_user(self.salesperson), button)()
            self.assertNotIn("propose", deal._portal_actions())
            code = self.refused(deal, date_closing=self.day)
            self.assertEqual(code, {"proposal_deal_ended"})

    def test_switches_close_it(self):
        deal = self.deal()
        self.portal.let_propose = False
        self.assertNotIn("propose", deal._portal_actions())
        code = self.refused(deal, date_closing=self.day)
        self.assertEqual(code, {"proposals_off"})
        self.portal.let_propose = True
        rows = self.portal.section_ids
        row = rows.filtered(lambda each: each.key == "registrations")
        row.can_edit = False
        code = self.refused(deal, date_closing=self.day)
        self.assertEqual(code, {"registrations_fixed"})
        row.can_edit = True
        self.assertIsNone(self.refused(deal, date_closing=self.day))

    def test_what_the_portal_hides_is_not_proposed(self):
        deal = self.deal()
        rows = self.portal.registration_field_ids
        row = rows.filtered(lambda each: each.name == "amount_estimate")
        row.visible = False
        code = self.refused(deal, amount_estimate=5.0)
        self.assertEqual(code, {"proposal_empty"})

    def test_strangers_propose_nothing(self):
        deal = self.deal()
        for user in (self.partner_b, self.portal_user):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.propose(deal, user, date_closing=self.day)

    def test_what_waits_goes_when_the_deal_is_cancelled(self):
        deal = self.deal()
        change = self.propose(deal, date_closing=self.day)
        desk = deal.with_user(self.channel_admin)
        desk.reason_id = self.reasons["cancellation"]
        desk.action_cancel()
        self.assertEqual(change.state, "closed")

    # ----------------------------------------------------------------- from outside

    def test_nobody_writes_or_makes_proposals_by_rpc(self):
        deal = self.deal()
        change = self.propose(deal, date_closing=self.day)
        values = {"registration_id": deal.id, "kind": "deal"}
        values["contact_id"] = self.partner_a.partner_id.id
        users = (self.partner_a, self.salesperson, self.channel_own, self.channel_admin)
        for user in users:
            own = change.with_user(user)
            with self.subTest(user.login):
                with self.assertRaises(UserError):
                    own.write({"state": "accepted"})
                with self.assertRaises(UserError):
                    own.create(values)
                with self.assertRaises(UserError):
                    own.unlink()
        with self.assertRaises(AccessError):
            change.with_user(self.partner_a).read(["state"])
        with self.assertRaises(AccessError):
            deal.with_user(self.partner_a).read(["change_ids"])
        self.assertEqual(deal.with_user(self.partner_a).amount_estimate, 0)

    def test_another_salesperson_reads_nothing_of_it(self):
        deal = self.deal()
        change = self.propose(deal, date_closing=date.today() + timedelta(days=3))
        other = self._create_user("otto", "sales_team.group_sale_salesman")
        self.assertFalse(change.with_user(other).has_access("read"))
        dialogs = self.env["prm.registration.change.reject"].with_user(other)
        with self.assertRaises(AccessError):
            dialogs.create({"change_id": change.id, "note": "x"}).action_confirm()
