"""Each job notes what it does; a channel manager reads it, and starts it."""

import logging
from contextlib import suppress
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user, tagged

from ...models.common import batch as batch_module
from ...models.jobs import run as run_module

DONE = 5


class Killed(BaseException):
    """The process ends here."""


@tagged("-at_install", "post_install")
class TestJobs(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cron = cls.env.ref("prm.ir_cron_registration_expire")
        cls.job = cls.env["prm.job"].search([("cron_id", "=", cls.cron.id)])
        cls.tags = cls.env["res.partner.category"].create(
            [{"name": f"tag {number}", "color": 0} for number in range(DONE)]
        )
        cls.manager, cls.user = (
            new_test_user(cls.env, login, groups=f"base.group_user,prm.{group}")
            for login, group in (
                ("jobs_manager", "group_prm_manager"),
                ("jobs_user", "group_prm_user_all"),
            )
        )

    def setUp(self):
        super().setUp()
        self.time = float("inf")

        def commit(_crons, done=0, *, remaining=None):
            self.env.flush_all()
            return self.time

        crons = self.registry["ir.cron"]
        self.startPatcher(patch.object(crons, "_commit_progress", commit))

    def run_job(self, deed, size=2, **context):
        batch = self.env["prm.batch"].with_context(cron_id=self.cron.id, **context)
        return batch._run(batch._in_batches(self.tags, deed, size))

    def color(self, tags):
        tags.color = 1

    def told(self):
        return self.job.state, self.job.done_count, self.job.left_count

    def test_each_scheduled_action_of_ours_has_one_row(self):
        names = self.env["ir.model.data"].search(
            [("model", "=", "ir.cron"), ("module", "=", "prm")]
        )
        jobs = self.env["prm.job"].search([("cron_id", "in", names.mapped("res_id"))])
        self.assertEqual(len(jobs), len(names))
        self.env["prm.job"]._complete_all()
        self.assertEqual(
            self.env["prm.job"].search_count([("name", "!=", "")]),
            len(self.env["prm.job"]._crons_sudo()),
        )

    def test_each_job_notes_its_run_from_its_begin_to_its_end(self):
        self.env["prm.job"]._complete_all()
        for job in self.env["prm.job"].search([]):
            job.write({"state": "never", "started_at": False, "step_at": False})
            with self.subTest(job=job.name), self.enter_registry_test_mode():
                job.cron_id.method_direct_trigger()
                self.assertEqual(job.state, "done")
                self.assertTrue(job.started_at)
                self.assertGreaterEqual(job.step_at, job.started_at)
                self.assertEqual(job.left_count, 0)

    def test_what_was_done_is_noted_and_told_in_the_log(self):
        with self.assertLogs(run_module.__name__, logging.INFO) as log:
            self.run_job(self.color)
        self.assertEqual(self.told(), ("done", DONE, 0))
        self.assertTrue(self.job.started_at)
        self.assertIn("5 done, 0 left, 0 failed", log.output[0])

    def test_a_long_run_is_told_in_the_log_while_it_goes_on(self):
        with (
            patch.object(run_module, "TOLD_EVERY", -1),
            self.assertLogs(run_module.__name__, logging.INFO) as log,
        ):
            self.run_job(self.color)
        self.assertEqual(len(log.output), 4)
        self.assertIn("goes on: 2 done, 3 left", log.output[0])

    def test_nothing_to_do_is_noted_and_not_told(self):
        self.tags = self.tags.browse()
        with self.assertNoLogs(run_module.__name__, logging.INFO):
            self.run_job(self.color)
        self.assertEqual(self.told(), ("done", 0, 0))

    def test_when_its_time_is_over_the_rest_is_named(self):
        self.time = 0
        self.assertFalse(self.run_job(self.color))
        self.assertEqual(self.told(), ("partly", 2, 3))

    def test_of_a_run_that_is_killed_it_is_known_how_far_it_came(self):
        def deed(tags):
            if self.tags[2] in tags:
                raise Killed
            self.color(tags)

        # Not assertRaises: that one takes back what was done.
        with suppress(Killed):
            self.run_job(deed)
        self.assertEqual(self.told(), ("running", 2, 3))
        self.run_job(self.color)
        self.assertEqual(self.told(), ("done", DONE, 0))

    def test_what_failed_is_counted_until_a_run_goes_well(self):
        def deed(tags):
            if self.tags[3] in tags:
                raise ValueError("broken")

        with self.assertLogs(batch_module.__name__, "ERROR"):
            self.run_job(deed)
        self.assertEqual((self.job.state, self.job.failed_count), ("failed", 1))
        self.run_job(self.color)
        self.assertEqual((self.job.state, self.job.failed_count), ("done", 0))

    def test_what_no_scheduled_action_runs_is_not_noted(self):
        batch = self.env["prm.batch"]
        batch._run(batch._in_batches(self.tags, self.color, 2))
        self.assertEqual(self.told(), ("never", 0, 0))

    def test_a_channel_manager_starts_a_job_and_others_see_none(self):
        triggers = self.env["ir.cron.trigger"]
        before = triggers.search_count([("cron_id", "=", self.cron.id)])
        answer = self.job.with_user(self.manager).action_run()
        self.assertIn("minute", str(answer["params"]["message"]))
        after = triggers.search_count([("cron_id", "=", self.cron.id)])
        self.assertEqual(after, before + 1)
        with self.assertRaises(AccessError):
            self.job.with_user(self.user).action_run()
        with self.assertRaises(AccessError):
            self.job.with_user(self.manager).write({"done_count": 0})
