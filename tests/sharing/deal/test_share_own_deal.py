"""An organization has one deal of a lead: what was shared or offered ends beside it."""

from odoo.tests import tagged

from ....models.registration.approval.plan import Plan
from ...common import PrmCase
from ...notification.notification_common import NotificationData
from ..offer.offer_common import OfferData
from .share_common import ShareData


@tagged("post_install", "-at_install")
class TestShareOwnDeal(ShareData, OfferData, NotificationData, PrmCase):
    def setUp(self):
        super().setUp()
        self.partnership_a.contact_id = self.partner_a.partner_id
        # Partner A's manager and partner B's alike share and approve.
        self.desk = self.channel_admin
        self.opportunity = self.create_lead(user_id=self.desk.id)

    def approve(self, user=None, lead=None):
        """Approve a partner's own registration onto the lead; return it (sudo)."""
        deal = self._register(user or self.partner_a, customer_name="Unheard of")
        nobody = self.env["res.partner"].with_user(self.desk)
        lead = (lead or self.opportunity).with_user(self.desk)
        deal.with_user(self.desk)._qualify(Plan(nobody, nobody, lead))
        return deal.sudo()

    def share_with(self, partnership=None, person=None, lead=None):
        lead = lead or self.opportunity
        return self.share(lead, person, self.desk, partnership)

    def listed(self, user):
        """Return the deals of the lead that a person finds under Opportunities."""
        self.env.flush_all()
        self.env.invalidate_all()
        deals = self.env["prm.registration"].with_user(user)
        return deals.search([("outcome", "!=", False), ("state", "=", "approved")])

    # --------------------------------------------------------------------- shared

    def test_the_own_deal_stays_and_what_was_shared_ends(self):
        shared = self.share_with()
        own = self.approve()
        self.assertEqual((shared.state, own.state), ("cancelled", "approved"))
        self.assertFalse(self.sees(self.partner_a, shared))
        self.assertEqual(self.listed(self.partner_a), own.with_user(self.partner_a))
        self.assertTrue(own.is_protected)

    def test_both_sides_read_what_became_of_it(self):
        shared = self.share_with()
        own = self.approve()
        rows = self.env["prm.registration.timeline"].with_user(self.partner_a)
        told = [row["label"] for row in rows._rows(own.with_user(self.partner_a))]
        self.assertIn(f"{shared.number} continues here", told)
        self.assertEqual(
            shared.reason_id.name, "The partner has a deal of its own with it"
        )
        noted = " ".join(self.opportunity.sudo().message_ids.mapped("body"))
        self.assertIn(f"No longer shared with Alder Systems ({shared.number})", noted)

    def test_one_persons_shared_deal_ends_too_and_is_not_shown_to_others(self):
        shared = self.share_with(person=self.colleague_a)
        own = self.approve()
        self.assertEqual(shared.state, "cancelled")
        for deal in (shared, own):
            self.assertFalse(self.sees(self.colleague_a, deal))
        self.assertTrue(self.sees(self.supervisor_a, own))

    def test_what_is_shared_with_another_partner_stays_and_the_vendor_is_told(self):
        shared = self.share_with(self.partnership_b)
        own = self.approve()
        self.assertEqual((shared.state, own.state), ("approved", "approved"))
        self.assertTrue(self.sees(self.partner_b, shared))
        self.assertFalse(self.sees(self.partner_a, shared))
        noted = " ".join(self.opportunity.sudo().message_ids.mapped("body"))
        self.assertIn("still shared with", noted)
        self.assertIn(self.organization_b.name, noted)
        for user, deal, other in (
            (self.partner_a, own, self.organization_b),
            (self.partner_b, shared, self.organization_a),
        ):
            rows = self.env["prm.registration.timeline"].with_user(user)
            self.assertNotIn(other.name, str(rows._rows(deal.with_user(user))))

    def test_without_a_second_deal_nothing_is_noted(self):
        own = self.approve()
        self.assertNotIn("continued", own.news_ids.mapped("kind"))
        noted = " ".join(self.opportunity.sudo().message_ids.mapped("body"))
        self.assertNotIn("still shared", noted)

    def test_without_the_reason_it_ends_all_the_same(self):
        self.env.ref("prm.reason_cancellation_own_deal").unlink()
        shared = self.share_with()
        self.approve()
        self.assertEqual((shared.state, shared.reason_id.id), ("cancelled", False))

    def test_of_merged_leads_the_own_deal_stays(self):
        other = self.create_lead(name="The same", user_id=self.desk.id)
        shared, own = self.share_with(lead=other), self.approve()
        target = (self.opportunity | other).sudo().merge_opportunity()
        self.assertEqual((shared | own).lead_id, target)
        self.assertEqual((shared.state, own.state), ("cancelled", "approved"))

    def test_of_two_that_are_shared_that_stays_which_more_people_see(self):
        other = self.create_lead(name="The same", user_id=self.desk.id)
        narrow = self.share_with(person=self.partner_a)
        wide = self.share_with(lead=other)
        (self.opportunity | other).sudo().merge_opportunity()
        self.assertEqual((narrow.state, wide.state), ("cancelled", "approved"))

    # -------------------------------------------------------------------- offered

    def test_an_open_offer_to_the_same_partner_ends_in_the_own_deal(self):
        offered = self.offer(
            self.opportunity, self.partnership_a, self.partnership_b, user=self.desk
        )
        mine, theirs = (
            self.deal(offered, each)
            for each in (self.partnership_a, self.partnership_b)
        )
        own = self.approve()
        self.assertEqual((mine.state, theirs.state), ("cancelled", "cancelled"))
        states = [
            self.line(offered, each).state
            for each in (self.partnership_a, self.partnership_b)
        ]
        self.assertEqual(states, ["taken_back", "gone"])
        self.assertEqual(own.news_ids.continued_number, mine.number)
        self.assertEqual(self.listed(self.partner_a), own.with_user(self.partner_a))

    def test_only_who_lost_an_offer_is_mailed_that_it_is_gone(self):
        self.offer(
            self.opportunity, self.partnership_a, self.partnership_b, user=self.desk
        )
        self.approve()
        gone = self.env.ref("prm.mail_template_offer_gone")
        mails = self.env["mail.mail"].search([("subject", "ilike", "no longer")])
        self.assertTrue(gone)
        people = mails.recipient_ids
        self.assertNotIn(self.partner_a.partner_id, people)
        self.assertTrue(people & self.organization_b.child_ids)
