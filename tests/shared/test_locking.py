"""Locks on rows: with real transactions, one of which comes second."""

import threading

from psycopg2.errors import LockNotAvailable

from odoo import SUPERUSER_ID, api
from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL, mute_logger

from ..race_common import PATIENCE, RaceCase

# Asks who is blocked by the transaction of this process.
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = %s"


@tagged("-at_install", "post_install")
class TestLocking(TransactionCase):
    def test_who_exists_is_returned_in_the_order_of_ids(self):
        tags = self.env["res.partner.category"].create([{"name": n} for n in "abc"])
        gone = tags[1]
        asked = tags[::-1]
        gone.unlink()
        locked = self.env["prm.locking"]._wait_for(asked)
        self.assertEqual(locked, tags[0] | tags[2])
        self.assertEqual(locked.ids, sorted(locked.ids))

    def test_nobody_is_asked_for_without_records(self):
        with self.assertQueryCount(0):
            self.assertFalse(
                self.env["prm.locking"]._wait_for(self.env["res.partner.category"])
            )

    def test_what_was_read_before_is_read_again_and_nothing_written_is_lost(self):
        tag = self.env["res.partner.category"].create({"name": "a"})
        tag.color = 3  # not in the database yet
        self.env["prm.locking"]._wait_for(tag)
        self.env.cr.execute(
            "UPDATE res_partner_category SET color = color + 1 WHERE id = %s", [tag.id]
        )
        self.assertEqual(tag.color, 4)

    def test_marks_are_written_where_the_condition_holds(self):
        tags = self.env["res.partner.category"].create(
            [{"name": "a", "color": 1}, {"name": "b", "color": 2}]
        )
        self.assertEqual(tags.mapped("color"), [1, 2])
        marked = self.env["prm.locking"]._mark_free(
            *("res.partner.category", "color", 9),
            SQL("color = %s AND id = ANY(%s)", 2, tags.ids),
            column="parent_id",
        )
        self.assertEqual(marked, {tags[1].id: None})
        self.assertEqual(tags.mapped("color"), [1, 9])


@tagged("-at_install", "post_install")
class TestLockingRace(RaceCase):
    @classmethod
    def _create_data(cls):
        cls.tags = cls.env["res.partner.category"].create(
            [{"name": "first", "color": 0}, {"name": "second", "color": 0}]
        )

    def other(self):
        """Return a transaction of its own, to be closed by the test."""
        cr = self.registry.cursor()
        self.addCleanup(cr.close)
        cr.execute("SELECT 1")  # here it takes its snapshot
        return api.Environment(cr, SUPERUSER_ID, {})

    def wait_in_thread(self, env, tags):
        """Let another thread wait for the rows; return it and its list of results."""
        outcome = []

        def wait():
            threading.current_thread().dbname = self.registry.db_name
            try:
                with mute_logger("odoo.sql_db"):
                    outcome.append(env["prm.locking"]._wait_for(tags.with_env(env)))
            except Exception as error:
                outcome.append(error)

        thread = threading.Thread(target=wait)
        pid = env.cr._cnx.get_backend_pid()
        thread.start()
        self.assertTrue(self.blocked(pid), "it does not wait")
        return thread, outcome

    def blocked(self, pid):
        """Tell whether the transaction waits for a lock before long."""
        with self.registry.cursor() as cr:
            for _attempt in range(200):
                cr.execute(WAITING, [pid])
                if cr.fetchone()[0]:
                    return True
                cr.execute("SELECT pg_sleep(0.02)")
        return False

    def test_the_second_one_waits_for_the_first(self):
        second = self.other()
        with self.committed() as env:
            env["prm.locking"]._wait_for(self.here(self.tags))
            thread, outcome = self.wait_in_thread(second, self.tags)
            self.assertFalse(outcome)
        thread.join(PATIENCE)
        self.assertEqual(outcome[0].ids, self.tags.ids)

    def test_the_second_one_is_refused_when_the_first_has_changed_something(self):
        second = self.other()
        with self.committed() as env:
            env["prm.locking"]._wait_for(self.here(self.tags))
            thread, outcome = self.wait_in_thread(second, self.tags)
            self.here(self.tags[0]).color = 5
        thread.join(PATIENCE)
        self.assertEqual(outcome[0].pgcode, "40001", outcome)

    def refer(self):
        """Refer to the first row as a new record does, without waiting."""
        with self.registry.cursor() as cr:
            cr.execute(
                "SELECT id FROM res_partner_category WHERE id = %s"
                " FOR KEY SHARE NOWAIT",
                [self.tags[0].id],
            )
            return bool(cr.fetchall())

    def test_others_refer_to_the_rows_meanwhile_if_they_may(self):
        with self.committed() as env:
            env["prm.locking"]._wait_for(self.here(self.tags), allow_referencing=True)
            self.assertTrue(self.refer())

    def test_others_do_not_refer_to_the_rows_unless_they_may(self):
        with self.committed() as env, mute_logger("odoo.sql_db"):
            env["prm.locking"]._wait_for(self.here(self.tags))
            with self.assertRaises(LockNotAvailable):
                self.refer()

    def test_rows_that_somebody_holds_are_not_marked(self):
        busy, free = self.tags
        other = self.other()
        with self.committed() as env:
            env["prm.locking"]._wait_for(self.here(busy))
            marked = other["prm.locking"]._mark_free(
                *("res.partner.category", "color", 7),
                SQL("id = ANY(%s)", self.tags.ids),
            )
            other.cr.commit()
        self.assertEqual(list(marked), free.ids)
        with self.committed():
            self.assertNotEqual(self.here(busy).color, 7)
            self.assertEqual(self.here(free).color, 7)
