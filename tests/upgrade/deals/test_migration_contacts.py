"""An upgrade lets partners read contacts, and change nothing of them."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from ...common import PrmCase
from ..migration_common import migration

VERSION = "19.0.1.6.0"
KEYS = ("contacts", "inbox")


@tagged("post_install", "-at_install")
class TestMigrationContacts(PrmCase):
    def rows(self):
        return self.env["prm.portal.section"].search([("key", "in", KEYS)])

    def test_on_portals_of_before_the_sections_let_nothing_be_changed(self):
        archived = self.portal.copy({"path": "archived", "active": False})
        self.rows().unlink()
        self.env.flush_all()
        with mute_logger("migration"):
            script = migration("post-contacts.py", VERSION)
            script.migrate(self.env.cr, "19.0.1.5.0")
        self.env.invalidate_all()
        rows = self.rows()
        self.assertEqual(len(rows), 2 * len(rows.portal_id))
        self.assertLessEqual(self.portal | archived, rows.portal_id)
        self.assertEqual(set(rows.mapped("visible")), {True})
        self.assertEqual(set(rows.mapped("can_create")), {False})
        self.assertEqual(set(rows.mapped("can_edit")), {False})
        others = self.portal.section_ids - rows
        self.assertEqual(set(others.mapped("can_edit")), {True})
