"""An ended deal looks ended; what is late says so, with a name."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .record_common import OVER, STATES, RecordData

WORDS = {
    "rejected": "Not accepted",
    "withdrawn": "Withdrawn",
    "cancelled": "Cancelled",
    "expired": "Protection ended",
    "lost": "Lost",
}


@tagged("post_install", "-at_install")
class TestRecordEnds(RecordData, PrmHttpCase):
    def page(self, deal, kind="registrations"):
        return self.visit(f"/{kind}/{deal.id}", user=self.partner_a)

    def test_the_steps_close_with_the_end_and_nothing_follows(self):
        for state in OVER:
            with self.subTest(state=state):
                page = self.page(self.in_state(state))
                steps = page.all("//ol[contains(@class, 'prm_stepper')]/li")
                self.assertEqual(steps[-1].get("data-step-state"), "ended")
                self.assertIn(WORDS[state], steps[-1].text_content())
                self.assertFalse(page.all("//*[@data-step-state='todo']"))
                self.assertFalse(page.has_class("prm_protection"))

    def test_what_ended_without_a_win_can_be_registered_again(self):
        for state in STATES:
            with self.subTest(state=state):
                buttons = self.page(self.in_state(state)).has_class("prm_open_clone")
                words = {button.text_content().strip() for button in buttons}
                again = "Register again" if state in OVER else "Clone"
                self.assertEqual(words, {again})

    def test_to_register_again_stands_open_and_leads_to_a_page_of_that_name(self):
        deal = self.in_state("rejected")
        [button] = self.page(deal).has_class("prm_open_clone")
        self.assertIn("btn", button.get("class").split())
        page = self.visit(f"/registrations/{deal.id}/clone")
        self.assertEqual(page.texts("//h1"), ["Register again"])
        going_on = self.in_state("submitted")
        page = self.visit(f"/registrations/{going_on.id}/clone")
        self.assertEqual(page.texts("//h1"), ["Clone"])

    def test_where_nothing_may_be_registered_nothing_is_registered_again(self):
        deal = self.in_state("rejected")
        row = self.portal.section_ids.filtered(lambda row: row.key == "registrations")
        row.can_create = False
        self.assertFalse(self.page(deal).has_class("prm_open_clone"))

    def test_a_late_decision_says_so_with_the_name(self):
        deal = self.in_state("late")
        text = " ".join(self.page(deal).texts("//main"))
        self.assertIn("We are late", text)
        self.assertIn(deal.sudo().reviewer_id.name, text)
        in_time = self.in_state("in_review")
        self.assertNotIn("We are late", self.page(in_time).text)

    # ------------------------------------------------------------------ nothing twice

    def facts(self, deal, kind="registrations"):
        page = self.page(deal, kind)
        values = zip(page.texts("//dl/dt"), page.texts("//dl/dd"), strict=True)
        return dict(values)

    def test_who_registered_and_leads_a_deal_stands_there_once(self):
        name = self.partner_a.partner_id.name
        facts = self.facts(self._register())
        self.assertEqual(facts["Representative, registered by"], name)
        self.assertEqual(list(facts.values()).count(name), 1)
        other = self.colleague_a.partner_id
        facts = self.facts(self._register(representative_id=other.id))
        self.assertEqual(facts["Representative"], other.name)
        self.assertEqual(facts["Registered by"], name)

    def test_the_stage_is_told_by_the_steps_or_by_the_facts(self):
        deal = self.in_state("approved")
        self.assertNotIn("Stage", self.facts(deal, "opportunities"))
        blocks = self.portal.block_ids
        blocks.filtered(lambda row: row.key == "progress").visible = False
        stage = deal.sudo().lead_id.stage_id.name
        self.assertEqual(self.facts(deal, "opportunities")["Stage"], stage)

    def test_a_message_says_how_long_ago_and_the_moment_on_hover(self):
        deal = self._register(comments="A word")
        [time] = self.page(deal).all("//article//time")
        self.assertIn("ago", time.text_content())
        self.assertIn(str(deal.create_date.year), time.get("title"))
        self.assertTrue(time.get("datetime").endswith("Z"))
