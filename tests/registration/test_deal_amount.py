"""The amount of a deal: its opportunity's, and before the partner's estimate."""

from odoo.tests import Form, tagged

from ..common import PrmCase
from ..portal.sections.section_common import SectionData


@tagged("post_install", "-at_install")
class TestDealAmount(SectionData, PrmCase):
    def register(self, estimate=9000.0, **values):
        return self._register(amount_estimate=estimate, **values).sudo()

    def total(self, domain, user=None):
        """Return what a list or a board of employees adds up."""
        deals = self.env["prm.registration"].with_user(user or self.channel_all)
        [row] = deals.formatted_read_group(
            [("partnership_id", "=", self.partnership_a.id), *domain],
            [],
            ["amount:sum"],
        )
        return row["amount:sum"]

    # ------------------------------------------------------------------ what it is

    def test_it_is_the_estimate_until_there_is_an_opportunity(self):
        draft = self.register(submit=False)
        self.assertEqual(draft.amount, 9000)
        deal = self.register()
        self.assertEqual(deal.amount, 9000)
        lead = self._approve(deal)
        self.assertEqual(deal.amount, 0)
        lead.expected_revenue = 500
        self.assertEqual(deal.amount, 500)
        lead.action_set_won()
        self.assertEqual(deal.amount, 500)

    def test_it_follows_what_the_partner_changes(self):
        deal = self.register(submit=False)
        deal.amount_estimate = 7000
        self.assertEqual(deal.amount, 7000)
        deal.amount_estimate = False
        self.assertEqual(deal.amount, 0)

    def test_a_changed_estimate_of_an_approved_deal_changes_no_amount(self):
        deal = self.register()
        self._approve(deal).expected_revenue = 500
        deal.amount_estimate = 12000
        self._forget()
        self.assertEqual(deal.amount, 500)

    def test_it_is_the_estimate_again_where_no_opportunity_is_shown_any_more(self):
        deal = self.register()
        self._approve(deal).expected_revenue = 500
        admin = deal.with_user(self.channel_admin)
        reason = self.reasons["cancellation"].id
        admin.write({"reason_id": reason, "decision_note": "Please"})
        admin.action_cancel()
        self.assertEqual((deal.outcome, deal.amount), (False, 9000))

    def test_what_a_reviewer_estimates_is_no_amount(self):
        deal = self.register(estimate=False)
        deal.with_user(self.channel_own).expected_amount = 777
        self.assertEqual(deal.amount, 0)
        self.assertEqual(self._approve(deal).expected_revenue, 777)
        self.assertEqual(deal.amount, 777)

    def test_an_estimate_is_in_the_currency_of_the_company(self):
        deal = self.register()
        self.assertEqual(deal.currency_id, self.company.currency_id)
        self.assertFalse(deal.original_currency_id)
        self.assertEqual(deal.original_amount, 0)

    # ---------------------------------------------------------------- for employees

    def test_what_is_to_review_is_summed_up_by_what_its_cards_say(self):
        self.register()
        other = self.register(estimate=False)
        other.with_user(self.channel_own).expected_amount = 777
        to_review = [("state", "in", ("submitted", "in_review"))]
        self.assertEqual(self.total(to_review), 9000)
        view = self.env.ref("prm.prm_registration_view_kanban")
        self.assertIn('sum_field="amount"', view.arch)
        self.assertNotIn("expected_amount", view.arch)

    def test_each_view_calls_it_amount(self):
        deals = self.env["prm.registration"]
        self.assertEqual(deals.fields_get(["amount"])["amount"]["string"], "Amount")

    def test_the_form_says_the_estimate_once(self):
        deal = self.register()
        form = Form(deal.with_user(self.channel_own), "prm.prm_registration_view_form")
        self.assertTrue(form._get_modifier("amount", "invisible"))
        self._approve(deal).expected_revenue = 500
        form = Form(deal.with_user(self.channel_own), "prm.prm_registration_view_form")
        self.assertFalse(form._get_modifier("amount", "invisible"))

    # ------------------------------------------------------------ it counts nowhere

    def test_an_estimate_is_neither_won_nor_in_the_pipeline(self):
        """Figures of partners, charts, analyses and the overview leave it out."""
        states = {"draft": self.register(submit=False), "submitted": self.register()}
        states["rejected"] = self.register()
        states["rejected"].reason_id = self.reasons["rejection"]
        states["rejected"].with_user(self.channel_own).action_reject()
        states["cancelled"] = self.register()
        self._approve(states["cancelled"]).expected_revenue = 500
        states["cancelled"].reason_id = self.reasons["cancellation"]
        states["cancelled"].with_user(self.channel_admin).action_cancel()
        for state, deal in states.items():
            self.assertEqual((deal.state, deal.amount), (state, 9000))
        self._forget()
        self.assertEqual(self.counted(), dict.fromkeys(self.counted(), 0))

    def test_a_deal_that_was_won_counts_with_its_opportunity_alone(self):
        self.register()
        won = self.register()
        lead = self._approve(won)
        lead.expected_revenue = 500
        lead.action_set_won()
        self._forget()
        counted = self.counted()
        self.assertEqual(counted.pop("pipeline"), 0)
        self.assertEqual(counted, dict.fromkeys(counted, 500))

    def counted(self):
        """Return what is counted for the partner, each by its name."""
        partnership = self.partnership_a
        partnership.sudo().action_recompute()
        summary = self.env["prm.registration.summary"]
        summary._refresh(self.organization_a)
        own = [("partner_id", "=", self.organization_a.id)]
        lines = summary.search(own)
        report = self.env["prm.registration.report"].with_user(self.channel_all)
        [row] = report.formatted_read_group(own, [], ["amount:sum", "won_amount:sum"])
        overview = self.env["prm.overview.results"].with_user(self.channel_all)
        running = self.env["prm.counted.deal"]._open_deals(partnership)
        return {
            "total sales": partnership.sudo().total_sales,
            "charts": sum(lines.mapped("amount")),
            "expected revenue of the analysis": row["amount:sum"] or 0,
            "won amount of the analysis": row["won_amount:sum"] or 0,
            "overview": self.total(overview._won_domain()) or 0,
            "pipeline": sum(running.mapped("amount")),
        }
