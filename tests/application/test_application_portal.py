"""The settings on a portal, and which words are no paths of portals."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..common import PrmCase
from ..upgrade.migration_common import migration


@tagged("post_install", "-at_install")
class TestApplicationPortal(PrmCase):
    def test_nobody_can_apply_at_first(self):
        portal = self.env["prm.portal"].create({"name": "New", "path": "new"})
        self.assertFalse(portal.accepts_applications)
        self.assertFalse(self.portal.accepts_applications)

    def test_the_address_follows_the_path(self):
        self.portal.path = "moved"
        self.assertTrue(self.portal.application_url.endswith("/partner/apply/moved"))

    def test_addresses_of_ours_are_no_portals(self):
        for path in ("apply", "answer", "directory"):
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                self.portal.path = path

    def test_a_portal_that_has_such_a_path_from_before_gets_another_one(self):
        query = "UPDATE prm_portal SET path = 'apply' WHERE id = %s"
        self.env.cr.execute(query, [self.portal.id])
        self.env.invalidate_all()
        paths = migration("post-paths.py", "19.0.1.6.0")
        for _time in range(2):
            paths.migrate(self.env.cr, "19.0.1.5.0")
            self.env.invalidate_all()
            self.assertEqual(self.portal.path, "apply-2")

    def test_what_cannot_be_asked_is_refused(self):
        with self.assertRaises(ValidationError):
            self.portal.application_definition = [
                {
                    "name": "x",
                    "type": "many2one",
                    "string": "Who",
                    "comodel": "res.users",
                }
            ]

    def test_partners_read_nothing_of_the_settings(self):
        portal = self.portal.with_user(self.partner_a)
        for name in (
            "accepts_applications",
            "application_definition",
            "application_user_id",
        ):
            self.assertFalse(
                portal._has_field_access(portal._fields[name], "read"), name
            )

    def test_the_responsible_is_a_reviewer_who_is_there(self):
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            self.portal.application_user_id = self.employee
        self.portal.application_user_id = self.channel_all
        self.assertEqual(self.portal._application_user_sudo(), self.channel_all)
        self.channel_all.active = False
        self.assertEqual(self.portal._application_user_sudo(), self.channel_own)
