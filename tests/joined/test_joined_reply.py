"""Answers by mail on another app's record: of who may write there, or kept inside."""

import uuid
from email.message import EmailMessage

from odoo.tests import tagged
from odoo.tools import mute_logger

from .joined_common import JoinedCase


@tagged("post_install", "-at_install")
class TestJoinedReply(JoinedCase):
    """A mail about the partnership told of the record; somebody answers it."""

    def setUp(self):
        super().setUp()
        self.mail = self.env["mail.mail"].create(
            {
                "subject": "News",
                "body_html": "<p>We answered.</p>",
                "model": "prm.partnership",
                "res_id": self.partnership_a.id,
                "prm_joined_model": "crm.lead",
                "prm_joined_id": self.lead.id,
            }
        )

    def let_in(self, user):
        """Let a user write on the record, as an addon says it."""
        reply = type(self.env["prm.joined.reply"])
        self.patch(reply, "_may_answer", lambda _self, _record, who: who == user)

    def answer(self, sender, answered=None):
        """Deliver an answer; return what it became on the record."""
        mail = EmailMessage()
        mail["From"], mail["To"] = sender, "catchall@vendor.example.com"
        mail["Message-Id"] = f"<{uuid.uuid4().hex}@outside.example.com>"
        mail["In-Reply-To"] = answered or self.mail.mail_message_id.message_id
        mail.set_content("It works.")
        before = self.lead.message_ids
        gateway = self.env["mail.thread"].with_user(self.env.ref("base.user_root"))
        with mute_logger("odoo.addons.mail.models.mail_thread"):
            gateway.message_process(None, mail.as_bytes())
        self.env.invalidate_all()
        return self.lead.message_ids - before

    def rows(self):
        talk, lead_sudo = self.talk()
        return talk._rows(lead_sudo)

    def test_who_may_write_there_is_heard(self):
        self.let_in(self.partner_a)
        message = self.answer(self.partner_a.email)
        [row] = self.rows()
        self.assertEqual((row["id"], row["by_mail"]), (message.id, True))
        self.assertEqual(message.author_id, self.partner_a.partner_id)
        self.assertFalse(self.lead.message_partner_ids & message.author_id)

    def test_everybody_else_is_a_note(self):
        self.let_in(self.partner_a)
        for sender in (self.partner_b.email, "mallory@outside.example.com"):
            message = self.answer(sender)
            self.assertTrue(message.is_internal)
            self.assertIn("not shown to the partner", message.body)
        self.assertFalse(self.rows())

    def test_where_no_addon_says_so_nobody_is_heard(self):
        self.assertTrue(self.answer(self.partner_a.email).is_internal)
        self.assertFalse(self.rows())

    def test_employees_answer_partners_by_the_dialog_alone(self):
        reply = type(self.env["prm.joined.reply"])
        self.patch(reply, "_may_answer", lambda *_args: True)
        self.assertTrue(self.answer(self.channel_own.email).is_internal)

    def test_an_answer_to_another_mail_goes_where_it_went_before(self):
        self.let_in(self.partner_a)
        other = self.mail.copy({"prm_joined_model": False, "prm_joined_id": 0})
        answered = other.mail_message_id.message_id
        self.assertFalse(self.answer(self.partner_a.email, answered))

    def test_a_record_that_is_gone_loses_no_answer(self):
        self.mail.prm_joined_id = 0
        before = self.partnership_a.message_ids
        self.assertFalse(self.answer(self.partner_a.email))
        self.assertTrue(self.partnership_a.message_ids - before)
