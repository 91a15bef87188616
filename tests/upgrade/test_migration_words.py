"""Delivered reasons and parameters get today's words, if nobody had others."""

from odoo.tests import tagged
from odoo.tools import SQL

from ..common import PrmCase
from .migration_common import migration

OLD, OWN = "We pursue it on our own", "Our own words"


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationWords(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reason = cls.env.ref("prm.reason_rejection_offering")
        cls.parameter = cls.env.ref("prm.parameter_won_count")
        cls.now = {record: record.name for record in (cls.reason, cls.parameter)}

    def age(self, record, text=OLD):
        """Let a record be as a version before made it."""
        self.env.flush_all()
        self.env.execute_query(
            SQL(
                "UPDATE %s SET write_uid = 1, name = jsonb_build_object('en_US', %s)"
                " WHERE id = %s",
                SQL.identifier(record._table),
                text,
                record.id,
            )
        )
        self.env.invalidate_all()

    def upgrade(self):
        self.env.flush_all()
        for _again in range(2):
            migration("post-untouched.py", "0.0.0").migrate(self.env.cr, "")
        self.env.invalidate_all()

    def test_words_of_before_that_nobody_changed_are_renewed(self):
        for record in self.now:
            self.age(record)
        self.parameter.with_user(1).sequence = 99
        self.upgrade()
        for record, words in self.now.items():
            self.assertEqual(record.name, words)
        self.assertEqual(self.parameter.sequence, 99)

    def test_what_somebody_wrote_stays(self):
        self.age(self.reason)
        self.reason.with_user(self.channel_admin).name = OWN
        self.upgrade()
        self.assertEqual(self.reason.name, OWN)

    def test_a_record_that_somebody_arranged_keeps_its_words(self):
        self.age(self.reason)
        self.reason.with_user(self.channel_admin).sequence = 3
        self.upgrade()
        self.assertEqual(self.reason.name, OLD)

    def test_what_was_translated_stays_in_every_language(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        self.age(self.reason)
        self.reason.with_user(1).with_context(lang="nl_NL").name = "Zelf"
        self.assertEqual(self.reason.write_uid.id, 1)
        self.upgrade()
        self.assertEqual(self.reason.with_context(lang="nl_NL").name, "Zelf")
        self.assertEqual(self.reason.with_context(lang="en_US").name, OLD)

    def test_what_was_deleted_stays_deleted(self):
        self.reason.unlink()
        self.upgrade()
        gone = self.env.ref("prm.reason_rejection_offering", raise_if_not_found=False)
        self.assertFalse(gone)
