"""Reminders 90, 30 and 7 days before a certificate expires, and its end."""

from datetime import date, timedelta
from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..program.money_common import MoneyCase

JOB = "prm.ir_cron_certificate_remind"
LOGGER = "odoo.addons.prm.models.common.batch"
END = date(2027, 1, 1)


@tagged("post_install", "-at_install")
class TestCertificateReminders(MoneyCase):
    def run_job(self):
        """Run the job as the scheduler does, with commits of its own."""
        with self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()

    def run_on(self, days):
        """Run the job so many days before the end; return the mails to partners."""
        before = self.env["mail.mail"].search([])
        with freeze_time(f"{END - timedelta(days)} 10:00:00"):
            self.run_job()
        mails = self.env["mail.mail"].search([]) - before
        return mails.filtered(lambda mail: mail.recipient_ids.partner_share)

    def expiring(self, **values):
        return self.certificate(
            **{"date_event": "2026-01-01", "date_expiry": END, **values}
        )

    def people(self, *users):
        people = self.env["res.partner"]
        for user in users:
            people |= user.partner_id
        return people

    # ----------------------------------------------------------------------- who

    def test_the_person_and_the_supervisors_get_one_mail_each(self):
        self.expiring()
        mails = self.run_on(30)
        self.assertEqual(len(mails), 2)
        told = self.people(self.partner_a, self.supervisor_a)
        self.assertEqual(mails.recipient_ids, told)
        self.assertEqual(
            set(mails.mapped("subject")),
            {f"Certified engineer of {self.partner_a.name} expires on January 1, 2027"},
        )

    def test_a_person_without_access_is_not_told_and_the_supervisor_is(self):
        member = self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.partner_a
        )
        member.action_disable()
        self.expiring()
        told = self.run_on(30).recipient_ids
        self.assertEqual(told, self.supervisor_a.partner_id)

    def test_partners_are_not_told_while_nobody_is_assigned_and_the_owner_is(self):
        self.partnership_a.user_ids = False
        certificate = self.expiring()
        self.assertFalse(self.run_on(30))
        self.assertEqual(certificate.activity_ids.user_id, self.channel_own)

    def test_nobody_is_told_while_the_partnership_is_suspended(self):
        certificate = self.expiring()
        self.partnership_a.action_suspend()
        self.assertFalse(self.run_on(30))
        self.assertFalse(certificate.activity_ids)
        self.partnership_a.action_activate()
        self.assertTrue(self.run_on(29))

    def test_the_owner_has_one_activity_of_the_last_reminder(self):
        certificate = self.expiring()
        for days in (90, 30, 7):
            self.run_on(days)
            [activity] = certificate.activity_ids
            self.assertEqual(activity.user_id, self.channel_own)
            self.assertEqual(activity.date_deadline, END)
            self.assertIn("January 1, 2027", activity.summary)
        certificate.date_expiry = date(2029, 1, 1)
        self.assertFalse(certificate.activity_ids)

    # ---------------------------------------------------------------------- when

    def test_each_reminder_comes_once(self):
        self.expiring()
        told = {days: len(self.run_on(days)) for days in (91, 90, 89, 31, 30, 8, 7, 0)}
        self.assertEqual(told, {91: 0, 90: 2, 89: 0, 31: 0, 30: 2, 8: 0, 7: 2, 0: 0})
        self.assertFalse(self.run_on(7))

    def test_days_without_the_job_skip_what_is_past(self):
        certificate = self.expiring()
        self.assertTrue(self.run_on(85))
        self.assertEqual(len(self.run_on(5)), 2)
        self.assertEqual(certificate.reminded_step, 7)
        self.assertFalse(self.run_on(4))

    def test_the_last_day_reminds_and_the_day_after_does_not(self):
        self.expiring()
        self.expiring(name="Other").date_expiry = END - timedelta(1)
        mails = self.run_on(0)
        self.assertEqual(len(mails), 2)
        self.assertIn("Certified engineer", mails[0].subject)

    def test_a_changed_end_starts_anew(self):
        certificate = self.expiring()
        self.assertTrue(self.run_on(7))
        certificate.date_expiry = END + timedelta(1)
        self.assertEqual(certificate.reminded_step, 0)
        self.assertTrue(self.run_on(6))

    def test_what_does_not_count_reminds_nobody(self):
        self.expiring(result="failed")
        self.expiring(result="planned")
        self.expiring(active=False)
        self.expiring(date_expiry=False)
        self.assertFalse(self.run_on(30))

    def test_who_renewed_already_is_left_alone(self):
        self.expiring()
        self.certificate(date_expiry=END + timedelta(365))
        self.assertFalse(self.run_on(30))
        self.expiring(name="Certified architect")
        self.assertTrue(self.run_on(30))

    # ----------------------------------------------------------------------- job

    def test_one_that_fails_does_not_stop_the_others(self):
        bad = self.expiring(name="Bad")
        good = self.expiring(name="Good")
        mail = type(self.partnership_a)._mail_partner

        def fail_once(partnership, template, record=None, **values):
            if record == bad:
                raise ValueError("no mail today")
            return mail(partnership, template, record=record, **values)

        with (
            patch.object(type(self.partnership_a), "_mail_partner", fail_once),
            mute_logger(LOGGER),
        ):
            self.assertEqual(len(self.run_on(30)), 2)
        self.assertEqual((bad.reminded_step, good.reminded_step), (0, 30))
        self.assertEqual(len(self.run_on(29)), 2)
        self.assertEqual(bad.reminded_step, 30)

    def test_a_run_that_is_out_of_time_goes_on_with_the_next(self):
        certificates = self.expiring(name="First") | self.expiring(name="Second")
        with (
            freeze_time(f"{END - timedelta(30)} 10:00:00"),
            patch.object(
                self.registry["ir.cron"], "_commit_progress", lambda *_a, **_kw: 0
            ),
        ):
            self.env["prm.certificate"]._cron_remind()
        self.assertEqual(sorted(certificates.mapped("reminded_step")), [0, 30])
        self.assertEqual(len(self.run_on(30)), 2)
        self.assertEqual(certificates.mapped("reminded_step"), [30, 30])

    def test_an_expired_one_makes_the_score_due_once(self):
        certificate = self.expiring().sudo()
        certificate.score_due = False
        with freeze_time(f"{END} 10:00:00"):
            self.run_job()
        self.assertFalse(certificate.score_due)
        for _run in range(2):
            with freeze_time(f"{END + timedelta(3)} 10:00:00"):
                self.run_job()
            self.assertEqual(certificate.score_due, not _run)
            certificate.score_due = False
        certificate.date_expiry = END + timedelta(1)
        certificate.score_due = False
        with freeze_time(f"{END + timedelta(2)} 10:00:00"):
            self.run_job()
        self.assertTrue(certificate.score_due)

    # --------------------------------------------------------------------- words

    def ask_for_certified_people(self):
        """Let partner A be Silver, which one certified employee keeps: 20 points."""
        parameter = self.env["prm.parameter"].create(
            {
                "name": "Certified people",
                "code": "certified_people_t",
                "value_type": "integer",
                "measure": "certified_employees",
            }
        )
        silver = self.env["prm.tier"].create(
            {
                "program_id": self.program.id,
                "level": 2,
                "name": "Silver",
                "target_points": 20,
            }
        )
        self.env["prm.condition"].create(
            {
                "tier_id": silver.id,
                "parameter_id": parameter.id,
                "kind": "obligation",
                "value": 1,
                "points": 20,
            }
        )
        self.partnership_a.tier_id = silver

    @freeze_time(f"{END - timedelta(30)} 10:00:00")
    def test_form_and_mail_say_what_the_end_will_do(self):
        self.ask_for_certified_people()
        certificate = self.expiring()
        self.assertEqual(
            certificate.expiry_effect,
            "From January 2, 2027, Alder Systems has 0 certified employees: 20 "
            "points fewer and Silver is at risk.",
        )
        for mail in self.run_on(30):
            self.assertIn(certificate.expiry_effect, mail.body_html)

    @freeze_time(f"{END - timedelta(30)} 10:00:00")
    def test_a_second_certified_employee_keeps_the_tier(self):
        self.ask_for_certified_people()
        certificate = self.expiring()
        self.certificate(self.colleague_a.partner_id)
        self.assertEqual(
            certificate.expiry_effect,
            "From January 2, 2027, Alder Systems has 1 certified employee: "
            "Silver is kept.",
        )

    def test_mails_speak_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.supervisor_a.partner_id.lang = "de_DE"
        self.expiring()
        mails = self.run_on(30)
        german = mails.filtered(
            lambda mail: mail.recipient_ids == self.supervisor_a.partner_id
        )
        self.assertIn("1. Januar 2027", german.subject)
        self.assertNotIn("Januar ", (mails - german).subject)
