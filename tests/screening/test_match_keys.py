"""Keys that were stored with other rules or facts are renewed, and nothing else."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import SQL

from ...models.common.customer_match_mixin import MATCH_FIELDS
from ...models.screening import match_keys
from ...models.screening.stored_keys import INDEXES
from ...policy import match_facts
from ..common import PrmCase

JOB = "prm.ir_cron_match_keys"
LOGGER = "odoo.addons.prm.models.screening.match_keys"


@tagged("-at_install", "post_install")
class TestMatchKeys(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.customer = cls._create_organization(
            "Zephyr Works GmbH",
            website="https://www.zephyr-works.example/en",
            vat="DE136695976",
            email="info@zephyr-works.example",
        )
        cls.archived = cls.customer.copy({"name": "Zephyr Old AG", "active": False})
        cls.lead = cls.env["crm.lead"].create(
            {"name": "Zephyr", "partner_name": "Zephyr Works Ltd."}
        )

    def setUp(self):
        super().setUp()
        deal = self._register(customer_name="Zephyr Works, Inc.", ask_review=True)
        self.all = (self.customer, self.archived, self.lead, deal.sudo())
        self.env["prm.match.keys"]._renew_all()
        self.right = self.now()

    def keys(self, record):
        """Return the keys of a record as they are stored."""
        record.flush_recordset()
        record.invalidate_recordset(MATCH_FIELDS)
        return [record[name] for name in MATCH_FIELDS]

    def spoil(self, record):
        """Store keys as another version may have left them."""
        record.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET prm_match_name = 'zephyr works gmbh',"
                " prm_match_words = NULL, prm_match_number = 'X' WHERE id = %s",
                SQL.identifier(record._table),
                record.id,
            )
        )
        record.invalidate_recordset(MATCH_FIELDS)

    def other_facts(self):
        """Let the stored keys be of other facts than today's."""
        self.env["prm.match.keys"].search([]).stamp = "of before"

    def run_job(self):
        """Run the job as the scheduler does, with commits of its own."""
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def versions(self):
        """Return what changes in the database when a row is written."""
        self.env.flush_all()
        rows = []
        for record in self.all:
            query = "SELECT ctid::text, write_date FROM %s WHERE id = %s"
            table = SQL.identifier(record._table)
            rows += self.env.execute_query(SQL(query, table, record.id))
        return rows

    def now(self):
        return [self.keys(record) for record in self.all]

    # -------------------------------------------------------------------- the job

    def test_other_facts_let_the_job_renew_all_keys_archived_ones_too(self):
        for record in self.all:
            self.spoil(record)
        self.assertNotEqual(self.now(), self.right)
        self.other_facts()
        self.run_job()
        self.assertEqual(self.now(), self.right)

    def test_the_same_facts_leave_everything_as_it_is(self):
        self.spoil(self.customer)
        spoilt = self.now()
        self.run_job()
        self.assertEqual(self.now(), spoilt)

    def test_keys_that_come_out_as_they_were_are_not_written(self):
        before = self.versions()
        self.other_facts()
        self.run_job()
        self.assertEqual(self.versions(), before)
        self.run_job()
        self.assertEqual(self.versions(), before)

    def test_nobody_is_named_as_who_changed_a_record(self):
        before = [(each.write_date, each.write_uid) for each in self.all]
        for record in self.all:
            self.spoil(record)
        self.other_facts()
        self.env["prm.match.keys"]._renew_all()
        self.env.invalidate_all()
        after = [(each.write_date, each.write_uid) for each in self.all]
        self.assertEqual(after, before)

    def test_another_version_of_a_library_is_another_fact(self):
        lines = self.env["prm.match.keys"]
        self.assertFalse(lines._due())
        match_facts.stamp.cache_clear()
        self.addCleanup(match_facts.stamp.cache_clear)
        with patch.object(match_facts, "version", lambda library: "9999.1"):
            self.assertEqual(
                set(lines._due().mapped("model")), set(match_keys.COMPARED)
            )
            self.assertEqual(set(lines._due().mapped("position")), {0})

    def test_every_model_with_keys_is_renewed(self):
        heirs = {
            name
            for name, model in self.registry.items()
            if (field := model._fields.get("prm_match_words")) and field.store
            if not model._abstract
        }
        self.assertEqual(heirs, set(match_keys.COMPARED))

    def test_small_batches_reach_every_row(self):
        for record in self.all:
            self.spoil(record)
        self.other_facts()
        with patch.object(match_keys, "BATCH", 1):
            self.run_job()
        self.assertEqual(self.now(), self.right)

    def test_the_log_says_how_far_it_is_and_how_long_it_took(self):
        self.other_facts()
        quick = patch.multiple(match_keys, BATCH=2, SILENCE=-1)
        with self.assertLogs(LOGGER) as said, quick:
            self.env["prm.match.keys"]._renew_all()
        contacts = self.env["res.partner"].with_context(active_test=False)
        total = contacts.search_count([])
        start = f"Keys of res.partner: 2 of {total} rows looked at, 0 renewed, in "
        self.assertTrue([line for line in said.output if start in line], said.output)
        self.assertTrue(said.output[-1].endswith("(done)"), said.output[-1])

    # ------------------------------------------------------------------ new columns

    def indexes(self):
        """Return our own indexes of the keys of leads: they have comments."""
        self.env.cr.execute(INDEXES, ["crm_lead", list(MATCH_FIELDS)])
        return {index for index in self.env.cr.fetchall() if index[2]}

    def test_a_new_column_is_filled_in_batches_not_by_the_orm_at_once(self):
        indexes = self.indexes()
        self.assertTrue(indexes)
        for name in ("prm_match_words", "prm_match_number"):
            self.env.cr.execute(
                SQL("ALTER TABLE crm_lead DROP COLUMN %s", SQL.identifier(name))
            )
        self.env.invalidate_all()
        computed = []
        with patch.object(
            self.registry["crm.lead"],
            "_compute_prm_match",
            lambda leads: computed.extend(leads.ids),
        ):
            self.registry.init_models(self.env.cr, ["crm.lead"], {"module": "prm"})
        self.assertEqual(self.keys(self.lead), self.right[2])
        self.assertFalse(computed)
        self.assertEqual(self.indexes(), indexes)
