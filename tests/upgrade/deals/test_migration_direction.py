"""An upgrade gives registrations and partnerships the direction of their portal."""

import importlib.util

from odoo.tests import tagged
from odoo.tools import sql

from ...common import PrmCase
from ...places import ROOT

SCRIPT = ROOT / "migrations/19.0.1.4.0/pre-direction.py"
ADDED = {
    "prm_registration": ("direction_id", "is_team_only"),
    "prm_partnership": ("direction_id",),
}


@tagged("post_install", "-at_install")
class TestMigrationDirection(PrmCase):
    def upgrade(self):
        """Run the script on the tables of before, twice: it does it once."""
        self.env.flush_all()
        for table, columns in ADDED.items():
            for column in columns:
                self.env.cr.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        spec = importlib.util.spec_from_file_location("direction", SCRIPT)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        for _again in range(2):
            script.migrate(self.env.cr, "19.0.1.3.0")
        self.env.invalidate_all()

    def test_the_columns_are_there_and_filled(self):
        deal = self._register(self.partner_a).sudo()
        without = self.portal.copy({"path": "without", "team_id": False})
        program = self.env["prm.program"].create(
            {"name": "Without", "portal_id": without.id}
        )
        self._create_tiers(program, 0)
        organization = self._create_organization("Cedar")
        other = self._create_partnership(organization, program, activate=False)
        self.upgrade()
        for table, columns in ADDED.items():
            for column in columns:
                self.assertTrue(sql.column_exists(self.env.cr, table, column))
        self.assertEqual(deal.direction_id, self.team)
        self.assertFalse(deal.is_team_only)
        self.assertEqual(self.partnership_a.direction_id, self.team)
        self.assertFalse(other.direction_id)
