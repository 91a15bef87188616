"""Summaries: one mail with what waits, is wanted today and may still be opened."""

import re
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged

from ..common import PrmCase
from .notification_common import NotificationData

MONDAY = "2026-03-09 {}:00:00"  # of the company, whose zone is UTC
TUESDAY = "2026-03-10 {}:00:00"


@tagged("-at_install", "post_install")
class TestDigest(NotificationData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.partner_id.tz = "UTC"
        cls.company.write({"prm_summary_hour": 7, "prm_summary_weekday": "0"})

    def tell(self, moment="", event="decided", user=None, **values):
        """Let something wait for a person, of a deal unless told otherwise."""
        user, moment = user or self.partner_a, moment or MONDAY.format("05")
        values.setdefault("registration_id", self._register(user).id)
        return self.env["prm.notification"].create(
            {
                "member_id": self.member(user).id,
                "event": event,
                "date": moment,
                "subject": f"News of {moment}",
                "url": "/partner/test",
                "frequency": "daily",
                **values,
            }
        )

    def run_at(self, moment):
        """Run the job at this moment; return the summaries that it made."""
        before = self.summaries()
        with freeze_time(moment):
            self.env["prm.notification.digest"]._cron_send()
        return self.summaries() - before

    def summaries(self):
        return self.env["mail.mail"].search([("prm_event", "=", "summary")])

    def setUp(self):
        super().setUp()
        crons = self.registry["ir.cron"]
        commit = lambda _crons, _done=0, **_options: float("inf")  # noqa: E731
        self.startPatcher(patch.object(crons, "_commit_progress", commit))
        self.choose("decided", "daily")

    # -------------------------------------------------------------------- when

    def test_a_day_in_one_mail_at_its_hour_and_once(self):
        first, second = self.tell(), self.tell(MONDAY.format("06"))
        self.assertFalse(self.run_at(MONDAY.format("06")))
        [mail] = self.run_at(MONDAY.format("07"))
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        self.assertEqual(mail.state, "outgoing")
        for news in (first, second):
            self.assertIn(news.subject, mail.body_html)
            self.assertIn(news.registration_id.display_name, mail.body_html)
            self.assertEqual(str(news.mailed_at), MONDAY.format("07"))
        for moment in (MONDAY.format("09"), TUESDAY.format("09")):
            self.assertFalse(self.run_at(moment))

    def test_what_comes_after_the_hour_waits_for_the_next_day(self):
        self.tell(MONDAY.format("08"))
        self.assertFalse(self.run_at(MONDAY.format("10")))
        self.assertEqual(len(self.run_at(TUESDAY.format("07"))), 1)

    def test_a_day_without_a_run_is_made_up_for(self):
        self.tell("2026-03-03 05:00:00")
        self.assertEqual(len(self.run_at(MONDAY.format("03"))), 1)

    def test_a_week_in_one_mail_on_its_day(self):
        self.choose("decided", "weekly")
        self.tell("2026-03-04 05:00:00", frequency="weekly")
        self.tell("2026-03-06 05:00:00", frequency="weekly")
        self.assertFalse(self.run_at("2026-03-08 23:00:00"))
        [mail] = self.run_at(MONDAY.format("07"))
        self.assertEqual(mail.body_html.count("News of"), 2)
        self.assertFalse(self.run_at("2026-03-16 08:00:00"))

    def test_the_company_sets_hour_and_day_in_its_own_time_zone(self):
        self.company.partner_id.tz = "America/New_York"  # four hours behind
        self.company.write({"prm_summary_hour": 9, "prm_summary_weekday": "1"})
        self.choose("decided", "weekly")
        self.tell(frequency="weekly")
        self.assertFalse(self.run_at(TUESDAY.format("12")))
        self.assertTrue(self.run_at(TUESDAY.format("13")))

    def test_settings_take_hours_only(self):
        for hour in (-1, 24):
            with self.assertRaises(ValidationError):
                self.company.prm_summary_hour = hour
        settings = self.env["res.config.settings"].create({})
        settings.write({"prm_summary_hour": 18, "prm_summary_weekday": "4"})
        settings.execute()
        self.assertEqual(self.company.prm_summary_hour, 18)
        self.assertEqual(self.company.prm_summary_weekday, "4")

    # ------------------------------------------------------------ what is wanted now

    def test_who_changes_to_at_once_gets_what_waits_with_the_next_run(self):
        self.choose("decided", "weekly")
        self.tell("2026-03-10 05:00:00", frequency="weekly")
        self.assertFalse(self.run_at(TUESDAY.format("08")))
        self.choose("decided", "now")
        self.assertEqual(len(self.run_at(TUESDAY.format("09"))), 1)

    def test_who_wants_nothing_more_gets_nothing(self):
        news = self.tell()
        self.choose("decided", "never")
        self.assertFalse(self.run_at(MONDAY.format("08")))
        self.assertEqual((news.frequency, news.mailed_at), ("never", False))
        self.choose("decided", "daily")
        self.assertFalse(self.run_at(TUESDAY.format("08")))

    def test_muted_and_read_and_no_longer_offered_is_left_out(self):
        kept = self.tell()
        muted = self.tell()
        self.mute(muted.registration_id)
        read = self.tell(read_at=fields.Datetime.now())
        self.choose("won", "daily")
        off = self.tell(event="won")
        self.offer("won", False)
        [mail] = self.run_at(MONDAY.format("08"))
        self.assertEqual(mail.body_html.count("News of"), 1)
        self.assertTrue(kept.mailed_at)
        self.assertFalse(any((muted | read | off).mapped("mailed_at")))

    # ------------------------------------------------------------ what may be opened

    def test_without_access_nothing_is_sent(self):
        member = self.member(self.partner_a)
        ends = {
            "membership": lambda: member.write({"state": "disabled"}),
            "partnership": self.partnership_a.action_suspend,
            "attendance": lambda: self.partnership_a.write({"user_ids": [(5,)]}),
            "address": lambda: self.partner_a.partner_id.write({"email": False}),
        }
        for name, end in ends.items():
            with self.subTest(ended=name), self.env.cr.savepoint() as savepoint:
                self.tell()
                end()
                self.assertFalse(self.run_at(MONDAY.format("08")))
                savepoint.rollback()
                self.env.invalidate_all()
                self.env["res.users"]._prm_forget_keys()

    def test_a_deal_that_is_closed_to_the_reader_is_left_out(self):
        kept = self.tell()
        gone = self.tell()
        gone.registration_id.sudo().contact_id = self.colleague_a.partner_id
        [mail] = self.run_at(MONDAY.format("08"))
        self.assertIn(kept.registration_id.number, mail.body_html)
        self.assertNotIn(gone.registration_id.number, mail.body_html)
        self.assertFalse(gone.mailed_at)

    def test_what_a_section_shows_that_is_off_is_left_out(self):
        self.choose("tier_changed", "daily")
        self.tell(event="tier_changed", registration_id=False)
        row = self.portal.section_ids.filtered(lambda each: each.key == "program")
        row.visible = False
        self.assertFalse(self.run_at(MONDAY.format("08")))

    # ------------------------------------------------------------------ how it looks

    def test_deals_are_grouped_and_the_partnership_comes_last(self):
        self.choose("tier_changed", "daily")
        self.tell(event="tier_changed", registration_id=False)
        deal = self.tell().registration_id
        self.tell(MONDAY.format("06"), registration_id=deal.id)
        [mail] = self.run_at(MONDAY.format("08"))
        body = mail.body_html
        titles = re.findall(r"<strong>\s*<a [^>]*>([^<]*)</a>", body)
        self.assertEqual(titles.count(deal.display_name), 1)
        self.assertLess(body.index(deal.display_name), body.index("Your partnership"))
        self.assertIn(f"{deal.get_base_url()}{deal._portal_url()}", body)
        self.assertEqual(mail.subject, "Test portal: your summary")
        self.assertIn(self.partner_a.name, body)

    def test_its_text_has_titles_in_order_of_what_happened_and_no_pictures(self):
        deal = self.tell(subject="First").registration_id
        self.tell(registration_id=deal.id, subject="Second")
        [mail] = self.run_at(MONDAY.format("08"))
        text = self.sent(mail)["body_alternative"]
        self.assertIn(deal.display_name, text)
        self.assertNotIn("None", text)
        self.assertNotIn("logo", text)
        self.assertLess(text.index("First"), text.index("Second"))

    def test_it_speaks_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.partner_a.lang = "de_DE"
        template = self.env.ref("prm.mail_template_digest")
        template.with_context(lang="de_DE").subject = "Ihre Zusammenfassung"
        self.tell()
        [mail] = self.run_at(MONDAY.format("08"))
        self.assertEqual(mail.subject, "Ihre Zusammenfassung")
        self.assertIn("09.03.2026", mail.body_html)

    def test_each_membership_of_one_account_has_a_summary_of_its_own(self):
        partnership = self._create_second_company()
        member = partnership.member_ids
        partnership.company_id.partner_id.tz = "UTC"
        preferences = self.env["prm.notification.preference"]
        preferences._choose(member, {"tier_changed": "daily"})
        first = self.partnership_a.member_ids.filtered(
            lambda each: each.user_id == self.partner_a
        )
        preferences._choose(first, {"tier_changed": "daily"})
        for own in (first, member):
            self.tell(event="tier_changed", registration_id=False, member_id=own.id)
        mails = self.run_at(MONDAY.format("08"))
        self.assertEqual(len(mails), 2)
        self.assertEqual(mails.recipient_ids, self.partner_a.partner_id)
        self.assertEqual(len(set(mails.mapped("subject"))), 2)
