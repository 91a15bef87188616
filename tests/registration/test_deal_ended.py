"""Won, lost and archived deals are neither open nor protected, wherever it is said."""

from odoo.tests import tagged

from ..http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestDealEnded(PrmHttpCase):
    def ends(self):
        """Return name → how an opportunity ends, and the outcome that this is."""
        return {
            "lost": (lambda lead: lead.action_set_lost(), "lost"),
            "won": (lambda lead: lead.action_set_won(), "won"),
            "archived": (lambda lead: lead.action_archive(), "lost"),
        }

    def approved(self):
        deal = self._register().sudo()
        lead = self._approve(deal)
        lead.probability = 40
        return deal, lead

    def test_an_ended_deal_is_not_protected_and_comes_back_with_its_opportunity(self):
        for name, (end, outcome) in self.ends().items():
            deal, lead = self.approved()
            self.assertTrue(deal.is_protected)
            end(lead)
            with self.subTest(name):
                self.assertEqual(deal.outcome, outcome)
                self.assertFalse(deal.is_protected)
                self.assertFalse(lead.prm_protection_end)
            if outcome == "lost":
                lead.action_unarchive()
                self.assertEqual(deal.outcome, "open")
                self.assertTrue(deal.is_protected)
                self.assertEqual(lead.prm_protection_end, deal.protection_end)

    def test_protected_deals_are_searched_as_they_are_shown(self):
        deals = self.env["prm.registration"]
        for end, _outcome in self.ends().values():
            deal, lead = self.approved()
            end(lead)
            deals |= deal
        open_deal, _lead = self.approved()
        undecided = self._register().sudo()
        deals |= open_deal | undecided
        for operator, value, expected in (
            ("=", True, open_deal),
            ("!=", False, open_deal),
            ("=", False, deals - open_deal),
            ("!=", True, deals - open_deal),
            ("in", [True, False], deals),
        ):
            domain = [("id", "in", deals.ids), ("is_protected", operator, value)]
            with self.subTest(operator=operator, value=value):
                self.assertEqual(deals.search(domain), expected.sorted("id desc"))

    def test_an_archived_opportunity_does_not_wait_for_its_protection_to_end(self):
        deal, lead = self.approved()
        deal._write_guarded({"protection_end": "2026-01-01"})
        self.assertTrue(deal.filtered_domain(deal._over_domain()))
        lead.action_archive()
        self.assertFalse(deal.filtered_domain(deal._over_domain()))

    def test_a_reopened_deal_does_not_get_an_archived_opportunity_back(self):
        deal, lead = self.approved()
        admin = deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["cancellation"]
        admin.action_cancel()
        lead.action_archive()
        admin.reason_id = self.reasons["reopening"]
        admin.action_reopen()
        admin.action_qualify()
        self.assertNotEqual(deal.lead_id, lead)
        self.assertEqual(deal.outcome, "open")

    # ------------------------------------------------------------------------ pages

    def test_the_page_of_a_lost_deal_has_no_protection_and_nothing_after_it(
        self,
    ):
        deal, lead = self.approved()
        page = self.visit(f"/registrations/{deal.id}", user=self.partner_a)
        self.assertTrue(page.has_class("prm_protection"))
        lead.action_set_lost()
        page = self.visit(f"/opportunities/{deal.id}")
        self.assertFalse(page.has_class("prm_protection"))
        steps = page.all("//ol[contains(@class, 'prm_stepper')]/li")
        self.assertEqual(steps[-1].get("data-step"), "lost")
        self.assertEqual(steps[-1].get("aria-current"), "step")
        self.assertFalse(page.all("//*[@data-step-state='todo']"))
        self.assertNotIn("protected", " ".join(page.texts("//main")).lower())

    def test_opportunities_list_their_stage_and_registrations_their_state(self):
        deal, lead = self.approved()
        stage = lead.stage_id.name
        badge = "//table//td[2]"
        page = self.visit("/opportunities", user=self.partner_a)
        self.assertEqual(page.texts(badge), [stage])
        news = page.texts("//table//td[6]")
        self.assertEqual(len(news), 1)
        self.assertIn("Approved", news[0])  # when that was, no state
        page = self.visit("/registrations")
        self.assertEqual(page.texts(badge), ["Approved"])
        page = self.visit(f"/opportunities/{deal.id}")
        self.assertIn(stage, page.texts("//h1/following-sibling::span"))
        lead.action_set_lost()
        for kind in ("opportunities", "registrations"):
            self.assertEqual(self.visit(f"/{kind}").texts(badge), ["Lost"], kind)

    def test_the_program_page_lists_the_same(self):
        deal, lead = self.approved()
        partnership = self.partnership_a.with_user(self.partner_a)
        listed = partnership.env["prm.program.lists"]._deals(partnership)
        labels = {
            rows["key"]: rows["rows"][0]["badge"]["label"]
            for rows in listed
            if rows["rows"]
        }
        expected = {"registrations": "Approved", "opportunities": lead.stage_id.name}
        self.assertEqual(labels, expected)
        self.assertTrue(deal)

    # ------------------------------------------------------------------------- lead

    def test_the_lead_s_form_promises_no_protection_of_an_ended_deal(self):
        deal, lead = self.approved()
        self.assertEqual(lead.prm_protection_end, deal.protection_end)
        lead.action_set_won()
        self.assertFalse(lead.prm_protection_end)
        self.assertEqual(lead.prm_partner_name, self.organization_a.name)
