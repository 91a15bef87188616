"""An upgrade keeps what conflicts point to."""

import importlib.util
from pathlib import Path

from odoo.tests import TransactionCase, tagged

SCRIPT = Path(__file__).parents[1] / "migrations/19.0.1.1.0/pre-conflict-links.py"
TABLE = "prm_registration_conflict"


@tagged("post_install", "-at_install")
class TestMigrationConflicts(TransactionCase):
    def _script(self):
        spec = importlib.util.spec_from_file_location("conflict_links", SCRIPT)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        return script

    def _columns(self):
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
            [TABLE],
        )
        return {name for (name,) in self.env.cr.fetchall()}

    def test_the_columns_of_before_are_renamed_once(self):
        script = self._script()
        now = self._columns()
        self.assertLessEqual(set(script.COLUMNS.values()), now)
        for old, new in script.COLUMNS.items():
            self.env.cr.execute(f"ALTER TABLE {TABLE} RENAME COLUMN {new} TO {old}")
        for _again in range(2):
            script.migrate(self.env.cr, "19.0.1.0.0")
            self.assertEqual(self._columns(), now)
