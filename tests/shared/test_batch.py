"""The one loop of the jobs: whole batches, committed; failures stop nobody else."""

from unittest.mock import patch

from psycopg2 import OperationalError

from odoo.tests import TransactionCase, tagged

from ...models.common import batch as batch_module

LOGGER = batch_module.__name__


class Killed(BaseException):
    """The process ends here."""


@tagged("-at_install", "post_install")
class TestBatch(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.env["prm.batch"]
        cls.tags = cls.env["res.partner.category"].create(
            [{"name": f"tag {number}", "color": 0} for number in range(5)]
        )
        cls.domain = [("id", "in", cls.tags.ids), ("color", "=", 0)]

    def setUp(self):
        super().setUp()
        self.commits = []
        self.left = float("inf")

        def commit(_crons, done=0, *, remaining=None):
            self.env.flush_all()
            self.commits.append(done if remaining is None else ("all", remaining))
            return self.left

        crons = self.registry["ir.cron"]
        self.startPatcher(patch.object(crons, "_commit_progress", commit))

    def color(self, tags):
        tags.color = 1

    def coloured(self):
        self.tags.invalidate_recordset()
        return self.tags.mapped("color")

    def on_each(self, deed, **options):
        return self.batch._on_each(self.tags, self.domain, deed, **options)

    def in_batches(self, deed, size=2):
        return self.batch._in_batches(self.tags, deed, size)

    def failing_on(self, *numbers, error=ValueError):
        """Return a deed that fails on these tags, after it has written."""
        bad = {self.tags[number] for number in numbers}

        def deed(tags):
            self.color(tags)
            tags.flush_recordset()
            if bad & set(tags):
                raise error("broken")

        return deed

    def test_each_record_is_committed_on_its_own(self):
        self.assertTrue(self.batch._run(self.on_each(self.color)))
        self.assertEqual(self.coloured(), [1] * 5)
        self.assertEqual(self.commits, [("all", 5), 1, 1, 1, 1, 1])

    def test_records_are_taken_up_in_the_order_that_is_asked_for(self):
        seen = []
        self.batch._run(self.on_each(seen.append, order="id desc"))
        self.assertEqual(seen, list(self.tags[::-1]))

    def test_batches_are_whole_and_the_last_one_is_what_is_left(self):
        seen = []
        self.batch._run(self.in_batches(lambda tags: seen.append(len(tags))))
        self.assertEqual(seen, [2, 2, 1])
        self.assertEqual(self.commits, [("all", 5), 2, 2, 1])

    def test_a_list_of_ids_does_as_well(self):
        seen = []
        self.batch._run(self.batch._in_batches([7, 8, 9], seen.append, 2))
        self.assertEqual(seen, [[7, 8], [9]])

    def test_nothing_to_do_is_said_and_nothing_done(self):
        work = self.batch._in_batches([], self.fail, 2)
        self.assertTrue(self.batch._run(work))
        self.assertEqual(self.commits, [("all", 0)])

    def test_a_run_takes_up_no_more_than_its_limit_and_tells_of_all(self):
        with patch.object(batch_module, "RUN_LIMIT", 3):
            self.batch._run(self.on_each(self.color))
        self.assertEqual(self.coloured(), [1, 1, 1, 0, 0])
        self.assertEqual(self.commits[0], ("all", 5))

    def test_a_run_that_is_out_of_time_leaves_the_rest(self):
        self.left = 0
        second = self.on_each(self.fail)
        self.assertFalse(self.batch._run(self.on_each(self.color), second))
        self.assertEqual(self.coloured(), [1, 0, 0, 0, 0])

    def test_a_later_work_sees_what_an_earlier_one_did(self):
        seen = []
        works = self.on_each(self.failing_on(3)), self.on_each(seen.append)
        with self.assertLogs(LOGGER):
            self.batch._run(*works)
        self.assertEqual(seen, [self.tags[3]])

    def test_one_that_fails_stops_no_other_and_is_logged_with_its_error(self):
        with self.assertLogs(LOGGER, "ERROR") as said:
            self.assertTrue(self.batch._run(self.on_each(self.failing_on(1))))
        self.assertEqual(self.coloured(), [1, 0, 1, 1, 1])
        [line] = said.output
        self.assertIn(f"res.partner.category({self.tags[1].id},)", line)
        self.assertIn("ValueError: broken", line)

    def test_of_a_batch_that_fails_only_the_bad_ones_are_left(self):
        with self.assertLogs(LOGGER, "ERROR") as said:
            self.batch._run(self.in_batches(self.failing_on(0, 3), size=5))
        self.assertEqual(self.coloured(), [0, 1, 1, 0, 1])
        self.assertEqual(len(said.output), 2)
        self.assertEqual(self.commits, [("all", 5), 5])

    def test_one_that_fails_is_found_by_halves(self):
        fail, sizes = self.failing_on(1), []

        def deed(tags):
            sizes.append(len(tags))
            fail(tags)

        with self.assertLogs(LOGGER, "ERROR"):
            self.batch._run(self.in_batches(deed, size=5))
        self.assertEqual(sizes, [5, 2, 1, 1, 3])
        self.assertEqual(self.coloured(), [1, 0, 1, 1, 1])

    def test_what_others_are_changing_is_no_error(self):
        deed = self.failing_on(2, error=OperationalError)
        with self.assertLogs(LOGGER) as said:
            self.batch._run(self.in_batches(deed))
        self.assertEqual([record.levelname for record in said.records], ["INFO"])
        self.assertEqual(self.coloured(), [1, 1, 0, 1, 1])

    def test_a_run_that_is_killed_has_committed_what_it_reached(self):
        with self.assertRaises(Killed):
            self.batch._run(self.in_batches(self.failing_on(2, error=Killed)))
        self.assertEqual(self.commits, [("all", 5), 2])

    def test_steps_of_ones_own_are_committed_alike(self):
        self.assertTrue(self.batch._run((7, [3, 4]), (1, iter([1]))))
        self.assertEqual(self.commits, [("all", 8), 3, 4, 1])
