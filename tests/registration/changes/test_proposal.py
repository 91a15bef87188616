"""A partner proposes to change an approved deal; the owner accepts or rejects it."""

from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ....policy.registration_moves import STATES
from ....policy.registration_permissions import verdict_action
from .change_common import ChangeCase


@tagged("-at_install", "post_install")
class TestProposal(ChangeCase):
    def setUp(self):
        super().setUp()
        self.day = fields.Date.today() + timedelta(days=40)

    def deal(self, **values):
        deal = self._register(**values)
        self._approve(deal)
        deal.sudo().lead_id.user_id = self.salesperson
        return deal

    def propose(self, deal, user=None, reason="", **values):
        """Propose ``values`` beside what stands in the deal."""
        user = user or self.partner_a
        service = self.env["prm.deal.proposal"].with_user(user)
        own = deal.with_user(user)
        current = service._rules(own)["current"]
        values = {name: value or False for name, value in current.items()} | values
        return service._propose(own, values, reason)

    def refused(self, *args, **values):
        try:
            self.propose(*args, **values)
        except RegistrationRefused as error:
            return set(error.errors.values())
        return None

    def accept(self, change, user=None):
        change.with_user(user or self.salesperson).action_accept()

    # ------------------------------------------------------------------- proposing

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
        self.assertEqual(change.state, "withdrawn")

    # -------------------------------------------------------------------- deciding

    def test_accepted_it_is_written_on_the_deal_and_its_opportunity(self):
        deal = self.deal()
        lead = deal.sudo().lead_id
        revenue = lead.expected_revenue
        change = self.propose(deal, date_closing=self.day, amount_estimate=9000.0)
        self.accept(change)
        self.assertEqual(change.state, "accepted")
        self.assertEqual(change.decided_by_id, self.salesperson)
        self.assertEqual(lead.date_deadline, self.day)
        self.assertEqual(deal.date_closing, self.day)
        self.assertEqual(deal.amount_estimate, 9000)
        # What a partner estimates counts for nothing.
        self.assertEqual(lead.expected_revenue, revenue)
        self.assertFalse(lead.prm_to_confirm)

    def test_the_lead_offers_the_decision_to_its_salesperson(self):
        deal = self.deal()
        change = self.propose(deal, date_closing=self.day)
        lead = deal.sudo().lead_id.with_user(self.salesperson)
        self.assertEqual(lead.prm_change_id, change)
        self.assertTrue(lead.prm_may_decide_change)
        self.assertIn("→", lead.prm_change_told)
        lead.action_prm_accept_change()
        self.assertEqual(change.state, "accepted")
        lead.invalidate_recordset()
        self.assertFalse(lead.prm_change_id)
        with self.assertRaises(UserError):
            lead.action_prm_accept_change()

    def test_who_decides_on_what(self):
        users = {
            "salesperson": (self.salesperson, {"deal"}),
            "reviewer": (self.channel_own, {"deal", "customer"}),
            "all": (self.channel_all, {"deal", "customer"}),
            "administrator": (self.channel_admin, {"deal", "customer"}),
            "employee": (self.employee, set()),
            "author": (self.partner_a, set()),
        }
        other = {"customer_name": "Quite Another Company"}
        for kind, values in (("deal", {"date_closing": self.day}), ("customer", other)):
            for name, (user, may) in users.items():
                deal = self.deal()
                change = self.propose(deal, **values)
                self.assertEqual(change.kind, kind)
                with self.subTest(kind=kind, who=name):
                    if kind in may:
                        self.accept(change, user)
                        self.assertEqual(change.state, "accepted")
                        continue
                    with self.assertRaises(UserError):
                        self.accept(change, user)
                    self.assertEqual(change.state, "pending")

    def test_rejected_it_changes_nothing_and_says_why(self):
        deal = self.deal()
        change = self.propose(deal, date_closing=self.day)
        dialogs = self.env["prm.registration.change.reject"]
        dialog = dialogs.with_user(self.salesperson).create({"change_id": change.id})
        with self.assertRaises(UserError):
            dialog.action_confirm()
        dialog.note = "They told us March"
        dialog.action_confirm()
        self.assertEqual(
            (change.state, change.note), ("rejected", "They told us March")
        )
        self.assertNotEqual(deal.date_closing, self.day)
        page = deal._portal_page()
        self.assertEqual(page["proposal"]["note"], "They told us March")
        mails = self.env["mail.mail"].sudo().search([], order="id desc", limit=3)
        told = mails.filtered(
            lambda mail: "Change not accepted" in (mail.subject or "")
        )
        self.assertIn(self.partner_a.partner_id, told.recipient_ids)

    def test_it_is_decided_once_and_never_after_the_end(self):
        deal = self.deal()
        change = self.propose(deal, date_closing=self.day)
        self.accept(change)
        with self.assertRaisesRegex(UserError, "decided first"):
            self.accept(change, self.channel_own)
        change = self.propose(deal, amount_estimate=7.0)
        deal.sudo().lead_id.with_user(self.salesperson).action_set_won()
        with self.assertRaisesRegex(UserError, "has ended"):
            self.accept(change)

    # ---------------------------------------------------------------------- people

    def test_another_contact_is_made_and_the_former_one_stays_as_it_was(self):
        deal = self.deal()
        former = deal.sudo().customer_contact_id
        kept = former.read(["name", "email", "phone"])
        change = self.propose(
            deal,
            contact_first_name="Dora",
            contact_last_name="Stone",
            contact_email="dora@stone.example.org",
            contact_phone=False,
        )
        self.accept(change)
        person = deal.sudo().customer_contact_id
        self.assertNotEqual(person, former)
        self.assertEqual(person.name, "Dora Stone")
        self.assertEqual(person.parent_id, deal.sudo().customer_id)
        self.assertEqual(deal.sudo().lead_id.partner_id, person)
        self.assertEqual(former.read(["name", "email", "phone"]), kept)

    def test_a_known_person_is_linked_and_never_overwritten(self):
        deal = self.deal()
        customer = deal.sudo().customer_id
        known = self.env["res.partner"].create(
            {
                "name": "Dora Stone",
                "email": "dora@stone.example.org",
                "phone": "+49 30 7654321",
                "parent_id": customer.id,
            }
        )
        change = self.propose(
            deal,
            contact_first_name="Dora",
            contact_last_name="Stone",
            contact_email="dora@stone.example.org",
            contact_phone="+49 30 1111111",
        )
        self.accept(change)
        self.assertEqual(deal.sudo().customer_contact_id, known)
        self.assertEqual(known.phone, "+49 30 7654321")

    # -------------------------------------------------------------------- customer

    def test_another_customer_waits_for_the_reviewer_with_the_protection_untouched(
        self,
    ):
        deal = self.deal()
        end, former = deal.protection_end, deal.sudo().customer_id
        change = self.propose(
            deal,
            customer_name="Quite Another Company",
            customer_website="https://quite-another.example.net",
            customer_vat="734998123",
        )
        self.assertEqual(deal.sudo().customer_id, former)
        self.assertEqual((deal.state, deal.protection_end), ("approved", end))
        first_in = deal.sudo().first_in_at
        self.accept(change, self.channel_own)
        self.assertEqual(deal.sudo().customer_id.name, "Quite Another Company")
        self.assertEqual((deal.state, deal.protection_end), ("approved", end))
        self.assertGreaterEqual(deal.sudo().first_in_at, first_in)
        person = deal.sudo().customer_contact_id
        self.assertEqual(person.parent_id, deal.sudo().customer_id)
        self.assertEqual(former.name, former.name)

    def test_a_customer_that_somebody_else_works_with_is_refused(self):
        theirs = self._register(self.partner_b, customer_name="Occupied Works")
        deal = self.deal()
        change = self.propose(deal, customer_name="Occupied Works")
        self.assertTrue(change.with_user(self.channel_all).found_text)
        with self.assertRaisesRegex(UserError, "Somebody else works"):
            self.accept(change, self.channel_all)
        self.assertTrue(theirs)

    def test_a_corrected_number_keeps_the_customer(self):
        deal = self.deal()
        former = deal.sudo().customer_id
        vat = former.vat
        change = self.propose(deal, customer_vat="734998123")
        self.accept(change, self.channel_own)
        self.assertEqual(deal.sudo().customer_id, former)
        self.assertEqual(former.vat, vat)
        self.assertEqual(deal.customer_vat, "734998123")

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
