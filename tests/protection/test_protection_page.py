"""What a partner sees of the protection of a deal, and does on its page."""

from odoo import fields
from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .protection_common import REASON, ProtectionData


@tagged("-at_install", "post_install")
class TestProtectionPage(ProtectionData, PrmHttpCase):
    def page(self, deal, user=None):
        return self.visit(f"/registrations/{deal.id}", user or self.partner_a)

    def post(self, deal, action, user=None, **data):
        address = f"/registrations/{deal.id}/{action}"
        return self.send(address, data, user=user or self.partner_a)

    def test_the_card_says_from_when_and_how_long(self):
        deal = self.protected(days=2)
        [card] = self.page(deal).texts("//section[contains(@class, 'prm_protection')]")
        for text in ("2 days left", "since", "Last progress"):
            self.assertIn(text, card)
        deal._write_guarded({"protection_end": self.day(1)})
        self.assertIn("1 day left", self.page(deal).text)
        deal._write_guarded({"protection_end": self.day(0)})
        self.assertIn("Last day", self.page(deal).text)

    def test_asking_for_days_leads_back_and_says_what_waits(self):
        deal = self.protected()
        page = self.page(deal)
        self.assertTrue(page.has_class("prm_open_extension"))
        token = page.value("extension_token")
        for _time in range(2):  # a double click
            answer = self.post(
                deal, "extension", days="10", reason=REASON, extension_token=token
            )
            self.assertEqual(answer.status, 303)
        self.assertEqual(len(deal.extension_ids), 1)
        page = self.visit(answer.location)
        self.assertIn("Your request was sent", page.text)
        self.assertTrue(page.has_class("prm_held"))
        self.assertFalse(page.has_class("prm_open_extension"))
        self.assertIn("Asked for 10 more days", page.text)

    def test_one_day_is_said_as_one(self):
        deal = self.protected()
        request = self.ask(deal, days=1)
        page = self.page(deal)
        for text in ("asked for 1 more day. Until", "Asked for 1 more day"):
            self.assertIn(text, page.text)
        self.assertTrue(request.display_name.endswith(": 1 day"))
        self.assertIn("asks for 1 more day", deal.activity_ids.mapped("summary")[-1])
        self.reject(request)
        [told] = self.told(deal)
        self.assertIn("Your request for 1 more day was not accepted", told)
        self.assertNotIn("1 more days", self.page(deal).text)

    def told(self, deal):
        path = "//section[contains(@class, 'prm_extension_told')]"
        return self.page(deal).texts(path)

    def test_what_became_of_a_request_stands_beside_the_protection(self):
        block = self.portal.block_ids.filtered(lambda each: each.key == "history")
        block.visible = False
        deal = self.protected()
        request = self.ask(deal)
        self.assertFalse(self.told(deal))
        self.reject(request, "Only with a letter of intent")
        [told] = self.told(deal)
        self.assertIn("not accepted", told)
        self.assertIn("Only with a letter of intent", told)
        self.approve(self.ask(deal, days=5))
        [told] = self.told(deal)
        self.assertIn("Extended to", told)
        self.assertNotIn("letter of intent", told)

    def test_a_request_that_ended_by_itself_tells_no_more_than_the_portal(
        self,
    ):
        deal = self.protected()
        self.ask(deal)
        deal.lead_id.action_set_won()
        self.env.flush_all()
        self.run_job()
        [told] = self.told(deal)
        self.assertIn("without a decision", told)
        rows = self.portal.section_ids.filtered(lambda row: row.key == "opportunities")
        rows.visible = False
        self.assertFalse(self.told(deal))

    def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(self):
        deal = self.protected()
        for data, fields_ in (
            ({"days": "31", "reason": REASON}, ["days"]),
            ({"days": "0", "reason": REASON}, ["days"]),
            ({"days": "two", "reason": REASON}, ["days"]),
            ({"days": "5", "reason": " "}, ["reason"]),
            ({"days": "99", "reason": ""}, ["days", "reason"]),
        ):
            with self.subTest(data=data):
                page = self.post(deal, "extension", **data)
                self.assertEqual(page.status, 422)
                self.assertEqual(sorted(page.errors), fields_)
                self.assertEqual(page.value("days"), data["days"])
                self.assertEqual(page.value("reason").strip(), data["reason"].strip())
        self.assertFalse(deal.extension_ids)

    def test_without_days_as_many_as_the_program_says_are_asked_for(self):
        deal = self.protected()
        self.assertEqual(self.post(deal, "extension", reason=REASON).status, 303)
        self.assertEqual(deal.extension_ids.days, 30)

    def test_a_second_request_is_refused_in_words(self):
        deal = self.protected()
        self.ask(deal)
        page = self.post(deal, "extension", reason=REASON)
        self.assertEqual(page.status, 422)
        self.assertIn("already asked for an extension", page.text)

    def test_who_may_not_ask_finds_no_button_and_is_refused(self):
        shared = self.protected()
        shared.visibility = "organization"
        page = self.page(shared, self.colleague_a)
        self.assertFalse(page.has_class("prm_open_extension"))
        answer = self.post(shared, "extension", self.colleague_a, reason=REASON)
        self.assertEqual(answer.status, 422)
        answer = self.post(shared, "extension", self.partner_b, reason=REASON)
        self.assertEqual(answer.status, 404)
        self.assertFalse(shared.extension_ids)

    def test_a_program_without_extensions_shows_no_button(self):
        self.program.max_extensions = 0
        deal = self.protected()
        self.assertFalse(self.page(deal).has_class("prm_open_extension"))
        self.assertEqual(self.post(deal, "extension", reason=REASON).status, 422)

    def test_addresses_of_forms_lead_back_after_a_login(self):
        deal = self.protected()
        for action in ("extension", "progress"):
            page = self.visit(f"/registrations/{deal.id}/{action}", self.partner_a)
            self.assertEqual(page.status, 303)
            self.assertIn(f"/registrations/{deal.id}", page.location)

    def test_a_decision_stands_in_what_happened(self):
        deal = self.protected()
        self.reject(self.ask(deal), "The customer chose another supplier.")
        page = self.page(deal)
        self.assertIn("Protection not extended", page.text)
        self.assertIn("another supplier", page.text)

    # ---- questions ----

    def test_the_question_stands_on_the_page_and_is_answered_there(self):
        deal, question = self.asked()
        page = self.page(deal)
        self.assertTrue(page.has_class("prm_question"))
        day = fields.Date.to_string(self.day(40))
        answer = self.post(deal, "progress", answer="active", date_closing=day)
        self.assertEqual(answer.status, 303)
        self.assertEqual((question.state, question.answer), ("answered", "active"))
        self.assertFalse(question.by_mail)
        page = self.visit(answer.location)
        self.assertFalse(page.has_class("prm_question"))
        self.assertIn("Thank you for your answer", page.text)
        self.assertIn("Still active, estimated closing", page.text)

    def test_beside_the_next_step_stand_two_buttons_and_more(self):
        deal, _question = self.asked()
        page = self.page(deal)
        head = "//h1/ancestor::div[contains(@class, 'justify-content-between')][1]"
        shown = page.texts(f"{head}//*[self::a or self::button][not(ancestor::ul)]")
        self.assertEqual(
            shown,
            ["Answer our question", "Propose a change", "Ask for an extension", "More"],
        )
        inside = page.texts(f"{head}//ul//*[self::a or self::button]")
        self.assertIn("Clone", inside)

    def test_the_home_leads_to_the_question(self):
        deal, _question = self.asked()
        for user, told in ((self.partner_a, True), (self.colleague_a, False)):
            page = self.visit("", user)
            self.assertEqual("whether the deal is still active" in page.text, told)
            self.assertEqual(deal.name in page.text, told)

    def test_where_stages_are_not_shown_the_day_of_the_last_one_is_not_told(self):
        deal, _question = self.asked()
        self.assertIn("The last progress was on", self.page(deal).text)
        rows = self.portal.section_ids
        rows.filtered(lambda row: row.key == "opportunities").visible = False
        page = self.page(deal)
        self.assertTrue(page.has_class("prm_question"))
        self.assertNotIn("ast progress", page.text)

    def test_a_wrong_answer_is_told_at_its_field(self):
        deal, question = self.asked()
        page = self.post(deal, "progress", answer="active", date_closing="2020-01-01")
        self.assertEqual(page.status, 422)
        self.assertEqual(list(page.errors), ["date_closing"])
        self.assertEqual(page.value("date_closing"), "2020-01-01")
        self.assertEqual(question.state, "open")

    def test_a_second_answer_changes_nothing(self):
        deal, question = self.asked()
        for answer in ("won", "lost"):
            self.post(deal, "progress", answer=answer)
        self.assertEqual(question.answer, "won")
        self.assertEqual(len(self.activities(deal, "progress")), 1)

    def test_without_a_question_there_is_nothing_to_answer(self):
        deal = self.protected()
        self.assertFalse(self.page(deal).has_class("prm_question"))
        page = self.post(deal, "progress", answer="won")
        self.assertEqual(page.status, 422)
        self.assertIn("No answer is needed", page.text)

    def test_others_of_the_organization_answer_as_far_as_they_see_the_deal(self):
        deal, question = self.asked()
        answer = self.post(deal, "progress", self.colleague_a, answer="won")
        self.assertEqual(answer.status, 404)
        answer = self.post(deal, "progress", self.partner_b, answer="won")
        self.assertEqual(answer.status, 404)
        self.assertEqual(question.state, "open")
        deal.visibility = "organization"
        self.post(deal, "progress", self.colleague_a, answer="won")
        self.assertEqual(question.answered_by_id, self.colleague_a.partner_id)

    def test_the_number_of_protected_deals_stands_at_home_and_in_the_program(self):
        self.protected()
        for cap, shown in ((0, False), (7, True)):
            self.tier.max_open_deals = cap
            for address in ("", "/program"):
                with self.subTest(cap=cap, address=address):
                    page = self.visit(address, self.partner_a)
                    self.assertEqual("1 of 7" in page.text, shown)
