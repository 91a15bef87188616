"""Declined without a reason in the mail; asked, and answered by a link."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .application_common import ApplicationCase


@tagged("post_install", "-at_install")
class TestApplicationAnswered(ApplicationCase):
    # --------------------------------------------------------------------- declined

    def test_the_mail_says_no_and_neither_reason_nor_note(self):
        application = self.confirmed()
        self.decline(application, note="They owe us money")
        self.assertEqual(application.state, "declined")
        self.assertEqual(application.reason_id, self.reasons["application"])
        self.assertFalse(application.activity_ids)
        mail = self.mails()[-1]
        self.assertIn("Cedar Trading", mail.body_html)
        self.assertNotIn("owe", mail.body_html)
        self.assertNotIn(self.reasons["application"].name, mail.body_html)
        self.assertIn("They owe us money", self.texts(application)[-1])

    def test_without_a_mail_nothing_leaves(self):
        application = self.confirmed()
        self.decline(application, is_told=False)
        self.assertEqual(len(self.mails()), 1)

    def test_a_reason_of_its_kind_is_needed(self):
        application = self.confirmed()
        for reason in (False, self.reasons["rejection"].id):
            with self.assertRaisesRegex(UserError, "Choose a reason"):
                self.decline(application, reason_id=reason)
        self.assertEqual(application.state, "confirmed")

    def test_a_second_decision_is_refused(self):
        application = self.confirmed()
        self.decline(application)
        with self.assertRaisesRegex(UserError, "decided first"):
            self.accept(application, self.channel_admin)
        with self.assertRaises(UserError):
            self.decide(application, "ask", question="Why?")

    # ------------------------------------------------------------------------ asked

    def test_the_answer_comes_into_the_conversation_and_is_told(self):
        application, link = self.asked()
        self.assertTrue(application.is_asked)
        self.assertEqual(application.state, "confirmed")
        self.assertIn("Which regions?", self.open_as(link).text)
        page = self.sent(link, reply="The north\nand the west")
        self.assertIn("Thank you for your answer", page.text)
        self.assertFalse(application.is_asked)
        self.assertEqual(application.reply, "The north\nand the west")
        self.assertIn("The north<br", self.texts(application)[-1])
        answers = application.activity_ids.filtered(
            lambda each: "answer" in each.summary
        )
        self.assertEqual(answers.user_id, self.channel_all)

    def test_it_is_answered_once(self):
        application, link = self.asked()
        self.sent(link, reply="One")
        self.assertIn("Thank you", self.sent(link, reply="Two").text)
        self.assertIn("Thank you", self.sent(link, reply="").text)
        self.assertEqual(application.reply, "One")

    def test_no_answer_is_told_and_a_long_one_stays_typed(self):
        application, link = self.asked()
        page = self.post(link, {"reply": "  "})
        self.assertEqual((page.status, set(page.errors)), (422, {"reply"}))
        page = self.post(link, {"reply": "x" * 6000})
        self.assertEqual(page.status, 422)
        self.assertEqual(page.value("reply"), "x" * 6000)
        self.assertTrue(application.is_asked)

    def test_the_link_of_an_earlier_question_answers_no_later_one(self):
        application, link = self.asked()
        self.post(link, {"reply": "One"})
        asked = application.asked_at.replace(year=2030)
        self.decide(application, "ask", question="And now?")
        application.sudo()._write_guarded({"asked_at": asked})
        self.env.flush_all()
        self.assertEqual(self.open_as(link).status, 404)
        self.assertEqual(self.post(link, {"reply": "Two"}).status, 404)
        self.assertTrue(application.is_asked)

    def test_a_question_is_dead_when_it_is_decided(self):
        application, link = self.asked()
        self.decline(application)
        self.env.flush_all()
        self.assertEqual(self.open_as(link).status, 404)
        self.assertEqual(self.post(link, {"reply": "Late"}).status, 404)
        self.assertFalse(application.reply)

    def test_one_question_waits_at_a_time_and_says_something(self):
        application, _link = self.asked()
        with self.assertRaisesRegex(UserError, "waits for its answer"):
            self.decide(application, "ask", question="And?")
        other = self.confirmed(email="c2@cedar.example.com")
        with self.assertRaisesRegex(UserError, "Write what you want"):
            self.decide(other, "ask", question="  ")
