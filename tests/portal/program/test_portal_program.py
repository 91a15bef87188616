"""The program page: what it tells, to whom, and nothing of anybody else."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .program_common import TABS, ProgramPageCase


@tagged("post_install", "-at_install")
class TestPortalProgram(ProgramPageCase):
    """What the page says about tier, points, benefits and each list."""

    # -------------------------------------------------------------------- the head

    def test_the_head_tells_tier_points_and_the_way_to_the_next_tier(self):
        self.score()
        page = self.open()
        [head] = page.texts("//section[contains(@class, 'prm_program_head')]")
        for text in ("Resellers", "Bronze", "38 of 60 points"):
            self.assertIn(text, head)
        [ring] = page.has_class("prm_ring")
        self.assertEqual(ring.get("aria-label"), "38 of 60 points")
        self.assertTrue(page.has_class("prm_missing")[0].text_content().strip())

    def test_home_shows_the_ring_and_leads_to_the_program(self):
        self.assertFalse(self.visit(user=self.partner_a).has_class("prm_ring"))
        self.score()
        page = self.visit()
        self.assertEqual(page.has_class("prm_ring")[0].get("aria-label")[:2], "38")
        [tier] = page.has_class("prm_tier")
        self.assertEqual(tier.text_content(), "Bronze")
        self.assertEqual(tier.get("href"), f"{self.HOME}/program")

    def test_benefits_stand_side_by_side_with_those_of_the_next_tier(self):
        self.score()
        self.value("Training seats", kind="benefit", current=1, target=3)
        page = self.open(tab="benefits")
        table = page.texts("//table[contains(@class, 'prm_benefits')]//tr")
        self.assertEqual(
            table,
            [
                "Benefit Bronze (now) Silver (next)",
                "Margin 10% 12.50%",
                "Share of won deals for your fund 0% 2%",
                "Protection of approved deals 90 days 90 days",
                "Training seats 1 3",
            ],
        )

    def test_values_are_told_as_their_type_asks(self):
        self.score()
        self.value("Sales", value_type="monetary", current=500, target=1000, ratio=0.5)
        self.value("Plan", value_type="boolean", current=0, target=1)
        text = self.panel("progress")
        symbol = self.company.currency_id.symbol
        self.assertIn(f"Sales {symbol} 500.00 of {symbol} 1,000.00", text)
        self.assertIn("Plan No of Yes", text)

    def test_a_tier_in_danger_says_until_when_it_stays(self):
        self.assertFalse(self.open().has_class("prm_danger"))
        self.score(
            notice_date=self.today,
            keep_points=20,
            is_kept=False,
        )
        self.tier.target_points = 30
        self.value("Deals", is_keeping=True, current=1, target=4, points_max=60)
        [warning] = self.open().has_class("prm_danger")
        text = " ".join(warning.text_content().split())
        until = self.today + timedelta(days=self.program.downgrade_grace_days)
        self.assertIn(f"{until:%m/%d/%Y}", text)
        self.assertIn("“Deals” up by 1", text)

    def test_when_grace_is_over_the_warning_names_no_past_date(self):
        past = self.today - timedelta(days=self.program.downgrade_grace_days)
        self.score(notice_date=past, keep_points=20, is_kept=False)
        [warning] = self.open().has_class("prm_danger")
        text = " ".join(warning.text_content().split())
        self.assertNotIn("You keep it until", text)
        self.assertNotIn(f"{self.today:%m/%d/%Y}", text)
        self.assertIn(
            "Your partner manager decides whether you move to a lower tier", text
        )

    def test_a_tier_that_was_left_to_the_partner_is_in_no_danger(self):
        past = self.today - timedelta(days=60)
        self.score(
            tier_id=self.silver.id,
            next_tier_id=False,
            is_kept=False,
        )
        partnership = self.partnership_a.sudo()
        partnership.write({"notice_date": past, "declined_tier_id": self.tier.id})
        self.assertFalse(self.open().has_class("prm_danger"))

    # ------------------------------------------------------------------ certificates

    def test_a_certificate_that_ends_soon_says_what_that_will_do(self):
        self.score(tier_id=self.silver.id, next_tier_id=False, keep_points=40)
        self.value(
            "Experts",
            measure="certified_employees",
            current=2,
            target=2,
            points=40,
            points_max=40,
        )
        self.silver.target_points = 40
        soon = self.today + timedelta(days=20)
        self._create_certificate(self.partnership_a, self.partner_a, date_expiry=soon)
        self._create_certificate(self.partnership_a, self.colleague_a)
        text = self.panel("certificates")
        self.assertIn("Expires soon", text)
        self.assertIn(f"is valid until {soon:%m/%d/%Y}", text)
        self.assertIn("after that: 1, too few to keep Silver", text)
        self._create_certificate(self.partnership_a, self.partner_a)
        self.assertIn("Another certificate of this person", self.panel("certificates"))

    def test_what_has_ended_or_was_not_passed_is_told_but_not_counted(self):
        past = self.today - timedelta(days=1)
        self._create_certificate(self.partnership_a, self.partner_a, date_expiry=past)
        self._create_certificate(
            self.partnership_a,
            self.colleague_a,
            result="planned",
            date_expiry=self.today + timedelta(days=10),
        )
        text = self.panel("certificates")
        self.assertIn("Expired", text)
        self.assertIn("Planned", text)
        self.assertNotIn("afterwards", text)

    # ------------------------------------------------------------------- other lists

    def test_each_tab_shows_what_there_is(self):
        self._create_activity(self.partnership_a, budget=250)
        self._create_fund_entry(self.partnership_a, 1000)
        self.partnership_a._note_history("tier", "Bronze", "Silver", "Well done.")
        self._register(self.partner_a, name="A big deal", submit=False)
        self.attach_file()
        self.assertIn("Road show", self.panel("marketing"))
        self.assertIn("250.00", self.panel("marketing"))
        self.assertIn("Welcome budget", self.panel("funds"))
        self.assertIn("1,000.00", self.panel("funds"))
        # On a phone it is a card, whose values say what they are.
        funds = self.open(tab="funds")
        [booked] = funds.all("//td[@role='cell'][@data-label='Booked on']")
        self.assertTrue(booked.text_content())
        self.assertIn("Tier: Bronze → Silver", self.panel("history"))
        self.assertIn("Well done.", self.panel("history"))
        self.assertIn("A big deal", self.panel("deals"))
        self.assertIn("contract.pdf", self.panel("files"))
        self.assertIn("Together we win.", self.panel("about"))

    def test_each_tab_has_words_for_nothing(self):
        self.program.description = False
        self.partnership_b.tier_id = False
        self.partnership_b.history_ids.unlink()
        for key in TABS:
            found = self.open(self.partner_b, tab=key).all(
                f"//section[@id='{key}']//*[contains(@class, 'prm_nothing')]"
            )
            self.assertTrue(found, key)
            self.assertTrue(found[0].text_content().strip(), key)

    def test_deals_are_those_of_the_reader(self):
        self._register(self.partner_a, name="Anna's")
        self._approve(self._register(self.colleague_a, name="Aaron's"))
        anna, alice = self.panel("deals"), self.panel("deals", self.supervisor_a)
        self.assertIn("Anna's", anna)
        self.assertNotIn("Aaron's", anna)
        self.assertIn("Registrations 2", alice)
        self.assertIn("Opportunities 1", alice)

    # ------------------------------------------------------------------------- tabs

    def test_a_tab_is_opened_by_its_address_and_unknown_ones_do_no_harm(self):
        def shown(**params):
            panels = self.open(**params).all("//section[@role='tabpanel']")
            self.assertEqual([panel.get("id") for panel in panels], TABS)
            open_ids = [each.get("id") for each in panels if each.get("hidden") is None]
            # What the others show comes when they are opened.
            self.assertEqual([each.get("id") for each in panels if len(each)], open_ids)
            return open_ids

        self.assertEqual(shown(), ["progress"])
        self.assertEqual(shown(tab="funds"), ["funds"])
        for tab in ("x", "progress' or 1=1", "\0", "<script>", "a" * 5000):
            self.assertEqual(shown(tab=tab, page="-1", prm_path="x"), ["progress"])

    def test_tabs_and_panels_are_tied_together(self):
        page = self.open(tab="history")
        tabs = page.all("//*[@role='tablist']/*[@role='tab']")
        self.assertEqual([tab.get("aria-controls") for tab in tabs], TABS)
        chosen = [tab for tab in tabs if tab.get("aria-selected") == "true"]
        self.assertEqual([tab.get("data-tab") for tab in chosen], ["history"])
        for tab in tabs:
            [panel] = page.all(f"//section[@id='{tab.get('aria-controls')}']")
            self.assertEqual(panel.get("aria-labelledby"), tab.get("id"))


@tagged("post_install", "-at_install")
class TestPortalProgramWithoutScore(ProgramPageCase):
    """Before the first scoring, and at the top."""

    def test_before_the_first_scoring_the_page_says_so(self):
        self.score(scored_at=False, points=0, points_target=0, next_tier_id=False)
        page = self.open()
        [text] = page.texts("//*[contains(@class, 'prm_missing')]")
        self.assertEqual(text, "The points will be counted in a few minutes.")
        self.assertFalse(page.has_class("prm_ring"))

    def test_the_highest_tier_has_no_next_one(self):
        self.score(tier_id=self.silver.id, next_tier_id=False, points=60)
        page = self.open()
        [text] = page.texts("//*[contains(@class, 'prm_missing')]")
        self.assertTrue(text.startswith("You have the highest tier."), text)
        self.assertNotIn("(next)", page.text)

    def test_a_declined_rise_is_not_promised(self):
        self.score(points=60, points_target=60, next_tier_id=self.silver.id)
        self.assertIn(
            "You have the points for Silver. Your partner manager will decide",
            self.open().text,
        )
        self.partnership_a.declined_tier_id = self.silver
        [text] = self.open().texts("//*[contains(@class, 'prm_missing')]")
        self.assertIn("Your partner manager has kept you at Bronze for now", text)

    def test_a_draft_of_the_vendor_is_only_planned(self):
        self._create_activity(self.partnership_a)
        self.assertIn("Planned, not approved yet", self.panel("marketing"))

    def test_the_home_says_what_the_program_asks_for(self):
        portal = self.env["prm.portal"].with_user(self.partner_a)._for_user()

        def steps():
            home = portal.env["prm.home.page"]._page(portal)
            return [step["text"] for step in home["next_steps"]]

        self.assertEqual(steps(), [])
        today = fields.Date.today()
        soon = fields.Date.add(today, days=20)
        self._create_certificate(self.partnership_a, self.partner_a, date_expiry=soon)
        self.score(tier_id=self.silver.id)
        self.score(notice_date=today, keep_points=5)
        [danger, certificate] = steps()
        self.assertIn("Silver is at risk: 5 of", danger)
        self.assertIn("is valid until", certificate)

    def test_a_program_that_was_archived_is_shown_to_its_partners(self):
        self.program.active = False
        self.assertIn(self.program.name, self.open().text)

    def test_dates_are_told(self):
        self.partnership_a.date_end = fields.Date.to_date("2031-12-24")
        [head] = self.open().texts("//section[contains(@class, 'prm_program_head')]")
        self.assertIn("12/24/2031", head)
