"""The daily job: reminders of the due date, the next term, the end."""

from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import PrmCase

JOB = "prm.ir_cron_partnership_terms"
LOGGER = "odoo.addons.prm.models.common.batch"


@tagged("-at_install", "post_install")
class TestPartnershipDue(PrmCase):
    def setUp(self):
        super().setUp()
        self.both = self.partnership_a | self.partnership_b
        self.both.write({"date_start": "2026-01-01", "date_end": "2026-12-31"})

    def run_job(self, day):
        """Run the job on that day, as the scheduler does."""
        with freeze_time(f"{day} 04:00:00"), self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def mails(self):
        return self.env["mail.mail"].search([("subject", "like", "ends in")])

    def activities(self, partnership=None):
        kind = self.env.ref("prm.mail_activity_term")
        activities = (partnership or self.partnership_a).activity_ids
        return activities.filtered(lambda each: each.activity_type_id == kind)

    # ---------------------------------------------------------------- reminders

    def test_partner_and_owner_are_reminded_before_the_due_date(self):
        self.run_job("2026-10-31")
        self.assertFalse(self.mails())
        self.run_job("2026-11-01")
        people = self.mails().recipient_ids
        expected = self.supervisor_a.partner_id | self.supervisor_b.partner_id
        self.assertEqual(people, expected)
        self.assertIn("60 days", self.mails()[0].subject)
        self.assertIn("12/31/2026", self.mails()[0].body_html)
        self.assertIn("/partner/test/program", self.mails()[0].body_html)
        self.assertEqual(self.activities().user_id, self.channel_own)

    def test_the_owner_reads_both_days_in_words_of_his_language(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.channel_own.lang = "de_DE"
        self.run_job("2026-11-01")
        self.assertIn("31.12.2026", self.activities().summary)
        self.assertIn("01.01.2027", self.activities().note)

    def test_each_reminder_comes_once(self):
        expected = {
            "2026-11-02": 2,
            "2026-11-03": 2,
            "2026-12-01": 4,
            "2026-12-02": 4,
            "2026-12-24": 6,
            "2026-12-25": 6,
            "2026-12-31": 6,
        }
        for day, number in expected.items():
            self.run_job(day)
            self.assertEqual(len(self.mails()), number, day)
        self.assertEqual(len(self.activities()), 1)

    def test_a_second_run_on_the_same_day_changes_nothing(self):
        self.run_job("2026-12-01")
        mails, lines = self.mails(), self.both.history_ids
        self.run_job("2026-12-01")
        self.assertEqual(self.mails(), mails)
        self.assertEqual(self.both.history_ids, lines)

    def test_a_job_that_slept_sends_the_last_one_only(self):
        self.run_job("2026-12-28")
        self.assertEqual(len(self.mails()), 2)
        self.assertIn("3 days", self.mails()[0].subject)

    def test_who_is_renewed_is_not_reminded(self):
        self.run_job("2026-11-02")
        with freeze_time("2026-11-10"):
            self.partnership_a.action_renew()
        self.assertFalse(self.activities())
        self.run_job("2026-12-01")
        people = self.mails().recipient_ids
        expected = self.supervisor_a.partner_id | self.supervisor_b.partner_id
        self.assertEqual(people, expected)
        self.assertEqual(len(self.mails()), 3)

    def test_another_due_date_has_reminders_of_its_own(self):
        self.run_job("2026-12-28")
        self.both.date_end = "2027-12-31"
        self.run_job("2027-11-05")
        self.assertEqual(len(self.mails()), 4)

    def test_nobody_of_a_suspended_partner_is_reminded(self):
        self.both.action_suspend()
        self.run_job("2026-12-01")
        self.assertFalse(self.mails())
        self.assertFalse(self.activities())

    # ---------------------------------------------------------------------- end

    def test_the_last_day_counts_and_the_next_one_closes_the_portal(self):
        deal = self._register()
        self.run_job("2026-12-31")
        self.assertEqual(self.partnership_a.state, "active")
        self.run_job("2027-01-01")
        self.assertEqual(self.partnership_a.state, "expired")
        self.assertFalse(deal.has_access("read"))
        lines = self.partnership_a.history_ids
        [line] = lines.filtered(lambda each: each.new == "Expired")
        self.assertEqual(line.old, "Active")
        self.assertEqual(line.cause, "The term ended and was not renewed.")
        self.assertIn("has expired", self.activities().summary)

    def test_the_day_ends_where_the_company_is(self):
        self.company.partner_id.tz = "America/Los_Angeles"
        self.run_job("2027-01-01")  # still the last day of the year there
        self.assertEqual(self.partnership_a.state, "active")
        self.run_job("2027-01-02")
        self.assertEqual(self.partnership_a.state, "expired")

    def test_a_suspended_one_expires_too_and_others_do_not(self):
        self.partnership_a.action_suspend()
        self.partnership_b.action_terminate()
        self.run_job("2027-01-01")
        self.assertEqual(self.partnership_a.state, "expired")
        self.assertEqual(self.partnership_b.state, "terminated")

    def test_one_without_a_due_date_runs_on(self):
        self.partnership_a.date_end = False
        self.run_job("2027-01-01")
        self.assertEqual(self.partnership_a.state, "active")

    def test_a_renewed_one_begins_its_next_term(self):
        with freeze_time("2026-12-01"):
            self.partnership_a.action_renew()
        self.run_job("2027-01-01")
        self.assertEqual(self.partnership_a.state, "active")
        self.assertEqual(self.partnership_a.date_start, date(2027, 1, 1))
        self.assertEqual(self.partnership_b.state, "expired")
        self.run_job("2027-01-01")
        terms = self.partnership_a.history_ids.filtered(
            lambda each: each.what == "term"
        )
        self.assertEqual(len(terms), 1)

    # ------------------------------------------------------------------- faults

    def test_one_that_fails_stops_no_other_and_is_tried_again(self):
        model = self.registry["prm.partnership"]
        explain = model._explain_move
        bad = self.partnership_a

        def fail(partnership, old):
            if partnership == bad:
                raise ValueError("broken")
            return explain(partnership, old)

        with patch.object(model, "_explain_move", fail), mute_logger(LOGGER):
            self.run_job("2027-01-01")
        self.assertEqual(self.both.mapped("state"), ["active", "expired"])
        self.run_job("2027-01-01")
        self.assertEqual(self.both.mapped("state"), ["expired", "expired"])

    @freeze_time("2027-01-01 04:00:00")
    def test_a_run_that_is_out_of_time_goes_on_with_the_next(self):
        with patch.object(
            self.registry["ir.cron"], "_commit_progress", lambda *_args, **_kwargs: 0
        ):
            self.env["prm.partnership"]._cron_terms()
        self.assertEqual(sorted(self.both.mapped("state")), ["active", "expired"])
        self.run_job("2027-01-01")
        self.assertEqual(set(self.both.mapped("state")), {"expired"})
