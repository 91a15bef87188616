"""An upgrade opens nothing to partners: neither appeals nor figures of decisions."""

from odoo.tests import tagged

from ...common import PrmCase
from ..migration_common import migration

VERSION = "19.0.1.6.0"
SWITCHES = ("let_appeal", "show_promises")


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationPromises(PrmCase):
    def test_on_portals_of_before_both_are_off_and_on_new_ones_on(self):
        archived = self.portal.copy({"path": "archived", "active": False})
        for portal in self.portal | archived:
            self.assertTrue(all(portal[name] for name in SWITCHES))
        script = migration("post-promises.py", VERSION)
        script.migrate(self.env.cr, "19.0.1.5.0")
        self.env.invalidate_all()
        for portal in self.portal | archived:
            self.assertFalse(any(portal[name] for name in SWITCHES))
        new = self.env["prm.portal"].create({"name": "New", "path": "brand-new"})
        self.assertTrue(all(new[name] for name in SWITCHES))

    def test_mails_of_appeals_wait_for_the_vendor_s_decision(self):
        events = ("appeal_received", "appeal_decided")
        rows = self.portal.event_ids.filtered(lambda row: row.event in events)
        self.assertEqual(len(rows), 2)
        rows.unlink()
        self.env["prm.portal"]._complete_all()
        rows = self.portal.event_ids.filtered(lambda row: row.event in events)
        self.assertEqual(rows.mapped("offered"), [False, False])
