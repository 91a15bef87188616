"""What the vendor sees of offers: on the lead, in figures, after a merge."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase
from .offer_common import OfferData


@tagged("post_install", "-at_install")
class TestOfferVendor(OfferData, PrmCase):
    def setUp(self):
        super().setUp()
        self.opportunity = self.lead()
        self.partnership_a.contact_id = self.partner_a.partner_id

    def figures(self, domain=()):
        """Return offers, accepted, declined, unanswered, won and won in percent."""
        names = ("offered", "accepted", "declined", "silent", "won")
        [row] = self.env["prm.offer.report"]._read_group(
            list(domain), [], [*(f"{name}:sum" for name in names), "win_rate:avg"]
        )
        return row

    def test_a_lead_names_the_partner_who_accepted_and_nobody_who_was_only_asked(self):
        offered = self.offer(self.opportunity)
        self.assertFalse(self.opportunity.prm_partner_name)
        self.assertTrue(self.opportunity.prm_offers_running)
        self.accept(self.partner_a, self.deal(offered, self.partnership_a))
        self.assertEqual(self.opportunity.prm_partner_name, "Alder Systems")
        self.assertFalse(self.opportunity.prm_offers_running)

    def test_figures_count_answers_and_the_rate_only_deals_that_ended(self):
        before = self.figures()
        first = self.offer(self.opportunity)
        self.accept(self.partner_a, self.deal(first, self.partnership_a))
        second = self.offer(self.lead(), self.partnership_b)
        self.decline(self.supervisor_b, second.line_ids.registration_id)
        third = self.lead()
        taken = self.offer(third, self.partnership_a)
        self.accept(self.partner_a, taken.line_ids.registration_id)
        self.offer(self.lead(), self.partnership_b, in_order=True)
        third.action_set_won()
        self.env.flush_all()
        rounds = first | second | taken
        mine = [("offer_id", "in", rounds.line_ids.ids)]
        self.assertEqual(self.figures(mine), (4, 2, 1, 0, 1, 100))
        self.assertEqual(self.figures()[0], (before[0] or 0) + 5)
        won = self.env["prm.offer.report"].search([*mine, ("won", "=", 1)])
        self.assertEqual(won.partner_id, self.organization_a)

    def test_offers_of_merged_leads_stay_on_the_one_that_remains(self):
        offered = self.offer(self.opportunity)
        other = self.lead()
        kept = (self.opportunity | other).merge_opportunity()
        self.assertEqual(offered.lead_id, kept)
        self.assertEqual(offered.line_ids.lead_id, kept)
        deal = self.deal(offered, self.partnership_a)
        self.accept(self.partner_a, deal)
        self.assertEqual(deal.lead_id, kept)

    def test_cancelling_the_registration_takes_the_offer_back(self):
        offered = self.offer(self.opportunity, in_order=True)
        first, second = offered.line_ids.sorted("sequence")
        deal = first.registration_id.with_user(self.channel_own)
        deal.reason_id = self.reasons["cancellation"]
        deal.action_cancel()
        self.assertEqual((first.state, second.state), ("taken_back", "offered"))

    def test_a_cap_of_open_deals_holds_for_accepting(self):
        self.tier.max_open_deals = 1
        self._approve(self._register())
        deal = self.deal(self.offer(self.opportunity), self.partnership_a)
        with self.assertRaisesRegex(Exception, "protected deals"):
            self.accept(self.partner_a, deal)
        self.tier.max_open_deals = 2
        self.accept(self.partner_a, deal)
        self.assertEqual(deal.state, "approved")

    def test_each_reads_offers_as_they_read_the_partners(self):
        self.partnership_b.write({"user_id": False, "user_ids": [(5,)]})
        self.partnership_b.user_ids = self.channel_other
        lines = self.offer(self.opportunity).line_ids
        for user, seen in (
            (self.channel_own, self.partnership_a),
            (self.channel_other, self.partnership_b),
            (self.channel_all, self.partnership_a | self.partnership_b),
        ):
            found = lines.browse().with_user(user).search([("id", "in", lines.ids)])
            self.assertEqual(found.partnership_id, seen.with_user(user), user.login)
        for user in (self.salesperson, self.employee):
            with self.assertRaises(AccessError):
                lines.browse().with_user(user).search([])
