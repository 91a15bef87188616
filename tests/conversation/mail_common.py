"""Mails as a server hands them to the gateway."""

import uuid
from email.message import EmailMessage

from odoo.tools import mute_logger

from ..common import PDF, PrmCase


class MailCase(PrmCase):
    """A shared message of an employee, and answers to it by email."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.author = cls.partner_a.partner_id

    def setUp(self):
        super().setUp()
        self.deal = self._register()
        self.question = self.ask(self.deal)

    def ask(self, record):
        """Return a shared message of an employee on ``record``."""
        desk = record.sudo().with_user(self.channel_own)
        return desk.message_post(
            body="When do they decide?",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        ).sudo()

    def answer(self, sender, text="Soon", to=None, files=(), **headers):
        """Deliver an answer to ``to``; return the message that came of it."""
        mail = EmailMessage()
        mail["To"] = "catchall@vendor.example.com"
        mail["Subject"] = headers.pop("Subject", "Re: Your deal")
        mail["Message-Id"] = f"<{uuid.uuid4().hex}@outside.example.com>"
        mail["In-Reply-To"] = (to or self.question).message_id
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        for name, data in files:
            mail.add_attachment(
                data, maintype="application", subtype="octet-stream", filename=name
            )
        messages = self.env["mail.message"].sudo()
        before = messages.search([])
        gateway = self.env["mail.thread"].with_user(self.env.ref("base.user_root"))
        with mute_logger("odoo.addons.mail.models.mail_thread"):
            # As it stands: Python's own header would put it right.
            raw = b"From: %s\n%s" % (sender.encode(), mail.as_bytes())
            gateway.message_process(None, raw)
        return (messages.search([]) - before).filtered(
            lambda message: message.message_type == "email"
        )

    def page(self, user=None):
        """Return the conversation as the page of the deal shows it."""
        return self.deal.with_user(user or self.partner_a)._portal_page()["messages"]

    def assertShown(self, message):
        self.assertTrue(message)
        [row] = [row for row in self.page() if row["id"] == message.id]
        self.assertTrue(row["by_mail"])
        self.assertFalse(row["is_vendor"])
        return row

    def assertKept(self, message, reason="no access"):
        """Assert that the mail is a note for the vendor, and says so."""
        self.assertEqual(len(message), 1)
        self.assertEqual(message.subtype_id, self.env.ref("mail.mt_note"))
        self.assertTrue(message.is_internal)
        self.assertIn("By email from", message.body)
        self.assertIn("not shown to the partner", message.body)
        self.assertIn(reason, message.body)
        self.assertNotIn(message.id, [row["id"] for row in self.page()])
        self.assertFalse(message.notified_partner_ids.filtered("partner_share"))
        for user in (self.partner_a, self.supervisor_a):
            self.assertFalse(message.with_user(user).has_access("read"))


__all__ = ["PDF", "MailCase"]
