"""The link in the mail of a question: who has it answers, once; who only looks, not."""

from datetime import timedelta

from lxml import html

from odoo import fields
from odoo.tests import freeze_time, tagged

from ..http_common import PrmHttpCase
from .protection_common import ProtectionData


@tagged("-at_install", "post_install")
class TestAnswerLink(ProtectionData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.deal, self.question = self.asked()
        self.authenticate(None, None)

    def address(self, answer="active"):
        """Return the address behind a button of the mail, as it leaves."""
        mail = self.mails(self.deal, "Still active?")
        [email] = [each for each in mail._prepare_outgoing_list() if each["partner_id"]]
        links = html.fromstring(email["body"]).xpath("//a/@href")
        [found] = [link for link in links if link.endswith(f"?answer={answer}")]
        self.assertNotIn("/partner/answer/", mail.body_html)
        return found[found.index("/partner") :].partition("?")[0]

    def answer(self, address, **data):
        return self.send(address, data)

    def lead_facts(self):
        lead = self.deal.lead_id
        return lead.won_status, lead.stage_id, lead.date_deadline, lead.active

    def test_to_look_changes_nothing(self):
        address = self.address()
        for _visit in range(2):
            page = self.visit(f"{address}?answer=lost")
            self.assertEqual(page.status, 200)
            self.assertEqual(self.question.state, "open")
        chosen = page.all("//input[@name='answer'][@checked]/@value")
        self.assertEqual(chosen, ["lost"])
        self.assertEqual(page.headers["X-Robots-Tag"], "noindex, nofollow")
        self.assertIn(self.deal.name, page.text)

    def test_a_mail_that_was_written_under_another_address_has_its_links(self):
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("web.base.url", "https://portal.vendor.example")
        mail = self.mails(self.deal, "Still active?")
        self.assertNotIn("portal.vendor.example", mail.body_html)
        page = self.visit(f"{self.address()}?answer=won")
        self.assertEqual(page.all("//input[@checked]/@value"), ["won"])

    def test_still_active_with_a_day_counts_as_progress(self):
        before = self.lead_facts()
        address = self.address()
        day = fields.Date.to_string(self.day(40))
        page = self.answer(address, answer="active", date_closing=day)
        self.assertEqual(page.status, 200)
        self.assertTrue(page.has_class("prm_answered"))
        question = self.question
        self.assertEqual((question.state, question.answer), ("answered", "active"))
        self.assertEqual(question.answered_by_id, self.partner_a.partner_id)
        self.assertTrue(question.by_mail)
        self.assertEqual(self.deal.date_closing, self.day(40))
        self.assertEqual(self.deal.last_progress_at, question.answered_at)
        self.assertEqual(self.lead_facts(), before)
        with freeze_time(fields.Datetime.now() + timedelta(days=10)):
            self.run_job()
        self.assertEqual(self.deal.state, "approved")

    def test_what_stands_in_crm_goes_before_the_new_day(self):
        self.deal.lead_id.date_deadline = self.day(20)
        day = fields.Date.to_string(self.day(40))
        self.answer(self.address(), answer="active", date_closing=day)
        self.assertEqual(self.deal.date_closing, self.day(20))
        self.assertEqual(self.question.date_closing, self.day(40))

    def test_won_and_lost_change_no_lead_and_tell_the_owner(self):
        before = self.lead_facts()
        self.answer(self.address(), answer="won")
        self.assertEqual(self.question.answer, "won")
        self.assertEqual(self.lead_facts(), before)
        self.assertEqual(self.deal.outcome, "open")
        activity = self.activities(self.deal, "progress")
        self.assertEqual(len(activity), 1)
        self.assertIn("says that the deal is won", activity.summary)
        note = self.deal.message_ids[:1]
        self.assertIn("is won", note.body)
        self.assertTrue(note.subtype_id.internal)

    def test_a_second_try_gets_the_same_answer(self):
        address = self.address()
        first = self.answer(address, answer="lost")
        again = self.answer(address, answer="won")
        self.assertEqual(first.texts("//p"), again.texts("//p"))
        self.assertEqual(again.status, 200)
        self.assertEqual(self.question.answer, "lost")
        self.assertEqual(len(self.activities(self.deal, "progress")), 1)
        page = self.visit(address)
        self.assertEqual(page.status, 404)
        self.assertFalse(page.all("//form[contains(@class, 'prm_question_form')]"))
        self.assertIn("Lost", page.text)

    def test_a_wrong_answer_is_told_at_its_field_and_nothing_is_lost(self):
        address = self.address()
        for data, field in (
            ({"answer": "active"}, "date_closing"),
            ({"answer": "active", "date_closing": "2020-01-01"}, "date_closing"),
            ({"answer": "active", "date_closing": "soon"}, "date_closing"),
            ({}, "answer"),
            ({"answer": "perhaps"}, "answer"),
        ):
            with self.subTest(data=data):
                page = self.answer(address, **data)
                self.assertEqual(page.status, 422)
                self.assertEqual(list(page.errors), [field])
                self.assertEqual(self.question.state, "open")
        page = self.answer(address, answer="active", date_closing="2020-01-01")
        self.assertEqual(page.value("date_closing"), "2020-01-01")

    def assertDead(self, address):
        for page in (self.visit(address), self.answer(address, answer="won")):
            self.assertEqual(page.status, 404)
            self.assertTrue(page.has_class("prm_dead_link"))
        self.assertNotEqual(self.question.state, "answered")

    def test_forged_links_are_dead(self):
        address = self.address()
        path, _slash, token = address.rpartition("/")
        other = "A" if token[20] != "A" else "B"
        for wrong in ("x", token[:20] + other + token[21:], token[:-4], token * 2):
            with self.subTest(token=wrong[:9]):
                self.assertDead(f"{path}/{wrong}")

    def test_a_link_dies_with_the_access_of_its_reader(self):
        address = self.address()
        member = self.member(self.partner_a)
        ends = {
            "member": lambda: member.with_user(self.channel_own).action_disable(),
            "partnership": self.suspend,
            "portal": lambda: self.portal.write({"state": "draft"}),
            "user": lambda: self.partner_a.sudo().write({"active": False}),
            "handed over": lambda: self.deal.write(
                {
                    "contact_id": self.colleague_a.partner_id.id,
                    "representative_id": self.colleague_a.partner_id.id,
                }
            ),
        }
        for end, happen in ends.items():
            with self.subTest(end=end):
                point = self.env.cr.savepoint()
                happen()
                self.assertDead(address)
                point.rollback()
                self.env.invalidate_all()
                self.registry.clear_all_caches()
        self.assertEqual(self.visit(address).status, 200)

    def suspend(self):
        self.partnership_a.with_user(self.channel_own).action_suspend()

    def test_a_link_lives_for_two_weeks_and_dies_with_the_question(self):
        self.question.answer_until = self.day(30)
        address = self.address()
        with freeze_time(fields.Datetime.now() + timedelta(days=15)):
            self.assertEqual(self.visit(address).status, 200)
        with freeze_time(fields.Datetime.now() + timedelta(days=31)):
            self.run_job()
            self.assertEqual(self.question.state, "unanswered")
            self.assertDead(address)

    def test_a_mail_that_leaves_after_the_answer_leads_to_the_page(self):
        self.question.state = "closed"
        mail = self.mails(self.deal, "Still active?")
        [email] = [each for each in mail._prepare_outgoing_list() if each["partner_id"]]
        self.assertNotIn("/partner/answer/", email["body"])
        self.assertIn(self.deal._portal_url(), email["body"])
