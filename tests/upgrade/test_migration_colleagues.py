"""An upgrade gives supervisors nothing new, and leads old links to their portal."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import PrmCase
from .migration_common import migration

VERSION = "19.0.1.5.0"


@tagged("post_install", "-at_install")
class TestMigrationColleagues(PrmCase):
    def upgrade(self, name):
        self.env.flush_all()
        with mute_logger("migration"):
            migration(name, VERSION).migrate(self.env.cr, "19.0.1.4.0")
        self.env.invalidate_all()

    def test_on_portals_of_before_supervisors_invite_nobody(self):
        archived = self.portal.copy({"path": "archived", "active": False})
        self.env.flush_all()
        self.env.cr.execute("ALTER TABLE prm_portal DROP colleague_invitations")
        self.upgrade("pre-colleagues.py")
        for portal in self.portal | archived:
            self.assertEqual(portal.colleague_invitations, "no")
        self.portal.colleague_invitations = "yes"
        self.upgrade("pre-colleagues.py")
        self.assertEqual(self.portal.colleague_invitations, "yes")

    def test_on_portals_of_before_the_section_lets_nothing_be_changed(self):
        rows = self.env["prm.portal.section"].search([("key", "=", "colleagues")])
        rows.unlink()
        self.upgrade("post-colleagues.py")
        rows = self.env["prm.portal.section"].search([("key", "=", "colleagues")])
        self.assertIn(self.portal, rows.portal_id)
        self.assertEqual(set(rows.mapped("can_edit")), {False})
        self.assertEqual(set(rows.mapped("visible")), {True})
        others = self.portal.section_ids - rows
        self.assertEqual(set(others.mapped("can_edit")), {True})

    def test_a_portal_whose_path_is_an_address_now_gets_another_one(self):
        other = self.portal.copy({"path": "other"})
        self.env.flush_all()
        query = "UPDATE prm_portal SET path = %s WHERE id = %s"
        self.env.cr.execute(query, ["settings", self.portal.id])
        self.env.cr.execute(query, ["invitation", other.id])
        self.env.invalidate_all()
        self.upgrade("post-paths.py")
        self.assertEqual(
            (self.portal | other).mapped("path"), ["settings-2", "invitation-2"]
        )
        self.upgrade("post-paths.py")
        self.assertEqual(self.portal.path, "settings-2")
