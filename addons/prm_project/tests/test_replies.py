"""Answers by mail to what a partner was told of a case."""

import uuid
from email.message import EmailMessage

from odoo.tests import tagged
from odoo.tools import mute_logger

from .project_common import ProjectCase

PDF = b"%PDF-1.7 the log"


@tagged("post_install", "-at_install")
class TestReplies(ProjectCase):
    """The partner was told of an answer, and replies to that mail."""

    def setUp(self):
        super().setUp()
        self.portal.event_ids.offered = True
        self.case = self.open_case()
        self.reply(self.case)
        told = [("prm_event", "=", "cases_answer")]
        self.told = self.env["mail.mail"].search(told).mail_message_id

    def send(self, sender, text="It works now.", files=(), **headers):
        """Deliver a mail; return what it became in the chatter of the case."""
        mail = EmailMessage()
        answered = headers.pop("In_Reply_To", self.told.message_id)
        mail["To"] = headers.pop("To", "catchall@vendor.example.com")
        mail["From"], mail["Subject"] = sender, "Re: Answer to your case"
        number = f"<{uuid.uuid4().hex}@outside.example.com>"
        mail["Message-Id"] = headers.pop("Message_Id", number)
        mail["In-Reply-To"] = answered
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        for name, data in files:
            kind = {"maintype": "application", "subtype": "octet-stream"}
            mail.add_attachment(data, filename=name, **kind)
        before = self.case.message_ids
        gateway = self.env["mail.thread"].with_user(self.env.ref("base.user_root"))
        with mute_logger("odoo.addons.mail.models.mail_thread"):
            gateway.message_process(None, mail.as_bytes())
        self.env.invalidate_all()
        return self.case.message_ids - before

    def rows(self, user=None):
        return self.page(user or self.partner_a, self.case)["messages"]

    def assertKept(self, message):
        """Assert that a mail is a note which employees read alone, and look at."""
        self.assertEqual(len(message), 1)
        self.assertTrue(message.is_internal)
        self.assertIn("not shown to the partner", message.body)
        self.assertEqual(len(self.rows()), 2)
        self.assertFalse(message.notified_partner_ids.filtered("partner_share"))
        self.assertFalse(self.case.message_partner_ids.filtered("partner_share"))

    # ------------------------------------------------------------------ of who may

    def test_an_answer_is_the_word_of_the_partner(self):
        message = self.send(self.partner_a.email, files=[("log.pdf", PDF)])
        row = self.rows()[-1]
        self.assertEqual(row["id"], message.id)
        self.assertTrue(row["is_me"] and row["by_mail"])
        self.assertIn("It works now.", row["body"])
        self.assertEqual([file["name"] for file in row["files"]], ["log.pdf"])
        self.assertEqual(message.author_id, self.partner_a.partner_id)
        self.assertEqual(self.case.prm_status, "progress")
        self.assertEqual(self.case.activity_ids.user_id, self.expert)
        self.assertFalse(self.case.message_partner_ids.filtered("partner_share"))

    def test_a_supervisor_answers_too(self):
        message = self.send(self.supervisor_a.email)
        self.assertEqual(self.rows()[-1]["id"], message.id)

    def test_the_same_mail_twice_is_one_answer(self):
        same = {"Message_Id": f"<{uuid.uuid4().hex}@outside.example.com>"}
        for _each in range(2):
            self.send(self.partner_a.email, **same)
        self.assertEqual(len(self.rows()), 3)

    # ---------------------------------------------------------------- of who may not

    def test_others_and_strangers_are_kept_inside(self):
        for sender in (
            self.colleague_a.email,
            self.partner_b.email,
            self.portal_user.email,
            "mallory@outside.example.com",
        ):
            with self.subTest(sender=sender):
                self.assertKept(self.send(sender))
        self.assertEqual(self.case.prm_status, "waiting")
        self.assertTrue(self.case.activity_ids)

    def test_who_lost_the_access_is_kept_inside(self):
        self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.partner_a
        ).action_disable()
        message = self.send(self.partner_a.email)
        self.assertTrue(message.is_internal)

    def test_an_ended_partnership_takes_no_answers(self):
        self.partnership_a.action_suspend()
        self.assertTrue(self.send(self.partner_a.email).is_internal)

    def test_a_hidden_section_takes_no_answers(self):
        self.set_section("cases", visible=False)
        self.assertTrue(self.send(self.partner_a.email).is_internal)

    def test_a_solved_case_keeps_an_answer_inside_and_somebody_looks_at_it(self):
        self.case.with_user(self.expert).state = "1_done"
        self.assertKept(self.send(self.partner_a.email))
        self.assertEqual(self.case.activity_ids.user_id, self.expert)

    def test_an_automatic_reply_is_kept_inside_and_asks_nobody(self):
        message = self.send(self.partner_a.email, Auto_Submitted="auto-replied")
        self.assertKept(message)
        self.assertFalse(self.case.activity_ids)

    # -------------------------------------------------------- of what answers nothing

    def test_a_mail_that_answers_nothing_reaches_no_case(self):
        for sender in ("mallory@outside.example.com", self.partner_a.email):
            with self.assertRaises(ValueError), mute_logger("odoo.addons.mail"):
                self.send(sender, In_Reply_To="<x@y>")
        self.assertEqual(len(self.rows()), 2)

    def test_a_mail_to_the_project_is_no_case_of_a_partner(self):
        domain = self.env["mail.alias.domain"].create({"name": "vendor.example.com"})
        self.env.company.alias_domain_id = domain
        self.project.write({"alias_name": "cases", "alias_contact": "everyone"})
        before = self.project.task_ids
        to = {"To": "cases@vendor.example.com", "In_Reply_To": "<x@y>"}
        for sender in ("mallory@outside.example.com", self.partner_a.email):
            self.send(sender, **to)
        made = self.env["project.task"].search(
            [("project_id", "=", self.project.id), ("id", "not in", before.ids)]
        )
        self.assertEqual(len(made), 2)
        self.assertFalse(made.prm_partnership_id)
        self.assertFalse(made.prm_registration_id)
        self.assertFalse(self.found(self.partner_a) & made)
