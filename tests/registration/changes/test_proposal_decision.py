"""The owner of a deal, or its reviewer, decides on what its partner proposes."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .change_common import ProposalCase


@tagged("-at_install", "post_install")
class TestProposalDecision(ProposalCase):
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
        self.assertNotIn("They told us March", told[:1].body_html)

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
