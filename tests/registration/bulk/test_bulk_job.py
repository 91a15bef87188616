"""The job of files: as fast as its sender's limits allow, and not in the way."""

from odoo import fields
from odoo.tests import tagged

from ....policy import limits
from ...http_common import PrmHttpCase
from .bulk_common import BulkMixin, csv_of, row


@tagged("post_install", "-at_install")
class TestBulkJob(BulkMixin, PrmHttpCase):
    def setUp(self):
        super().setUp()
        # One minute, however long a test takes.
        begun = fields.Datetime.now().replace(second=0, microsecond=0)
        self.patch(limits, "window", lambda _kind, _now: (begun, 60))

    def next_minute(self):
        """Forget what was counted of companies, as another minute does."""
        self.env["prm.limit"].search([("kind", "=", "probes")]).unlink()

    def test_more_companies_than_a_minute_allows_wait_for_the_next_one(self):
        self.set_limit("probes", 4)
        page = self.checked(csv_of([row(1), row(2), row(3)]))
        self.assertTrue(page.has_class("prm_bulk_progress"))
        run = self.last_run()
        self.assertEqual((run.state, run.checked), ("checking", 2))
        jobs = self.env["ir.cron.trigger"].search(
            [("cron_id", "=", self.env.ref("prm.ir_cron_bulk").id)]
        )
        self.assertTrue(jobs.filtered(lambda each: each.call_at > run.create_date))
        self.next_minute()
        self.work()
        self.assertEqual(run.state, "ready")

    def test_half_of_the_limit_is_left_to_the_form_of_who_sent_it(self):
        self.set_limit("probes", 5)
        self.checked(csv_of([row(number) for number in range(1, 8)]))
        self.assertEqual(self.spent("probes"), 2)
        for number in (11, 12, 13):
            data = self.form_data(self.partner_a, **row(number))
            answer = self.send("/registrations", data, user=self.partner_a)
            self.assertEqual(answer.status, 303, answer.text)
        self.assertEqual(self.spent("probes"), 5, "and no more than the limit")
        data = self.form_data(self.partner_a, **row(14))
        answer = self.send("/registrations", data, user=self.partner_a)
        self.assertEqual(answer.status, 429)

    def test_what_the_form_has_asked_is_not_asked_once_more_by_the_job(self):
        self.set_limit("probes", 4)
        for number in (11, 12):
            self.register_by_form(self.partner_a, **row(number))
        self.checked(csv_of([row(1), row(2)]))
        run = self.last_run()
        self.assertEqual((run.state, run.checked), ("checking", 0))
        self.assertEqual(self.spent("probes"), 2)
        self.next_minute()
        self.work()
        self.assertEqual((run.state, run.checked), ("ready", 2))

    def test_a_part_smaller_than_a_step_is_used_up(self):
        self.set_limit("probes", 26)
        self.checked(csv_of([row(number) for number in range(1, 16)]))
        self.assertEqual(self.last_run().checked, 13)

    def test_a_limit_of_one_is_taken_by_whoever_comes_first(self):
        self.set_limit("probes", 1)
        self.checked(csv_of([row(1), row(2)]))
        self.assertEqual(self.last_run().checked, 1)
        self.assertEqual(self.spent("probes"), 1)

    def test_two_files_of_one_person_share_one_part(self):
        self.set_limit("probes", 4)
        for first in (1, 11):
            self.send_file(csv_of([row(first), row(first + 1)]))
        self.work()
        runs = self.env["prm.bulk.registration"].search([], limit=2)
        self.assertEqual(sorted(runs.mapped("checked")), [0, 2])
        self.assertEqual(self.spent("probes"), 2)

    def test_the_page_says_how_many_rows_a_minute_are_checked(self):
        self.set_limit("probes", 4)
        page = self.checked(csv_of([row(1), row(2), row(3)]))
        self.assertIn("2 rows a minute at most", page.text)
