"""Who names a language that is not active anymore is told, in that of the company."""

from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .notification_common import NotificationData

# A language that nobody has activated, or that was switched off since.
GONE = "eo_XX"


@tagged("-at_install", "post_install")
class TestUnknownLanguage(NotificationData, PrmHttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("de_DE")
        cls.company.partner_id.lang = "de_DE"
        template = cls.env.ref("prm.mail_template_registration_approved")
        template.with_context(lang="de_DE").subject = "Freigegeben"
        cls.env.ref("prm.mail_template_digest").with_context(
            lang="de_DE"
        ).subject = "Ihre Zusammenfassung"

    def lose(self, *contacts):
        """Let contacts have a language as before it was switched off."""
        self.env.flush_all()
        for contact in contacts:
            self.cr.execute(
                "UPDATE res_partner SET lang = %s WHERE id = %s", (GONE, contact.id)
            )
        self.env.invalidate_all()

    def people(self):
        users = self.partner_a | self.supervisor_a | self.colleague_a
        return users.partner_id | self.organization_a

    def test_a_mail_at_once_leaves_in_the_language_of_the_company(self):
        deal = self._register()
        self.lose(*self.people())
        self._approve(deal)
        [mail] = self.mails(event="decided")
        self.assertEqual(mail.subject, "Freigegeben")
        self.assertIn("/partner/notifications/", self.sent(mail)["body"])

    def test_a_summary_leaves_and_its_days_are_those_of_the_company(self):
        self.choose("decided", "daily")
        deal = self._register()
        self.lose(*self.people())
        self._approve(deal)
        news = self.news(event="decided")
        news.date = fields.Datetime.to_datetime("2026-03-09 05:00:00")
        crons = self.registry["ir.cron"]
        with patch.object(crons, "_commit_progress", lambda *_a, **_k: float("inf")):
            self.env["prm.notification.digest"]._cron_send()
        [mail] = self.mails(event="summary")
        self.assertEqual(mail.subject, "Ihre Zusammenfassung")
        self.assertIn("09.03.2026", mail.body_html)

    def test_messages_invitations_and_what_employees_are_told_go_on(self):
        deal = self._register().sudo()
        deal.message_subscribe(self.partner_a.partner_id.ids)
        self.lose(*self.people())
        deal.with_user(self.channel_own).message_post(
            body="An answer", message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        self.assertTrue(self.news(event="message"))
        self.env["prm.log.in.mail"]._invite(self.member(self.partner_a))
        self.assertTrue(self.news(event="access_granted"))
        self.lose(self.channel_own.partner_id)
        upper = self._create_tiers(self.program, 10)
        self.partnership_a.tier_id = upper
        self.env["prm.tier.watch"]._tell_owner_of_rise(
            self.channel_own, self.partnership_a
        )

    def test_somebody_new_gets_a_language_that_there_is(self):
        self.lose(self.organization_a)
        entry = self.env["prm.person.entry"].with_user(self.channel_all)
        values = {"name": "Nina New", "email": "nina@partner-a.example"}
        member = entry._add(
            self.partnership_a, self.env["res.partner"], values, "partner"
        )
        self.assertEqual(member.partner_id.lang, "de_DE")

    def test_pages_open_with_a_login_and_by_a_link(self):
        deal = self._register()
        self.lose(*self.people())
        self.login(self.partner_a)
        for address in ("", f"/registrations/{deal.id}", "/news", "/settings"):
            self.assertEqual(self.visit(address).status, 200, address)
        self.authenticate(None, None)
        member = self.member(self.partner_a)
        token = self.env["prm.signed.link"]._token("notifications", member)
        page = self.visit(f"/partner/notifications/{token}")
        self.assertEqual(page.status, 200)
