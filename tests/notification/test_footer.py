"""The foot of mails: a link to the reader's choices, made as the mail leaves."""

import re

from odoo.tests import freeze_time, tagged

from ..common import PrmCase
from .notification_common import NotificationData

LINK = re.compile(r"/partner/notifications/([^\"'/<> ]+)")


@tagged("-at_install", "post_install")
class TestNotificationFooter(NotificationData, PrmCase):
    def decided(self, **values):
        """Return the mail of an approval, to the author."""
        self._approve(self._register(**values))
        return self.mails(event="decided")[-1:]

    def tokens(self, email):
        return set(LINK.findall(email["body"]))

    def member_of(self, email):
        """Return whose choices the only link of a mail opens."""
        [token] = self.tokens(email)
        return self.env["prm.signed.link"]._record_sudo("notifications", token)

    def test_the_mail_that_leaves_has_a_signed_link_of_its_reader(self):
        email = self.sent(self.decided())
        self.assertIn("Why do I get this?", email["body"])
        self.assertIn("Choose which emails you get", email["body"])
        self.assertEqual(self.member_of(email), self.member(self.partner_a))
        self.assertIn("Why do I get this?", email["body_alternative"])

    def test_what_is_stored_has_no_token(self):
        mail = self.decided()
        stored = f"{mail.body_html} {mail.body} {mail.headers} {mail.references}"
        self.assertFalse(LINK.search(stored))

    def test_mail_programs_are_offered_to_switch_this_event_off(self):
        email = self.sent(self.decided())
        [token] = self.tokens(email)
        header = email["headers"]["List-Unsubscribe"]
        self.assertTrue(header.endswith(f"/partner/notifications/{token}/off/decided>"))
        self.assertEqual(
            email["headers"]["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click"
        )

    def test_each_reader_of_a_message_has_the_own_link_and_employees_none(self):
        deal = self._register(
            visibility="organization",
            representative_id=self.colleague_a.partner_id.id,
        )
        deal.sudo().message_subscribe(self.channel_own.partner_id.ids)
        self.desk(deal).with_user(self.channel_all).message_post(
            body="An answer",
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
            partner_ids=self.channel_own.partner_id.ids,
        )
        mails = self.env["mail.mail"].search([("model", "=", deal._name)])
        mails = mails.filtered(lambda mail: "An answer" in mail.body_html)
        emails = [each for mail in mails for each in mail._prepare_outgoing_list()]
        found = {each["partner_id"]: each for each in emails}
        for user in (self.partner_a, self.colleague_a):
            email = found[user.partner_id]
            self.assertEqual(self.member_of(email), self.member(user))
            self.assertNotIn("/mail/unfollow", email["body"])
            self.assertIn("/off/message>", email["headers"]["List-Unsubscribe"])
        self.assertFalse(self.tokens(found[self.channel_own.partner_id]))

    def test_the_branded_layouts_have_it_too(self):
        self.portal.brand_color = "#224466"
        email = self.sent(self.decided())
        self.assertEqual(self.member_of(email), self.member(self.partner_a))

    def test_it_speaks_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("de_DE")
        view = self.env.ref("prm.mail_notification_footer")
        view.update_field_translations(
            "arch_db", {"de_DE": {"Choose which emails you get": "Einstellungen"}}
        )
        self.partner_a.lang = "de_DE"
        self.assertIn("Einstellungen", self.sent(self.decided())["body"])

    def test_who_lost_access_meanwhile_gets_no_link(self):
        mail = self.decided()
        self.member(self.partner_a).state = "disabled"
        email = self.sent(mail)
        self.assertFalse(self.tokens(email))
        self.assertNotIn("List-Unsubscribe", email["headers"])

    def test_mails_that_let_people_in_have_none(self):
        self.env["prm.log.in.mail"]._invite(self.member(self.partner_a))
        mail = self.mails()[-1:]
        self.assertFalse(self.tokens(self.sent(mail)))

    # --------------------------------------------------------------------- the link

    def test_a_link_dies_with_access_with_the_address_and_with_time(self):
        member = self.member(self.partner_a)
        links = self.env["prm.signed.link"]
        with freeze_time("2026-03-01 10:00:00"):
            token = links._token("notifications", member)
        opens = {"2026-04-29 10:00:00": True, "2026-05-01 10:00:00": False}
        for moment, is_open in opens.items():
            with freeze_time(moment):
                found = links._record_sudo("notifications", token)
                self.assertEqual(bool(found), is_open, moment)
        with freeze_time("2026-03-02 10:00:00"):
            ends = {
                "membership": (member, "state", "disabled"),
                "address": (member.partner_id, "email", "else@where.example"),
                "portal": (self.portal, "state", "draft"),
            }
            for name, (record, field, value) in ends.items():
                before = record[field]
                self.assertTrue(links._record_sudo("notifications", token), name)
                record[field] = value
                self.assertFalse(links._record_sudo("notifications", token), name)
                record[field] = before

    def test_switching_off_takes_this_event_and_no_other(self):
        member = self.member(self.partner_a)
        token = self.env["prm.signed.link"]._token("notifications", member)
        footer = self.env["prm.notification.footer"]
        self.assertTrue(footer._switch_off(token, "decided"))
        wanted = self.env["prm.notification.preference"]._of(member)
        self.assertEqual(wanted.pop("decided"), "never")
        self.assertEqual(set(wanted.values()), {"now"})
        self.assertFalse(footer._switch_off("nonsense", "won"))
        self.assertTrue(footer._switch_off(token, "access_granted"))
        self.assertNotIn("never", wanted.values())

    def test_switching_a_summary_off_takes_what_waits_for_summaries(self):
        member = self.member(self.partner_a)
        self.choose("won", "daily")
        self.choose("lost", "weekly")
        token = self.env["prm.signed.link"]._token("notifications", member)
        self.env["prm.notification.footer"]._switch_off(token, "summary")
        wanted = self.env["prm.notification.preference"]._of(member)
        off = {event for event, often in wanted.items() if often == "never"}
        self.assertEqual(off, {"won", "lost"})
