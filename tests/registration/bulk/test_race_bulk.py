"""Files among real transactions: killed in the middle, twice at once, among others."""

import itertools
import uuid
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from ....forms.bulk_form import BulkRow
from ....forms.registration_form import FormRules
from ...race_common import RaceCase
from .bulk_common import csv_of, row

BASES = itertools.count(1000, 1000)


class Killed(BaseException):
    """The process ends here."""


@tagged("post_install", "-at_install")
class TestRaceBulk(RaceCase):
    """Committed rows; the job runs in transactions of its own."""

    ROWS = 4

    def begin(self, env, digest="d"):
        """Send a file as its page does; return the id of what came of it."""
        portal = env["prm.portal"]._for_user()[:1]
        partnership = portal._own_partnership()
        service = env["prm.bulk.columns"]
        columns = service._of(partnership)
        reading = env["prm.bulk.reading"]
        data = csv_of([row(self.base + number) for number in range(self.ROWS)])
        sheet, table = reading._read(columns, "a.csv", data)
        rules = FormRules(**env["prm.registration.form"]._rules(partnership))
        first = env["prm.registration.form"]._first_texts(partnership)
        forms = [
            BulkRow(each, columns, rules, service._reader(), first).plain()
            for each in table.rows
        ]
        file = {"name": "a.csv", "sheet": sheet, "digest": digest}
        stored = reading._stored(table.rows)
        return env["prm.bulk.desk"]._begin_sudo(portal, file, stored, forms).id

    def work(self):
        """Run the job, committed."""
        with self.committed() as env:
            env["prm.bulk.job"]._work()

    def confirmed(self):
        """Return the id of a file that was checked and confirmed."""
        digest = uuid.uuid4().hex
        with self.committed(self.partner_a) as env:
            run_id = self.begin(env, digest)
        self.work()
        with self.committed(self.partner_a) as env:
            self.confirm(env, run_id)
        return run_id

    def confirm(self, env, run_id):
        run_sudo = env["prm.bulk.registration"].sudo().browse(run_id)
        env["prm.bulk.desk"]._confirm(run_sudo, run_sudo.forms)

    def facts(self, run_id):
        """Return state and number of registrations of a file, as committed."""
        with self.committed() as env:
            run = env["prm.bulk.registration"].browse(run_id)
            return run.state, len(run.registration_ids)

    def progress(self, run_id):
        with self.committed() as env:
            found = env["prm.bulk.progress"].search([("run_id", "=", run_id)])
            return found.done, found.attempts

    def setUp(self):
        super().setUp()
        self.base = next(BASES)  # no two tests speak of the same customers
        with self.committed() as env:
            env["ir.config_parameter"].set_param("prm.limit_probes", 1000)

    def test_a_killed_registration_leaves_nothing_and_begins_again(self):
        run_id = self.confirmed()
        many = self.registry["prm.bulk.many"]
        register, seen = many._register_row, []

        def die(service, run, partnership, one, values):
            if len(seen) == self.ROWS - 1:
                raise Killed
            seen.append(one["line"])
            register(service, run, partnership, one, values)

        with patch.object(many, "_register_row", die), self.assertRaises(Killed):
            self.work()
        self.assertEqual(len(seen), self.ROWS - 1)
        self.assertEqual(self.facts(run_id), ("registering", 0))
        self.work()
        self.assertEqual(self.facts(run_id), ("done", self.ROWS))
        self.work()
        self.assertEqual(self.facts(run_id), ("done", self.ROWS))

    def test_the_progress_is_seen_before_the_registrations_are(self):
        run_id = self.confirmed()
        many = self.registry["prm.bulk.many"]
        note, seen = many._note, []

        def watch(service, run, done):
            note(service, run, done)
            with self.registry.cursor() as cr:
                cr.execute(
                    "SELECT done, (SELECT count(*) FROM prm_registration"
                    " WHERE bulk_id = run_id) FROM prm_bulk_progress"
                    " WHERE run_id = %s",
                    [run.id],
                )
                seen.extend(cr.fetchall())

        room = "odoo.addons.prm.models.registration.bulk.many.STEP"
        with patch.object(many, "_note", watch), patch(room, 2):
            self.work()
        self.assertEqual(seen, [(2, 0), (4, 0)])
        self.assertEqual(self.facts(run_id), ("done", self.ROWS))

    def test_a_file_that_fails_again_and_again_is_given_back(self):
        run_id = self.confirmed()
        many = self.registry["prm.bulk.many"]
        with (
            patch.object(many, "_register_row", side_effect=ValueError("broken")),
            mute_logger("odoo.addons.prm.models.common.batch"),
        ):
            for _attempt in range(5):
                self.work()
                self.assertEqual(self.facts(run_id), ("registering", 0))
            self.work()
        self.assertEqual(self.facts(run_id), ("faulty", 0))

    def test_the_same_file_sent_twice_at_once_is_one(self):
        sent = self.race(*[(self.partner_a, self.begin)] * 2)
        self.assertEqual(sent[0], sent[1], sent)
        self.work()
        self.assertEqual(self.facts(sent[0])[0], "ready")
        self.race(*[(self.partner_a, lambda env: self.confirm(env, sent[0]))] * 2)
        self.work()
        self.assertEqual(self.facts(sent[0]), ("done", self.ROWS))
        with self.committed(self.partner_a) as env:
            self.assertEqual(self.begin(env), sent[0])

    def test_a_rival_of_the_same_moment_comes_before_all_rows_or_after_them(self):
        run_id = self.confirmed()
        many = self.registry["prm.bulk.many"]
        claim, rivals = many._claim, [row(self.base + 2)["customer_name"]]

        def be_late(service, partnership, values):
            while rivals:
                with self.registry.cursor() as cr:
                    env = self.env(cr=cr, user=self.partner_b.id)
                    here = self.env
                    type(self).env = env
                    self._register(
                        self.partner_b.with_env(env), customer_name=rivals.pop()
                    )
                    type(self).env = here
            claim(service, partnership, values)

        with (
            patch.object(many, "_claim", be_late),
            mute_logger("odoo.sql_db", "odoo.addons.prm.models.common.batch"),
        ):
            self.work()
        self.work()
        self.assertEqual(self.facts(run_id), ("faulty", 0))
        with self.committed() as env:
            report = env["prm.bulk.registration"].browse(run_id).report
        self.assertEqual(report[0]["errors"], {"customer_name": "customer_known"})
