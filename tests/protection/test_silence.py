"""A silent deal is asked for; what is not answered in time is protected no longer."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged

from ..common import PDF, PrmCase
from .protection_common import ProtectionData

QUESTION = "Still active?"


@tagged("-at_install", "post_install")
class TestSilence(ProtectionData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program.silent_days = 30

    def later(self, days):
        return freeze_time(fields.Datetime.now() + timedelta(days=days))

    def test_a_silent_deal_is_asked_for_once(self):
        deal = self.silent(days=31)
        self.run_job()
        self.run_job()
        question = deal.question_ids
        self.assertEqual(question.mapped("state"), ["open"])
        self.assertEqual(question.answer_until, self.day(7))
        mail = self.mails(deal, QUESTION)
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        news = self.env["prm.notification"].search(
            [("registration_id", "=", deal.id), ("event", "=", "progress_question")]
        )
        self.assertEqual(len(news), 1)

    def test_nothing_is_asked_before_its_time_nor_where_the_program_does_not(self):
        early, late = self.silent(days=29), self.silent(days=31)
        self.program.silent_days = 0
        self.run_job()
        self.assertFalse((early | late).question_ids)
        self.program.silent_days = 30
        self.run_job()
        self.assertFalse(early.question_ids)
        self.assertTrue(late.question_ids)

    def test_a_new_program_asks_nothing(self):
        values = {"name": "Plain", "portal_id": self.portal.id}
        self.assertEqual(self.env["prm.program"].create(values).silent_days, 0)

    def test_what_is_decided_over_or_waits_for_the_vendor_is_not_asked_for(self):
        won, over, held = (self.silent() for _each in range(3))
        won.lead_id.action_set_won()
        over._move_to("expired")
        self.ask(held)
        self.run_job()
        self.assertFalse((won | over | held).question_ids)

    def test_each_fact_is_progress(self):
        deal = self.silent()
        before = deal.last_progress_at
        stage = self.env["crm.stage"].create({"name": "Later", "sequence": 9})
        facts = {
            "note": lambda: self.say(deal, "We met them"),
            "file": lambda: self.say(deal, "", files=True),
            "stage": lambda: deal.lead_id.write({"stage_id": stage.id}),
        }
        for fact, happen in facts.items():
            with self.subTest(fact=fact), self.env.cr.savepoint() as point:
                happen()
                self.env.invalidate_all()
                self.assertGreater(deal.last_progress_at, before)
                self.run_job()
                self.assertFalse(deal.question_ids)
                point.rollback()
                self.env.invalidate_all()

    def say(self, deal, text, files=False, user=None):
        mine = deal.with_user(user or self.partner_a)
        if files:
            self._upload(self.partner_a, "t" * 8, data=PDF)
        mine._post_comment_sudo(text, "t" * 8 if files else "")

    def test_words_of_the_vendor_are_no_progress(self):
        deal = self.silent()
        before = deal.last_progress_at
        deal.with_user(self.channel_own).message_post(
            body="How is it going?", subtype_xmlid="mail.mt_comment"
        )
        self.assertEqual(deal.last_progress_at, before)
        self.ask(deal)  # nor is it to want more time
        self.assertEqual(deal.last_progress_at, before)

    def test_without_an_answer_the_protection_ends(self):
        deal, question = self.asked()
        with self.later(7):
            self.run_job()
            self.assertEqual(deal.state, "approved")
        with self.later(8):
            self.run_job()
            self.run_job()
        self.assertEqual((deal.state, question.state), ("expired", "unanswered"))
        self.assertEqual(deal.protection_end, question.answer_until)
        self.assertEqual(
            deal.transition_ids[-1:].user_id, self.env.ref("base.user_root")
        )
        self.assertEqual(len(self.mails(deal, "Protection ended")), 1)

    def test_progress_meanwhile_is_an_answer_too(self):
        deal, question = self.asked()
        with self.later(2):
            self.say(deal, "We met them yesterday")
        with self.later(8):
            self.run_job()
        self.assertEqual((deal.state, question.state), ("approved", "overtaken"))
        with self.later(40):
            self.run_job()
        self.assertEqual(
            sorted(deal.question_ids.mapped("state")), ["open", "overtaken"]
        )

    def test_a_deal_that_is_won_meanwhile_is_asked_no_longer(self):
        deal, question = self.asked()
        deal.lead_id.action_set_won()
        with self.later(8):
            self.run_job()
        self.assertEqual((deal.state, question.state), ("approved", "closed"))

    def test_a_request_for_more_days_holds_this_end_too(self):
        deal, question = self.asked()
        request = self.ask(deal)
        with self.later(8):
            self.run_job()
            self.assertEqual((deal.state, question.state), ("approved", "open"))
            self.reject(request)
            self.run_job()
        self.assertEqual((deal.state, question.state), ("expired", "unanswered"))

    def test_where_nobody_can_be_asked_nothing_is(self):
        for user in (self.partner_a, self.supervisor_a):
            self.member(user).with_user(self.channel_own).action_disable()
        deal = self.silent(user=self.colleague_a)
        self.member(self.colleague_a).with_user(self.channel_own).action_disable()
        self.run_job()
        self.assertFalse(deal.question_ids)
        with self.later(20):
            self.run_job()
        self.assertEqual(deal.state, "approved")

    def test_days_of_the_program_that_change_do_not_shorten_a_question(self):
        _deal, question = self.asked()
        self.program.answer_days = 1
        self.assertEqual(question.answer_until, self.day(7))

    def test_one_that_fails_stops_no_other_and_a_killed_run_goes_on(self):
        deals = self.silent(days=50) | self.silent(days=40)
        with patch.object(
            self.registry["ir.cron"], "_commit_progress", lambda *_args, **_kwargs: 0
        ):
            self.env["prm.registration"]._cron_protection()
        self.assertEqual([len(deal.question_ids) for deal in deals], [1, 0])
        self.run_job()
        self.assertEqual([len(deal.question_ids) for deal in deals], [1, 1])

    def test_rules_that_mean_nothing_are_refused_in_words(self):
        for name, wrong in (
            ("silent_days", -1),
            ("answer_days", 0),
            ("max_extensions", -1),
            ("extension_days", 0),
        ):
            with self.subTest(name=name):
                with self.assertRaises(ValidationError), self.env.cr.savepoint():
                    self.program[name] = wrong
                self.env.invalidate_all()
