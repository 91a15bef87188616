"""An upgrade keeps what conflicts point to."""

import importlib.util

from odoo.tests import TransactionCase, tagged
from odoo.tools import sql

from ...places import ROOT

SCRIPT = ROOT / "migrations/19.0.1.1.0/pre-conflict-links.py"
TABLE = "prm_registration_conflict"


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationConflicts(TransactionCase):
    def _script(self):
        spec = importlib.util.spec_from_file_location("conflict_links", SCRIPT)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        return script

    def _columns(self):
        return set(sql.table_columns(self.env.cr, TABLE))

    def test_the_columns_of_before_are_renamed_once(self):
        script = self._script()
        now = self._columns()
        self.assertLessEqual(set(script.COLUMNS.values()), now)
        for old, new in script.COLUMNS.items():
            sql.rename_column(self.env.cr, TABLE, new, old)
        for _again in range(2):
            script.migrate(self.env.cr, "19.0.1.0.0")
            self.assertEqual(self._columns(), now)
