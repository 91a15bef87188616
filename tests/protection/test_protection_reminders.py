"""30, 14 and 3 days before a protection ends, people are told once of each step."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import freeze_time, tagged

from ..common import PrmCase
from .protection_common import ProtectionData

SOON = "Protection ends soon"


@tagged("-at_install", "post_install")
class TestProtectionReminders(ProtectionData, PrmCase):
    def reminded(self, deal):
        return len(self.mails(deal, SOON))

    def test_each_step_is_told_once_and_on_its_day(self):
        deal = self.protected(days=31)
        told = []
        for left in (31, 30, 29, 15, 14, 13, 4, 3, 2, 0):
            with freeze_time(fields.Datetime.now() + timedelta(days=31 - left)):
                self.run_job()
                self.run_job()
            told.append(self.reminded(deal))
        self.assertEqual(told, [0, 1, 1, 1, 2, 2, 2, 3, 3, 3])

    def test_a_job_that_slept_sends_one_reminder_and_not_three(self):
        deal = self.protected(days=2)
        self.run_job()
        self.assertEqual(self.reminded(deal), 1)
        self.assertEqual(deal.reminded_step, 3)

    def test_the_partner_gets_a_mail_and_the_owner_an_activity(self):
        deal = self.protected(days=10)
        self.run_job()
        mail = self.mails(deal, SOON)
        self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
        self.assertIn("ask for an extension", mail.body_html)
        activity = self.activities(deal, "protection")
        self.assertEqual(activity.user_id, self.channel_own)
        self.assertEqual(activity.date_deadline, deal.protection_end)
        news = self.env["prm.notification"].search([("registration_id", "=", deal.id)])
        self.assertIn("protection_ending", news.mapped("event"))

    def test_the_mail_offers_no_extension_where_there_is_none(self):
        self.program.max_extensions = 0
        deal = self.protected(days=10)
        self.run_job()
        self.assertNotIn("extension", self.mails(deal, SOON).body_html)

    def test_the_owner_has_one_activity_of_the_last_reminder(self):
        deal = self.protected(days=20)
        self.run_job()
        with freeze_time(fields.Datetime.now() + timedelta(days=10)):
            self.run_job()
        self.assertEqual(len(self.activities(deal, "protection")), 1)

    def test_what_is_decided_over_or_asked_for_is_not_reminded_of(self):
        won, lost, over, held = (self.protected(days=10) for _each in range(4))
        won.lead_id.action_set_won()
        lost.lead_id.action_set_lost()
        over._move_to("expired")
        self.ask(held)
        self.run_job()
        for deal in (won, lost, over, held):
            self.assertEqual(self.reminded(deal), 0)

    def test_more_days_begin_the_reminders_anew(self):
        deal = self.protected(days=10)
        self.run_job()
        self.approve(self.ask(deal))
        self.assertEqual(deal.reminded_step, 0)
        with freeze_time(fields.Datetime.now() + timedelta(days=11)):
            self.run_job()
        self.assertEqual(self.reminded(deal), 2)

    def test_where_the_author_has_left_a_supervisor_is_told(self):
        deal = self.protected(days=10)
        self.member(self.partner_a).with_user(self.channel_own).action_disable()
        self.run_job()
        mail = self.mails(deal, SOON)
        self.assertEqual(mail.recipient_ids, self.supervisor_a.partner_id)

    def test_a_run_that_is_killed_goes_on_with_the_next(self):
        deals = self.protected(days=10) | self.protected(days=11)
        with patch.object(
            self.registry["ir.cron"], "_commit_progress", lambda *_args, **_kwargs: 0
        ):
            self.env["prm.registration"]._cron_protection()
        self.assertEqual([self.reminded(deal) for deal in deals], [1, 0])
        self.run_job()
        self.assertEqual([self.reminded(deal) for deal in deals], [1, 1])
        self.run_job()
        self.assertEqual([self.reminded(deal) for deal in deals], [1, 1])
