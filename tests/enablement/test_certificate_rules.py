"""Certificates: whose they are, when they count, who may enter them."""

from datetime import date, timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..program.money_common import MoneyCase


@tagged("post_install", "-at_install", "prm_once")
class TestCertificateRules(MoneyCase):
    # -------------------------------------------------------------------- person

    def test_the_person_is_of_the_partner(self):
        self.assertTrue(self.certificate(self.colleague_a.partner_id))
        strangers = (self.partner_b.partner_id, self.organization_a)
        for person in (*strangers, self.employee.partner_id):
            with self.refused("person of the partner", ValidationError):
                self.certificate(person)

    def test_who_leaves_later_makes_no_error(self):
        certificate = self.certificate()
        self.partner_a.partner_id.parent_id = self.organization_b
        certificate.write({"result": "failed", "date_expiry": "2030-01-31"})
        self.assertEqual(certificate.organization_id, self.organization_a)

    def test_the_partner_of_a_certificate_stays(self):
        certificate = self.certificate()
        certificate.partnership_id = self.partnership_a
        with self.refused("cannot be changed"):
            certificate.partnership_id = self.partnership_b

    def test_it_does_not_end_before_it_starts(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.certificate(date_event="2026-05-02", date_expiry="2026-05-01")

    def test_one_without_an_end_has_nothing_to_say_of_it(self):
        endless = self.certificate(date_expiry=False)
        self.assertEqual(endless.type, "certification")
        self.assertEqual(endless._expiry_effect(), "")

    def test_it_may_end_on_the_day_of_the_event(self):
        short = self.certificate(date_event="2026-05-02", date_expiry="2026-05-02")
        self.assertEqual(short.date_expiry, short.date_event)

    # ------------------------------------------------------------------ validity

    @freeze_time("2026-06-15 12:00:00")
    def test_status_and_days_left_follow_the_dates(self):
        today = date(2026, 6, 15)
        table = (
            ({}, "valid", 0),
            ({"date_expiry": today + timedelta(91)}, "valid", 91),
            ({"date_expiry": today + timedelta(90)}, "expiring", 90),
            ({"date_expiry": today}, "expiring", 0),
            ({"date_expiry": today - timedelta(1)}, "expired", 0),
            ({"date_event": today}, "valid", 0),
            ({"date_event": today + timedelta(1)}, "planned", 0),
            ({"result": "planned"}, "planned", 0),
            ({"result": "failed", "date_expiry": today}, "failed", 0),
            ({"active": False}, "archived", 0),
        )
        everything = self.env["prm.certificate"]
        for values, validity, days in table:
            certificate = self.certificate(**values)
            found = (certificate.validity, certificate.days_left)
            self.assertEqual(found, (validity, days), values)
            everything |= certificate
        searched = everything.search(
            [("is_valid", "=", True), ("id", "in", everything.ids)]
        )
        self.assertEqual(searched, everything.filtered("is_valid"))
        others = everything.with_context(active_test=False).search(
            [("is_valid", "=", False), ("id", "in", everything.ids)]
        )
        self.assertEqual(others, everything - searched)

    # ------------------------------------------------------------- figures are due

    def test_what_counts_marks_the_figures_and_the_rest_does_not(self):
        certificate = self.certificate()
        for values in (
            {"result": "failed"},
            {"type": "training"},
            {"date_expiry": "2030-01-31"},
            {"date_event": "2025-01-31"},
            {"active": False},
            {"partner_id": self.colleague_a.partner_id.id},
        ):
            certificate.sudo().score_due = False
            certificate.write(values)
            self.assertTrue(certificate.score_due, values)
        certificate.sudo().score_due = False
        certificate.write({"name": "Other name", "payment_method": "fund"})
        self.assertFalse(certificate.score_due)

    def test_a_deleted_one_marks_the_figures_of_the_partner(self):
        certificate = self.certificate()
        self.partnership_a.score_due = False
        certificate.with_user(self.channel_admin).unlink()
        self.assertTrue(self.partnership_a.score_due)

    # -------------------------------------------------------------------- rights

    def test_who_reads(self):
        certificate = self.certificate(self.colleague_a.partner_id)
        for user in (self.partner_a, self.supervisor_a, self.channel_own):
            mine = certificate.with_user(user)
            self.assertEqual((mine.is_valid, mine.validity), (True, "valid"))
        for user in (self.partner_b, self.channel_other, self.salesperson):
            with self.assertRaises(AccessError, msg=user.login):
                certificate.with_user(user).read(["name"])

    def test_partners_read_nothing_of_the_reminders(self):
        certificate = self.certificate().with_user(self.supervisor_a)
        for name in ("reminded_step", "expiry_effect", "activity_ids", "message_ids"):
            with self.assertRaises(AccessError, msg=name):
                certificate.read([name])

    def test_who_writes_and_creates(self):
        for user in (self.channel_all, self.channel_admin):
            self.certificate(user=user).name = "Other"
        with self.assertRaises(AccessError):
            self.certificate(user=self.channel_own)
        certificate = self.certificate()
        certificate.with_user(self.channel_own).result = "failed"
        for user in (self.channel_other, self.salesperson, self.supervisor_a):
            with self.assertRaises(AccessError, msg=user.login):
                certificate.with_user(user).result = "passed"
            with self.assertRaises(AccessError, msg=user.login):
                self.certificate(user=user)
        for user in (self.channel_own, self.channel_all, self.supervisor_a):
            with self.assertRaises(AccessError, msg=user.login):
                certificate.with_user(user).unlink()

    # -------------------------------------------------------------------- dialog

    def add(self, user, what="certificate", partnership=None, **values):
        """Fill in the dialog as ``user`` and confirm; return what is new."""
        models = {"certificate": "prm.certificate", "fund": "prm.fund.entry"}
        records = self.env[models.get(what, "prm.marketing.activity")]
        before = records.search([])
        dialog = (
            self.env["prm.partnership.add"]
            .with_user(user)
            .create(
                {
                    "partnership_id": (partnership or self.partnership_a).id,
                    "what": what,
                    "name": "Added",
                    **values,
                }
            )
        )
        dialog.action_confirm()
        return records.search([]) - before

    def test_own_partners_get_certificates_by_the_dialog(self):
        person = self.partner_a.partner_id
        for user in (self.channel_own, self.channel_all):
            added = self.add(user, partner_id=person.id, date_expiry="2031-12-31")
            self.assertEqual(added.partner_id, person)
            self.assertEqual(added.partnership_id, self.partnership_a)
            self.assertEqual(added.result, "passed")
            self.assertEqual(added.create_uid, user)
        with self.refused("person of the partner", ValidationError):
            self.add(self.channel_own, partner_id=self.partner_b.partner_id.id)
        with self.refused("person of the partner"):
            self.add(self.channel_own)

    def test_the_dialog_adds_activities_and_lines_of_the_fund(self):
        credit = self.add(self.channel_own, "fund", kind="credit", amount=50)
        self.assertEqual((credit.origin, credit.amount), ("manual", 50))
        activity = self.add(
            self.channel_own, "activity", budget=20, activity_type="webinar"
        )
        self.assertEqual((activity.state, activity.type), ("draft", "webinar"))
        self.assertEqual(activity.date, fields.Date.today())
        with self.refused("too little"):
            self.add(self.channel_own, "fund", kind="debit", amount=51)

    def test_the_dialog_adds_nothing_to_other_peoples_partners(self):
        for user in (self.channel_other, self.salesperson, self.supervisor_a):
            for what in ("certificate", "activity", "fund"):
                with self.assertRaises(AccessError, msg=f"{user.login} {what}"):
                    self.add(
                        user, what, amount=1, partner_id=self.partner_a.partner_id.id
                    )

    def test_the_dialog_of_a_partnership_knows_it(self):
        dialogs = self.env["prm.partnership.add"].with_user(self.channel_own)
        here = dialogs.with_context(
            active_model="prm.partnership", active_id=self.partnership_a.id
        )
        values = here.default_get(["partnership_id"])
        self.assertEqual(values["partnership_id"], self.partnership_a.id)
        self.assertFalse(dialogs.default_get(["partnership_id"]).get("partnership_id"))
        self.partnership_b.action_suspend()
        only = dialogs.default_get(["partnership_id"])["partnership_id"]
        self.assertEqual(only, self.partnership_a.id)
