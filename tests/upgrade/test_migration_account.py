"""An upgrade leaves pages of before light, and their people's login as it is."""

from odoo.tests import tagged

from ..common import PrmCase
from .migration_common import migration

SWITCHES = ("dark_pages", "email_change")


@tagged("post_install", "-at_install")
class TestMigrationAccount(PrmCase):
    def upgrade(self):
        self.env.flush_all()
        module = migration("pre-account.py", "19.0.1.5.0")
        module.migrate(self.env.cr, "19.0.1.4.0")
        self.env.invalidate_all()

    def forget_columns(self):
        """Leave the table as it was before there was this choice."""
        self.env.flush_all()
        for name in SWITCHES:
            self.env.cr.execute(f"ALTER TABLE prm_portal DROP {name}")

    def switches(self, portal):
        return [portal[name] for name in SWITCHES]

    def test_portals_of_before_have_both_off_archived_ones_too(self):
        archived = self.portal.copy({"path": "archived", "active": False})
        self.forget_columns()
        self.upgrade()
        for portal in self.portal | archived:
            self.assertEqual(self.switches(portal), [False, False])

    def test_a_new_portal_has_both_on(self):
        self.assertEqual(self.switches(self.portal), [True, True])
        self.forget_columns()
        self.upgrade()
        made = self.portal.copy({"path": "made-later"})
        portal = self.env["prm.portal"].create({"name": "New", "path": "new"})
        self.assertEqual(self.switches(portal), [True, True])
        self.assertEqual(self.switches(made), [False, False])

    def test_what_was_chosen_since_stays_when_it_runs_again(self):
        self.forget_columns()
        self.upgrade()
        self.portal.write(dict.fromkeys(SWITCHES, True))
        self.upgrade()
        self.assertEqual(self.switches(self.portal), [True, True])

    def test_with_both_off_pages_are_light_and_no_address_is_changed(self):
        self.forget_columns()
        self.upgrade()
        portal = self.portal.with_user(self.partner_a)
        appearance = self.env["prm.appearance"].with_user(self.partner_a)
        self.assertEqual(appearance._of(portal), "light")
        self.assertEqual(appearance._offered(portal), [])
        address = self.env["prm.login.address"].with_user(self.partner_a)
        self.assertFalse(address._is_open())
