"""Partners answer offers: who may, what follows, and what is told to whom."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ....models.common.errors import RegistrationRefused
from ...common import PrmCase
from .offer_common import OfferData


@tagged("post_install", "-at_install")
class TestOfferAnswer(OfferData, PrmCase):
    def setUp(self):
        super().setUp()
        self.opportunity = self.lead()
        self.partnership_a.contact_id = self.partner_a.partner_id

    # -------------------------------------------------------------------- to accept

    def test_who_accepts_gets_customer_contact_opportunity_and_protection(self):
        self.program.protection_days = 60
        offered = self.offer(self.opportunity, self.partnership_a)
        deal = self.deal(offered, self.partnership_a)
        self.assertFalse(deal.customer_name)
        self.accept(self.partner_a, deal)
        self.assertEqual(deal.state, "approved")
        self.assertEqual(deal.name, "A mill moves to the cloud")
        self.assertEqual(deal.customer_name, "Canary Mills")
        self.assertEqual(deal.contact_email, "carla@canary.example")
        self.assertEqual(deal.outcome, "open")
        self.assertEqual(deal.representative_id, self.partner_a.partner_id)
        today = fields.Date.context_today(deal)
        self.assertEqual(deal.protection_end, today + timedelta(days=60))
        self.assertTrue(deal.is_protected)

    def test_a_lead_becomes_an_opportunity_that_nobody_has_to_confirm(self):
        lead = self.lead(type="lead", user_id=False)
        deal = self.deal(self.offer(lead, self.partnership_a), self.partnership_a)
        self.assertEqual(lead.type, "lead")
        self.accept(self.partner_a, deal)
        self.assertEqual(lead.type, "opportunity")
        self.assertEqual(lead.user_id, self.channel_own)
        self.assertFalse(lead.prm_to_confirm)

    def test_the_first_to_accept_wins_and_the_others_are_told_without_a_name(self):
        offered = self.offer(self.opportunity)
        a, b = (
            self.deal(offered, each)
            for each in (self.partnership_a, self.partnership_b)
        )
        self.accept(self.partner_a, a)
        self.assertEqual((a.state, b.state), ("approved", "cancelled"))
        self.assertEqual(offered.state, "accepted")
        self.assertEqual(self.line(offered, self.partnership_b).state, "gone")
        with self.assertRaisesRegex(RegistrationRefused, "by another partner") as told:
            self.accept(self.supervisor_b, b)
        self.assertNotIn("Alder", str(told.exception))
        page = b.with_user(self.supervisor_b)._portal_page()
        self.assertNotIn("Alder", str(page))
        self.assertNotIn("Anna", str(page))
        self.assertIn("no longer available", page["headline"])

    def test_who_accepts_twice_has_accepted(self):
        deal = self.deal(self.offer(self.opportunity), self.partnership_a)
        self.accept(self.partner_a, deal)
        self.accept(self.partner_a, deal)
        self.assertEqual(len(deal.transition_ids), 2)

    def test_author_and_supervisor_answer_and_a_colleague_does_not(self):
        for user, allowed in (
            (self.partner_a, True),
            (self.supervisor_a, True),
            (self.colleague_a, False),
        ):
            deal = self.deal(self.offer(self.lead()), self.partnership_a)
            actions = deal.with_user(user)._portal_actions()
            self.assertEqual("accept" in actions, allowed, user.login)
            self.assertEqual("decline" in actions, allowed, user.login)
            if not allowed:
                with self.assertRaises(RegistrationRefused):
                    self.accept(user, deal)
                with self.assertRaises(RegistrationRefused):
                    self.decline(user, deal)

    def test_an_offer_to_a_person_is_hidden_from_colleagues_and_other_partners(self):
        person = self.partner_a.partner_id
        offered = self.offer(self.opportunity, (self.partnership_a, person))
        deal = self.deal(offered, self.partnership_a)
        self.assertEqual(deal.contact_id, person)
        for user in (self.colleague_a, self.partner_b, self.supervisor_b):
            with self.assertRaises(AccessError):
                self.accept(user, deal)
        self.accept(self.supervisor_a, deal)
        self.assertEqual(deal.contact_id, person)

    def test_the_switch_of_the_section_stops_answers_on_page_and_data_layer(self):
        deal = self.deal(self.offer(self.opportunity), self.partnership_a)
        row = self.portal.section_ids.filtered(lambda each: each.key == "offers")
        row.can_edit = False
        self.assertNotIn("accept", deal.with_user(self.partner_a)._portal_actions())
        with self.assertRaisesRegex(RegistrationRefused, "partner manager"):
            self.accept(self.partner_a, deal)
        row.can_edit = True
        self.accept(self.partner_a, deal)
        self.assertEqual(deal.state, "approved")

    def test_a_hidden_section_hides_offers_and_shows_them_again(self):
        deal = self.deal(self.offer(self.opportunity), self.partnership_a)
        mine = self.env["prm.registration"].with_user(self.partner_a)
        domain = [("id", "=", deal.id)]
        for key, hides in (
            ("offers", True),
            ("opportunities", True),
            ("registrations", False),
        ):
            row = self.portal.section_ids.filtered(lambda each, k=key: each.key == k)
            self.assertTrue(mine.search(domain), key)
            row.visible = False
            self.assertEqual(not mine.search(domain), hides, key)
            row.visible = True

    def test_what_ended_or_was_closed_is_not_accepted(self):
        deal = self.deal(self.offer(self.opportunity, days=2), self.partnership_a)
        later = fields.Datetime.now() + timedelta(days=3)
        with (
            freeze_time(later),
            self.assertRaisesRegex(RegistrationRefused, "has passed"),
        ):
            self.accept(self.partner_a, deal)
        self.opportunity.action_set_lost()
        with self.assertRaisesRegex(RegistrationRefused, "no longer available"):
            self.accept(self.partner_a, deal)

    # ------------------------------------------------------------------- to decline

    def test_declining_needs_a_reason_and_is_told_to_the_vendor(self):
        offered = self.offer(self.opportunity)
        deal = self.deal(offered, self.partnership_a)
        for reason in (self.reasons["rejection"], self.env["prm.reason"]):
            with self.assertRaises(RegistrationRefused) as told:
                self.decline(self.partner_a, deal, reason)
            self.assertIn("reason_id", told.exception.errors)
        self.decline(self.partner_a, deal, note="Next year")
        self.assertEqual(deal.state, "withdrawn")
        self.assertEqual(self.line(offered, self.partnership_a).state, "declined")
        self.assertEqual(offered.state, "running")
        notes = " ".join(self.opportunity.message_ids.mapped("body"))
        self.assertIn("declined the offer: A decline", notes)

    def test_the_next_in_order_is_asked_when_the_one_before_declines(self):
        offered = self.offer(self.opportunity, in_order=True)
        first, second = offered.line_ids.sorted("sequence")
        self.assertEqual((first.state, second.state), ("offered", "planned"))
        self.assertFalse(second.registration_id)
        self.decline(self.partner_a, first.registration_id)
        self.assertEqual((first.state, second.state), ("declined", "offered"))
        asked = second.registration_id
        self.assertEqual(asked.partner_id, self.organization_b)
        self.assertFalse(asked.create_uid.share)
        self.assertFalse(asked.transition_ids.user_id.filtered("share"))
        self.accept(self.supervisor_b, asked)
        self.assertEqual(offered.state, "accepted")

    def test_who_made_the_offer_is_told_when_nobody_accepted(self):
        offered = self.offer(self.opportunity, user=self.channel_all)
        self.decline(self.partner_a, self.deal(offered, self.partnership_a))
        self.assertEqual(offered.state, "running")
        self.decline(self.supervisor_b, self.deal(offered, self.partnership_b))
        self.assertEqual(offered.state, "ended")
        last = self.opportunity.message_ids[0]
        self.assertIn("Nobody accepted", last.body)
        self.assertIn(self.channel_all.partner_id, last.notified_partner_ids)

    # ------------------------------------------------------------------ to take back

    def test_an_offer_that_was_answered_is_not_taken_back(self):
        offered = self.offer(self.opportunity)
        line = self.line(offered, self.partnership_a)
        self.accept(self.partner_a, line.registration_id)
        with self.assertRaises(UserError):
            line.with_user(self.channel_all).action_take_back()
        with self.assertRaises(UserError):
            line.registration_id.with_user(self.channel_all).action_take_back_offer()

    def test_taking_back_asks_the_next_and_taking_back_all_asks_nobody(self):
        offered = self.offer(self.opportunity, in_order=True)
        first, second = offered.line_ids.sorted("sequence")
        first.with_user(self.channel_own).action_take_back()
        self.assertEqual((first.state, second.state), ("taken_back", "offered"))
        offered = self.offer(self.lead(), in_order=True)
        offered.with_user(self.channel_own).action_take_back()
        states = offered.line_ids.sorted("sequence").mapped("state")
        self.assertEqual(states, ["taken_back", "skipped"])
        self.assertEqual(offered.state, "ended")

    def test_only_who_may_write_the_partnership_takes_an_offer_back(self):
        offered = self.offer(self.opportunity)
        line = self.line(offered, self.partnership_a)
        for user in (self.channel_other, self.salesperson, self.partner_a):
            with self.assertRaises(AccessError):
                line.with_user(user).action_take_back()
        self.assertEqual(line.state, "offered")
