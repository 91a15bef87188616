"""An index that has become longer does not stay beside itself."""

from odoo.tests import tagged
from odoo.tools import sql

from ...common import PrmCase
from ..migration_common import migration

TABLE, FORMER = "prm_partnership", "prm_partnership__user_id_index"


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationManagers(PrmCase):
    def test_the_former_index_goes_and_the_longer_one_stays(self):
        self.cr.execute(f"CREATE INDEX {FORMER} ON {TABLE} (user_id)")
        for _again in range(2):
            migration("pre-managers.py", "19.0.1.12.0").migrate(self.cr, "")
            self.assertFalse(sql.index_exists(self.cr, FORMER))
        self.assertTrue(sql.index_exists(self.cr, "prm_partnership_of_manager"))
